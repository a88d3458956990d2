/*
 * A line of output as tokens, both sides of a comparison alike:
 *
 *   token = instant | age | word | space | mark       word: letters, digits, "_"    mark: any other single character
 */
import { AGE_PATTERN } from './age.js';
import { INSTANT_PATTERN } from './instant.js';

export type TokenKind = 'instant' | 'age' | 'word' | 'space' | 'mark';

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  /** Column of its first character, from 0. */
  readonly column: number;
}

const TOKEN = new RegExp(
  `(?<instant>${INSTANT_PATTERN})|(?<age>${AGE_PATTERN})|(?<word>[\\p{L}\\p{N}_]+)|(?<space>\\s+)|(?<mark>[^])`,
  'gu',
);

/** Blanks at the end are dropped. */
export function tokensOf(line: string): Token[] {
  const tokens: Token[] = [];
  for (const match of line.trimEnd().matchAll(TOKEN)) {
    const groups = match.groups ?? {};
    const kind = (['instant', 'age', 'word', 'space', 'mark'] as const).find((name) => groups[name] !== undefined) ?? 'mark';
    tokens.push({ kind, text: match[0], column: match.index });
  }
  return tokens;
}

/** Long enough that it is no word, short enough for `docker ps`. */
export const isHexadecimal = (word: string): boolean => /^[0-9a-f]{12,64}$/.test(word);

export const isGeneratedForm = (word: string): boolean => /^[a-z]+_[a-z]+\d?$/.test(word);

/** Lines of an output; carriage returns before line ends, and blank lines at the end, are dropped. */
export function linesOf(output: string): string[] {
  const lines = output.split('\n').map((line) => line.replace(/\r+$/, ''));
  while (lines.length > 0 && lines.at(-1)?.trim() === '') lines.pop();
  return lines;
}
