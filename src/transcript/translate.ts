import type { Bindings } from './bindings.js';
import { isGeneratedForm, isHexadecimal } from './tokens.js';

/** A line of the simulation with the author's identifiers and names. Where the author shows only a beginning, the rest stays. */
export function inAuthorsWords(line: string, bindings: Bindings): string {
  return line.replace(/[\p{L}\p{N}_]+/gu, (word) => {
    if (isHexadecimal(word)) {
      const bound = bindings.actual('identifier', word);
      return bound ? (bound.expected + word.slice(bound.expected.length)).slice(0, word.length) : word;
    }
    return isGeneratedForm(word) ? (bindings.actual('name', word)?.expected ?? word) : word;
  });
}
