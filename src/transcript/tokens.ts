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

const TOKEN = new RegExp(`(${INSTANT_PATTERN})|(${AGE_PATTERN})|([\\p{L}\\p{N}_]+)|(\\s+)|([^])`, 'gu');

const KINDS: readonly TokenKind[] = ['instant', 'age', 'word', 'space', 'mark'];

function cut(line: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const match of line.matchAll(TOKEN)) {
    const group = match.findIndex((text, index) => index > 0 && text !== undefined);
    tokens.push({ kind: KINDS[group - 1] ?? 'mark', text: match[0], column: match.index });
  }
  return tokens;
}

/** One output is compared many times while time is inferred, so the last lines are kept. */
const KEPT = 5000;
const kept = new Map<string, readonly Token[]>();

/** Blanks at the end are dropped. */
export function tokensOf(line: string): readonly Token[] {
  let tokens = kept.get(line);
  if (!tokens) {
    tokens = cut(line.trimEnd());
    if (kept.size >= KEPT) kept.clear();
    kept.set(line, tokens);
  }
  return tokens;
}

/** The whole word around a token, up to white space, for messages; of a very long one the token alone. */
export function cellAt(tokens: readonly Token[], index: number): string {
  const own = tokens[index]?.text ?? '';
  const ends = (token: Token) => token.kind === 'space';
  const from = tokens.slice(0, index).findLastIndex(ends) + 1;
  const behind = tokens.slice(index).findIndex(ends);
  const cell = tokens
    .slice(from, behind < 0 ? tokens.length : index + behind)
    .map((token) => token.text)
    .join('');
  return cell.length > LONGEST_CELL ? own : cell;
}

const LONGEST_CELL = 80;

/** Long enough that it is no word, short enough for `docker ps`. */
export const isHexadecimal = (word: string): boolean => /^[0-9a-f]{12,64}$/.test(word);

export const isGeneratedForm = (word: string): boolean => /^[a-z]+_[a-z]+\d?$/.test(word);

/** Lines of an output; carriage returns before line ends, and blank lines at the end, are dropped. */
export function linesOf(output: string): string[] {
  const lines = output.split('\n').map((line) => line.replace(/\r+$/, ''));
  while (lines.length > 0 && lines.at(-1)?.trim() === '') lines.pop();
  return lines;
}
