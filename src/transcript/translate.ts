import type { Bindings } from './bindings.js';
import { isGeneratedForm, isHexadecimal } from './tokens.js';

/** A line of the simulation with the author's identifiers and names. Where the author shows only a beginning, the rest stays. */
export function inAuthorsWords(line: string, bindings: Bindings): string {
  return line.replace(/[\p{L}\p{N}_]+/gu, (word) => {
    if (isHexadecimal(word)) {
      const bound = bindings.actual('identifier', word);
      return bound ? (bound.expected + word.slice(bound.expected.length)).slice(0, word.length) : word;
    }
    if (/^[0-9a-f]{7,11}$/.test(word)) {
      const [bound, other] = bindings.actualBeginning(word);
      return bound && !other && bound.expected.length >= word.length ? bound.expected.slice(0, word.length) : word;
    }
    const name = isGeneratedForm(word) ? bindings.actual('name', word)?.expected : undefined;
    return (
      name ??
      (word.includes('_')
        ? word
            .split('_')
            .map((part) => inAuthorsWords(part, bindings))
            .join('_')
        : word)
    );
  });
}
