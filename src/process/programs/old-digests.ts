const turns = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];

/** MD5 of a byte string (RFC 1321), in hexadecimal. For `md5sum` only: nothing in the model rests on it. */
export function md5(bytes: string): string {
  let [a, b, c, d] = [0x67452301, 0xefcdab89 | 0, 0x98badcfe | 0, 0x10325476];
  for (const words of blocks(bytes, true)) {
    const before = [a, b, c, d] as const;
    for (let step = 0; step < 64; step++) {
      const round = step >> 4;
      const mixed = [(b & c) | (~b & d), (d & b) | (~d & c), b ^ c ^ d, c ^ (b | ~d)][round] as number;
      const place = [step, 5 * step + 1, 3 * step + 5, 7 * step][round] as number;
      const constant = Math.floor(Math.abs(Math.sin(step + 1)) * 2 ** 32);
      const sum = (a + mixed + constant + (words[place & 15] as number)) | 0;
      [a, d, c, b] = [d, c, b, (b + rotated(sum, turns[4 * round + (step & 3)] as number)) | 0];
    }
    [a, b, c, d] = [(a + before[0]) | 0, (b + before[1]) | 0, (c + before[2]) | 0, (d + before[3]) | 0];
  }
  return [a, b, c, d].map((word) => hex(swapped(word))).join('');
}

/** SHA-1 of a byte string (RFC 3174), in hexadecimal. For `sha1sum` only. */
export function sha1(bytes: string): string {
  const sums = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
  for (const words of blocks(bytes, false)) {
    let [a, b, c, d, e] = sums as [number, number, number, number, number];
    for (let step = 0; step < 80; step++) {
      if (step >= 16) {
        const [w, x, y, z] = [3, 8, 14, 16].map((back) => words[step - back] as number) as [
          number,
          number,
          number,
          number,
        ];
        words.push(rotated(w ^ x ^ y ^ z, 1));
      }
      const mixed = step < 20 ? (b & c) | (~b & d) : step >= 40 && step < 60 ? (b & c) | (b & d) | (c & d) : b ^ c ^ d;
      const constant = [0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6][Math.floor(step / 20)] as number;
      const sum = (rotated(a, 5) + mixed + e + constant + (words[step] as number)) | 0;
      [e, d, c, b, a] = [d, c, rotated(b, 30), a, sum];
    }
    [a, b, c, d, e].forEach((word, at) => {
      sums[at] = ((sums[at] as number) + word) | 0;
    });
  }
  return sums.map(hex).join('');
}

function rotated(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}

function swapped(word: number): number {
  return ((word & 0xff) << 24) | ((word & 0xff00) << 8) | ((word >>> 8) & 0xff00) | (word >>> 24);
}

function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0');
}

/** Sixteen words at a time, a one bit, zeros and the length in bits added at the end. */
function* blocks(bytes: string, little: boolean): Generator<number[]> {
  const padded = `${bytes}\x80${'\0'.repeat((119 - (bytes.length % 64)) % 64)}`;
  const words: number[] = [];
  for (let at = 0; at < padded.length; at += 4) {
    const [p, q, r, s] = [0, 1, 2, 3].map((place) => padded.charCodeAt(at + place)) as [number, number, number, number];
    const word = (p << 24) | (q << 16) | (r << 8) | s;
    words.push(little ? swapped(word) : word);
  }
  const [high, low] = [Math.floor(bytes.length / 2 ** 29), (bytes.length * 8) | 0];
  words.push(...(little ? [low, high] : [high, low]));
  for (let at = 0; at < words.length; at += 16) yield words.slice(at, at + 16);
}
