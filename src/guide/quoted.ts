import type { Bytes } from '../digest/bytes.js';

/** One word that is a whole line (`preview 'docker stop a && docker rm a'`) stays one; several are words of a command. */
export function quoted(words: readonly Bytes[]): Bytes {
  const [only] = words;
  if (words.length === 1 && only !== undefined) return only;
  return words
    .map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`))
    .join(' ') as Bytes;
}
