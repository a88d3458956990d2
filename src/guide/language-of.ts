import { english } from '../language/english.js';
import { german } from '../language/german.js';
import type { Language } from '../language/language.js';
import type { Environment } from '../process/program.js';

/** The language that the environment of a program asks for, as a shell does: `LANG=de_DE.UTF-8`. */
export function languageOf(env: Environment): Language {
  const wanted = env['LC_ALL'] || env['LANG'] || '';
  return [english, german].find(({ code }) => wanted.split(/[_.]/)[0] === code) ?? english;
}
