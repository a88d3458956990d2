import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toUint8Array } from '../../src/digest/bytes.js';
import * as noble from '../../src/digest/sha256-noble.js';
import * as node from '../../src/digest/sha256-node.js';
import * as chosen from '../../src/digest/sha256.js';

const byteStrings = fc.uint8Array({ maxLength: 300 }).map((array) => String.fromCharCode(...array));

describe.each([
  ['chosen', chosen],
  ['node', node],
  ['noble', noble],
])('sha256, %s', (_, { sha256, createSha256 }) => {
  it('gives the published values (FIPS 180-2)', () => {
    expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(sha256('a'.repeat(1_000_000))).toBe('cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0');
  });

  it('hashes byte strings and arrays alike, whole or in pieces, and can be asked half way', () => {
    fc.assert(
      fc.property(fc.array(byteStrings, { maxLength: 5 }), (pieces) => {
        const running = createSha256();
        let whole = '';
        for (const [index, piece] of pieces.entries()) {
          running.update(index % 2 === 0 ? piece : toUint8Array(piece));
          whole += piece;
          const expected = createHash('sha256').update(whole, 'latin1').digest('hex');
          expect(running.hex()).toBe(expected);
          expect(sha256(whole)).toBe(expected);
          expect(sha256(toUint8Array(whole))).toBe(expected);
        }
      }),
    );
  });
});
