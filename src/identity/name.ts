import { type IdentityState, draw, integerFrom, nextHex } from './identity.js';
import { adjectives, surnames } from './name-words.js';

/** The one pair of words that is never drawn. */
const neverDrawn = 'boring_wozniak';
const attempts = 6;

/**
 * A name for a container without one: `adjective_surname`, not taken. As in the Engine (daemon/names.go), a taken
 * name is not tried with a digit: a new pair is drawn, and from the second attempt on a digit is put behind it.
 * After six attempts the name is `shortId`, or 12 hexadecimal digits drawn for the purpose.
 */
export function nextName(
  identity: IdentityState,
  taken: (name: string) => boolean,
  shortId?: string,
): [name: string, next: IdentityState] {
  let next = identity;
  for (let attempt = 0; attempt < attempts; attempt++) {
    let name: string;
    [name, next] = nextPair(next, attempt > 0);
    if (!taken(name)) return [name, next];
  }
  if (shortId !== undefined) return [shortId, next];
  let hex: string;
  do [hex, next] = nextHex(next, 12);
  while (taken(hex));
  return [hex, next];
}

function nextPair(identity: IdentityState, withDigit: boolean): [name: string, next: IdentityState] {
  const [source, next] = draw(identity);
  let pair: string;
  do pair = `${pick(adjectives)}_${pick(surnames)}`;
  while (pair === neverDrawn);
  return [withDigit ? `${pair}${integerFrom(source, 10)}` : pair, next];

  function pick(words: readonly string[]): string {
    return words[integerFrom(source, words.length)] ?? '';
  }
}
