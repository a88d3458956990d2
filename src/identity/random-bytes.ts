/**
 * Random bytes that are a function of (seed, counter): the same on every platform, cheap, and not for secrets.
 */

/** Gives the next `count` bytes of its stream, in an array of the caller's own. */
export type ByteSource = (count: number) => Uint8Array;

/** Spreads every bit of a 32-bit number over all of them (the finaliser of MurmurHash3). */
function avalanche(word: number): number {
  let mixed = word ^ (word >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

/**
 * The stream that belongs to a seed (any text) and a counter (a whole number from 0). Four multiplicative hashes of
 * the seed, two of them stirred with the halves of the counter, are the start of the generator sfc32 of PractRand:
 * 128 bits of state, additions and shifts only.
 */
export function seededBytes(seed: string, counter: number): ByteSource {
  let a = 0x9e3779b9;
  let b = 0x243f6a88;
  let c = 0xb7e15162;
  let d = 0x6a09e667;
  for (let i = 0; i < seed.length; i++) {
    const unit = seed.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ unit, 0x5bd1e995) + a;
    c = Math.imul(c ^ unit, 0x27d4eb2f) ^ (b >>> 15);
    d = Math.imul(d ^ unit, 0x165667b1) + (c >>> 7);
  }
  a = avalanche(a ^ seed.length);
  b = avalanche(b ^ a);
  c = avalanche(c ^ b ^ counter);
  d = avalanche(d ^ c ^ Math.floor(counter / 0x1_0000_0000));

  function nextWord(): number {
    const word = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + word) | 0;
    return word;
  }

  for (let round = 0; round < 15; round++) nextWord();
  return (count) => {
    const bytes = new Uint8Array(count);
    for (let i = 0; i < count; i += 4) {
      const word = nextWord();
      // Writes beyond the end of a typed array are ignored.
      bytes[i] = word;
      bytes[i + 1] = word >>> 8;
      bytes[i + 2] = word >>> 16;
      bytes[i + 3] = word >>> 24;
    }
    return bytes;
  };
}
