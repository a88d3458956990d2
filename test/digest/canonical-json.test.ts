import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../src/digest/canonical-json.js';

function shuffleMembers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffleMembers);
  if (typeof value !== 'object' || value === null) return value;
  const copy: Record<string, unknown> = Object.create(null);
  for (const [name, member] of Object.entries(value).reverse()) copy[name] = shuffleMembers(member);
  return copy;
}

const values = fc.jsonValue({ stringUnit: 'binary' });

describe('canonicalJson', () => {
  it('can be read back, whichever way strings are escaped', () => {
    fc.assert(
      fc.property(values, (value) => {
        const plain = JSON.parse(JSON.stringify(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(plain);
        expect(JSON.parse(canonicalJson(value, { escape: 'go', order: 'given' }))).toEqual(plain);
      }),
    );
  });

  it('does not depend on the order in which members were added', () => {
    fc.assert(
      fc.property(values, (value) => {
        expect(canonicalJson(shuffleMembers(value))).toBe(canonicalJson(value));
      }),
    );
  });

  it('in given order is what JSON.stringify prints', () => {
    fc.assert(
      fc.property(values, (value) => {
        expect(canonicalJson(value, { order: 'given' })).toBe(JSON.stringify(value));
      }),
    );
  });

  it('sorts by code unit at every depth and leaves out undefined', () => {
    expect(canonicalJson({ b: [{ d: 1, C: 2 }], '10': 0, '9': 0, a: undefined })).toBe(
      '{"10":0,"9":0,"b":[{"C":2,"d":1}]}',
    );
    expect(canonicalJson(JSON.parse('{"__proto__":1,"constructor":2}'))).toBe('{"__proto__":1,"constructor":2}');
  });

  it('escapes as encoding/json of Go 1.19', () => {
    expect(canonicalJson('<a href="x">&\u2028\u2029\b\f\n\r\t\u0001\x7f/\\é\ud83d\udc33\ud800', { escape: 'go' })).toBe(
      '"\\u003ca href=\\"x\\"\\u003e\\u0026\\u2028\\u2029\\u0008\\u000c\\n\\r\\t\\u0001\x7f/\\\\é\ud83d\udc33\\ufffd"',
    );
    expect(canonicalJson({ '<': '/bin/sh -c "a && b"' }, { escape: 'go' })).toBe(
      '{"\\u003c":"/bin/sh -c \\"a \\u0026\\u0026 b\\""}',
    );
    expect(canonicalJson('<&>')).toBe('"<&>"');
  });

  it.each([
    ['undefined', undefined],
    ['a hole', [undefined]],
    ['NaN', Number.NaN],
    ['infinity', { a: Number.POSITIVE_INFINITY }],
    ['a function', () => 1],
    ['a bigint', 1n],
    ['a symbol', Symbol('s')],
    ['a Map', new Map()],
  ])('refuses %s', (_, value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });
});
