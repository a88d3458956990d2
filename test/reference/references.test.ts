import { describe, expect, it } from 'vitest';
import { InvalidReferenceError, type ReferenceFailure, isReferenceFailure } from '../../src/reference/failure.js';
import { familiarMatch, familiarName, familiarString, tryFamiliarMatch } from '../../src/reference/familiar.js';
import {
  parseAny,
  parseCanonical,
  parseDockerReference,
  parseNormalized,
  tryParseAny,
  tryParseCanonical,
  tryParseDockerReference,
  tryParseNormalized,
  withDefaultTag,
} from '../../src/reference/normalize.js';
import {
  parseName,
  parseReference,
  tryParseName,
  tryParseReference,
  tryWithDigest,
  tryWithTag,
  withDigest,
  withTag,
} from '../../src/reference/parse.js';
import {
  type AnyReference,
  type NamedReference,
  formatReference,
  isNamed,
  repositoryName,
} from '../../src/reference/reference.js';
import table from './references.json' with { type: 'json' };

interface Row {
  readonly input: string | readonly [string, string];
  readonly result?: unknown;
  readonly error?: string;
}
const rows = table.rows as unknown as Readonly<Record<string, readonly Row[]>>;

function rowsOf(name: string): readonly Row[] {
  const found = rows[name] ?? [];
  expect(found.length, `rows of ${name}`).toBeGreaterThan(0);
  return found;
}

/** Everything that a row of the table says about a reference. */
function describeReference(reference: AnyReference, withDefault: boolean): Record<string, string> {
  const strings = { string: formatReference(reference), familiarString: familiarString(reference) };
  if (!isNamed(reference)) return { ...reference, ...strings };
  const tagNameOnly = withDefault ? { tagNameOnly: formatReference(withDefaultTag(reference)) } : {};
  return { ...reference, ...strings, familiarName: familiarName(reference), ...tagNameOnly };
}

type Attempt = (input: never) => AnyReference | ReferenceFailure;

/** The table keeps no codes: an error is compared by its text. */
function answer(attempt: Attempt, row: Row): unknown {
  const result = attempt(row.input as never);
  if (isReferenceFailure(result)) return { input: row.input, error: result.message };
  const withDefault = typeof row.result === 'object' && row.result !== null && 'tagNameOnly' in row.result;
  return { input: row.input, result: describeReference(result, withDefault) };
}

/** A few rows add a tag to a reference that no parser would take, so they are taken apart by hand. */
function takeApart(text: string): NamedReference {
  const [named = '', digest] = text.split('@');
  const [, name = '', tag] = /^(.*?)(?::([^/]+))?$/.exec(named) ?? [];
  return { ...parseName(name), ...(tag === undefined ? {} : { tag }), ...(digest === undefined ? {} : { digest }) };
}

const functions: readonly (readonly [name: string, attempt: Attempt, run: (input: never) => AnyReference])[] = [
  ['Parse', tryParseReference, parseReference],
  ['ParseNormalizedNamed', tryParseNormalized, parseNormalized],
  ['ParseNamed', tryParseCanonical, parseCanonical],
  ['ParseAnyReference', tryParseAny, parseAny],
  ['ParseDockerRef', tryParseDockerReference, parseDockerReference],
  ['WithName', tryParseName, parseName],
  [
    'WithTag',
    ([text, tag]: [string, string]) => tryWithTag(takeApart(text), tag),
    ([text, tag]: [string, string]) => withTag(takeApart(text), tag),
  ],
  [
    'WithDigest',
    ([text, digest]: [string, string]) => tryWithDigest(takeApart(text), digest),
    ([text, digest]: [string, string]) => withDigest(takeApart(text), digest),
  ],
];

describe('the table of references', () => {
  it('has no rows that nobody reads', () => {
    expect(Object.keys(rows).sort()).toEqual([...functions.map(([name]) => name), 'FamiliarMatch'].sort());
    expect(Object.values(rows).flat()).toHaveLength(234);
  });

  it.each(functions)('%s', (name, attempt, run) => {
    for (const row of rowsOf(name)) {
      expect(answer(attempt, row)).toEqual(row);
      const result = attempt(row.input as never);
      if (isReferenceFailure(result)) expect(() => run(row.input as never)).toThrow(new InvalidReferenceError(result));
      else expect(run(row.input as never)).toEqual(result);
    }
  });

  it('FamiliarMatch', () => {
    for (const { input, result, error } of rowsOf('FamiliarMatch')) {
      const [pattern = '', text = ''] = input;
      const reference = parseAny(text);
      const found = tryFamiliarMatch(pattern, reference);
      if (error === undefined) {
        expect([input, found]).toEqual([input, result]);
        expect(familiarMatch(pattern, reference)).toBe(result);
      } else {
        expect(found).toEqual({ code: 'invalid-pattern', input: pattern, message: error });
        expect(() => familiarMatch(pattern, reference)).toThrow(InvalidReferenceError);
      }
    }
  });
});

describe('failures', () => {
  it.each([
    ['', 'empty-name', 'invalid reference format'],
    ['debian:', 'invalid-format', 'invalid reference format'],
    ['Debian', 'uppercase-name', 'invalid reference format: repository name must be lowercase'],
    [`a/${'b'.repeat(250)}`, 'name-too-long', 'repository name must not be more than 255 characters'],
    [
      '0'.repeat(64),
      'identifier-as-name',
      `invalid repository name (${'0'.repeat(64)}), cannot specify 64-byte hexadecimal strings`,
    ],
    [`a@sha256:${'A'.repeat(64)}`, 'invalid-digest', 'invalid checksum digest format'],
    [`a@SHA256:${'a'.repeat(64)}`, 'uppercase-name', 'invalid reference format: repository name must be lowercase'],
    [`a:b@SHA256:${'a'.repeat(64)}`, 'invalid-digest', 'invalid checksum digest format'],
    [`a@sha256:${'a'.repeat(63)}`, 'wrong-digest-length', 'invalid checksum digest length'],
    [`a@sha512:${'a'.repeat(128)}`, 'unsupported-digest-algorithm', 'unsupported digest algorithm'],
    [`a:${'t'.repeat(129)}`, 'invalid-format', 'invalid reference format'],
  ])('%j is refused as %s, and the failure shows what was typed', (input, code, message) => {
    const expected = code === 'empty-name' ? { code: 'invalid-format', input, message } : { code, input, message };
    expect(tryParseNormalized(input)).toEqual(expected);
  });

  it('gives an empty name its own code where nothing is added to it', () => {
    expect(tryParseReference('')).toMatchObject({ code: 'empty-name' });
  });
});

describe('names', () => {
  it('keep the parts that were given', () => {
    expect(parseNormalized('registry.example.com:5000/team/app:1.0')).toEqual({
      domain: 'registry.example.com:5000',
      path: 'team/app',
      tag: '1.0',
    });
    expect(repositoryName(parseNormalized('debian'))).toBe('docker.io/library/debian');
  });
});
