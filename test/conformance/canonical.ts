import { adjectives, surnames } from '../../src/identity/name-words.js';

/** What no two runs share, in the order in which it is looked for. */
const patterns: readonly (readonly [word: string, pattern: RegExp])[] = [
  ['instant', /\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?(Z| \+0000 UTC)?/g],
  ['instant', /\b1[789]\d{8}(\d{9}|\.\d{9})?\b/g],
  ['age', /\b(Less than a second|About an? (minute|hour)|\d+ (second|minute|hour|day)s?)\b/g],
  ['link', /\b[A-Z0-9]{26}\b/g],
  ['process', /\b(runc-process|"?Pid"?: ?)\d+\b/g],
  ['name', new RegExp(`\\b(${adjectives.join('|')})_(${surnames.join('|')})\\d?\\b`, 'g')],
];

/**
 * A record without what no two runs share: identifiers and made-up names become numbers in the order of their first
 * appearance, ages and instants lose their value, columns their width. Two records say the same if this is equal.
 */
export function canonical(record: string): string {
  const known: string[] = [];
  const number = (word: string): number => {
    const found = known.findIndex((one) => one.startsWith(word) || word.startsWith(one));
    if (found < 0) return known.push(word);
    if (word.length > (known[found]?.length ?? 0)) known[found] = word;
    return found + 1;
  };
  let text = record;
  for (const [word, pattern] of patterns)
    text = text.replace(pattern, (found) => (word === 'name' ? `<name ${number(found)}>` : `<${word}>`));
  return text
    .replace(/\b[0-9a-f]{12,64}\b/g, (digits) => `<${digits.length} digits of ${number(digits)}>`)
    .replace(/ {2,}/g, '  ')
    .replace(/ +$/gm, '');
}
