import { describe, expect, it } from 'vitest';
import { digestOf, isDigest, shortId } from '../../src/digest/digest.js';

const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

describe('digests', () => {
  it('name their algorithm', () => {
    expect(digestOf('abc')).toBe(`sha256:${abc}`);
    expect(isDigest(digestOf(new Uint8Array()))).toBe(true);
  });

  it.each([
    '',
    'sha256:',
    abc,
    `sha256:${abc.toUpperCase()}`,
    `sha256:${abc}0`,
    `sha256:${abc.slice(1)}`,
    `sha512:${abc}`,
    `sha256:${abc}\n`,
  ])('are told from %j', (text) => {
    expect(isDigest(text)).toBe(false);
  });

  it.each([
    [abc, 'ba7816bf8f01'],
    [`sha256:${abc}`, 'ba7816bf8f01'],
    ['', ''],
    ['1234', '1234'],
  ])('%j is %j for short', (id, short) => {
    expect(shortId(id)).toBe(short);
  });
});
