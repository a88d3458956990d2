import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromUint8Array, isBytes, toBytes, toText, toUint8Array } from '../../src/digest/bytes.js';

const text = fc.string({ unit: 'binary' });
const loneSurrogates = fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units));
/** Bytes from the corners of the UTF-8 table, so that nearly well-formed sequences are frequent. */
const corners = [0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec, 0xed];
const byte = fc.constantFrom(...corners, 0xee, 0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xff);
const array = fc.oneof(
  fc.uint8Array(),
  fc.array(byte, { maxLength: 12 }).map((bytes) => Uint8Array.from(bytes)),
);

describe('byte strings', () => {
  it('encode a text as the platform does, lone surrogates included', () => {
    fc.assert(
      fc.property(fc.oneof(text, loneSurrogates), (value) => {
        expect([...toUint8Array(toBytes(value))]).toEqual([...new TextEncoder().encode(value)]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('decode as the platform does, ill-formed input included', () => {
    fc.assert(
      fc.property(array, (bytes) => {
        const expected = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
        expect(toText(fromUint8Array(bytes))).toBe(expected);
      }),
      { numRuns: 5_000 },
    );
  });

  it('give a text back unchanged', () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(toText(toBytes(value))).toBe(value);
      }),
    );
    expect(toBytes('plain\0\x7f')).toBe('plain\0\x7f');
    expect(toBytes('é€\u{1F433}')).toBe('\xc3\xa9\xe2\x82\xac\xf0\x9f\x90\xb3');
  });

  it('go to an array and back, in any length, without sharing it', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(toUint8Array(fromUint8Array(bytes))).toEqual(bytes);
      }),
    );
    const long = Uint8Array.from({ length: 300_001 }, (_, n) => (n * 31) & 0xff);
    const bytes = fromUint8Array(long);
    long[0] = 99;
    expect(bytes.length).toBe(300_001);
    expect(bytes.charCodeAt(0)).toBe(0);
    expect(bytes.charCodeAt(300_000)).toBe((300_000 * 31) & 0xff);
  });

  it('are told from other strings', () => {
    expect(isBytes('\0\n\xff')).toBe(true);
    expect(isBytes('\u0100')).toBe(false);
  });
});
