import { englishWords } from './english/english.js';
import type { Language } from './language.js';

export const english: Language = { code: 'en', name: 'English', words: englishWords };
