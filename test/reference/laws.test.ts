import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isReferenceFailure } from '../../src/reference/failure.js';
import { familiarMatch, familiarString } from '../../src/reference/familiar.js';
import { parseNormalized, tryParseAny, tryParseCanonical, tryParseNormalized } from '../../src/reference/normalize.js';
import { tryParseReference } from '../../src/reference/parse.js';
import { formatReference } from '../../src/reference/reference.js';

const letters = (alphabet: string, maxLength: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...alphabet), minLength: 1, maxLength });
const lower = letters('abz019', 4);
const component = fc
  .tuple(lower, fc.array(fc.tuple(fc.constantFrom('.', '_', '__', '-', '---'), lower), { maxLength: 2 }))
  .map(([first, rest]) => first + rest.flat().join(''));
const domain = fc.oneof(
  fc.constantFrom('docker.io', 'index.docker.io', 'localhost', 'library'),
  fc.tuple(letters('aZ0', 3), fc.constantFrom('', '.io', ':5000', '-x.y:1')).map((parts) => parts.join('')),
);
const optional = <T>(some: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(some, { nil: undefined });
const wellFormed = fc
  .record({
    domain: optional(domain),
    path: fc.array(component, { minLength: 1, maxLength: 3 }),
    tag: optional(letters('aZ_0', 5)),
    digest: optional(fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 })),
  })
  .map(({ domain, path, tag, digest }) =>
    [domain === undefined ? '' : `${domain}/`, path.join('/'), tag && `:${tag}`, digest && `@sha256:${digest}`].join(
      '',
    ),
  );
/** Strings that look like references, most of which are none. */
const nearly = letters('aA0/:.@-_', 12);

describe('laws of references', () => {
  it('what is printed is read again as the same', () => {
    let read = 0;
    fc.assert(
      fc.property(fc.oneof(wellFormed, nearly), (text) => {
        const raw = tryParseReference(text);
        if (!isReferenceFailure(raw)) expect(formatReference(raw)).toBe(text);
        const reference = tryParseNormalized(text);
        if (isReferenceFailure(reference)) return;
        read++;
        expect(parseNormalized(formatReference(reference))).toEqual(reference);
        expect(tryParseCanonical(formatReference(reference))).toEqual(reference);
        const [first = '', ...others] = reference.path.split('/');
        const looksLikeDomain = others.length > 0 && (first.includes('.') || first === 'localhost');
        if (reference.domain !== 'docker.io' || !looksLikeDomain) {
          expect(parseNormalized(familiarString(reference))).toEqual(reference);
        }
        expect(familiarString(reference).length).toBeLessThanOrEqual(formatReference(reference).length);
        expect(familiarMatch(familiarString(reference), reference)).toBe(true);
        expect(tryParseAny(text)).toEqual(reference);
      }),
      { numRuns: 2_000 },
    );
    expect(read).toBeGreaterThan(500);
  });

  it('but the familiar form of one kind of name is another name, as in the Engine', () => {
    const familiar = familiarString(parseNormalized('docker.io/quay.io/app'));
    expect(familiar).toBe('quay.io/app');
    expect(parseNormalized(familiar)).toEqual({ domain: 'quay.io', path: 'app' });
  });

  it('anything else is a failure with a message, never an exception', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const result = tryParseNormalized(text);
        if (isReferenceFailure(result)) expect([result.input, result.message === '']).toEqual([text, false]);
      }),
    );
  });

  it.each([
    ['letters', 'a'.repeat(200_000)],
    ['letters and a fault', `${'a'.repeat(200_000)}!`],
    ['components', `${'a/'.repeat(100_000)}!`],
    ['dashes', `a${'-'.repeat(200_000)}`],
    ['underscores', `a${'__a'.repeat(70_000)}_`],
    ['domains', `${'a.'.repeat(100_000)}/`],
    ['a port', `a:${'1'.repeat(200_000)}/!`],
    ['digest algorithms', `a@${'a+'.repeat(100_000)}:`],
    ['a digest', `a@sha256:${'f'.repeat(200_000)}!`],
    ['capitals', 'A'.repeat(200_000)],
  ])('long input costs little time: %s', (_, text) => {
    const start = performance.now();
    expect(isReferenceFailure(tryParseReference(text))).toBe(true);
    expect(isReferenceFailure(tryParseNormalized(text))).toBe(true);
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});
