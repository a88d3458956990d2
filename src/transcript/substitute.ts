import type { Bindings } from './bindings.js';
import { isGeneratedForm, isHexadecimal } from './tokens.js';
import { withStraightQuotes } from './typography.js';

/** The author's command as the simulation must get it. */
export interface Substituted {
  readonly typed: readonly string[];
  /** The author's words -> the simulation's. */
  readonly replaced: ReadonlyMap<string, string>;
}

function replaceWords(
  typed: readonly string[],
  replacement: (word: string, alone: boolean) => string | undefined,
): Substituted {
  const replaced = new Map<string, string>();
  const lines = typed.map((line) =>
    line.replace(/[\p{L}\p{N}_]+/gu, (word, place: number) => {
      const alone = !/[\w./-]/.test(line[place - 1] ?? ' ') && !/[\w./-]/.test(line[place + word.length] ?? ' ');
      const other = replacement(word, alone);
      if (other !== undefined && other !== word) replaced.set(word, other);
      return other ?? word;
    }),
  );
  return { typed: lines, replaced };
}

function longWord(word: string, bindings: Bindings): string | undefined {
  if (isHexadecimal(word)) return bindings.expected('identifier', word)?.actual.slice(0, word.length);
  const name = isGeneratedForm(word) ? bindings.expected('name', word)?.actual : undefined;
  if (name !== undefined || !word.includes('_')) return name;
  const parts = word.split('_').map((part) => (isHexadecimal(part) ? (longWord(part, bindings) ?? part) : part));
  return parts.join('_');
}

function shortWord(word: string, bindings: Bindings): string | undefined {
  if (!/^[0-9a-f]{2,11}$/.test(word)) return undefined;
  const meant = bindings.beginning(word);
  return meant.length === 1 ? meant[0]?.actual.slice(0, word.length) : undefined;
}

/**
 * The readings of a command, likeliest first. Identifiers of twelve digits or more and generated names always mean what
 * they are bound to; a shorter word may be a prefix of an identifier, or just a word (`c1`, `bee`), so both are offered. Curved
 * quotation marks and hard blanks may be what was typed, or what a word processor made of it.
 */
export function substitutions(typed: readonly string[], bindings: Bindings): readonly Substituted[] {
  const plain = replaceWords(typed, (word) => longWord(word, bindings));
  const prefixed = replaceWords(
    typed,
    (word, alone) => longWord(word, bindings) ?? (alone ? shortWord(word, bindings) : undefined),
  );
  const readings = prefixed.replaced.size > plain.replaced.size ? [plain, prefixed] : [plain];
  const straight = typed.map((line) => withStraightQuotes(line).replaceAll('\u00a0', ' '));
  return straight.join() === typed.join() ? readings : [...readings, ...substitutions(straight, bindings)];
}
