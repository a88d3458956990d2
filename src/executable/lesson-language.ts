import { type LessonLanguage, lessonLanguages } from '../lesson/lesson-language.js';
import type { Options, Parsed } from './options.js';

const codes = lessonLanguages.map(({ code }) => code);

export const languageOption: Options = {
  language: { value: codes.join('|'), oneOf: codes, about: 'what to speak (default: what LANG says, else en)' },
};

/** What the command line asks for, and what the environment says where it is silent. */
export function languageFor(parsed: Parsed): LessonLanguage {
  const asked = parsed.values.get('language')?.[0] ?? (process.env.LC_ALL || process.env.LANG || '').split(/[_.]/)[0];
  const found = lessonLanguages.find(({ code }) => code === asked) ?? lessonLanguages[0];
  if (found === undefined) throw new Error('there is no language');
  return found;
}
