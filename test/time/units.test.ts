import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseUlimit } from '../../src/cli/run/device-options.js';
import { read, refuse } from '../../src/cli/reading.js';
import { humanDuration } from '../../src/time/duration.js';
import {
  SizeError,
  bytesSize,
  customSize,
  fromHumanSize,
  humanSize,
  humanSizeWithPrecision,
  ramInBytes,
  tryFromHumanSize,
  tryRamInBytes,
} from '../../src/time/size.js';
import table from './units.json' with { type: 'json' };

type Row = readonly [input: string | number, result: unknown, error?: string];
const rows = table.rows as unknown as Readonly<Record<string, readonly Row[]>>;

function rowsOf(name: string): readonly Row[] {
  const found = rows[name] ?? [];
  expect(found.length, `rows of ${name}`).toBeGreaterThan(0);
  return found;
}

describe('go-units', () => {
  it('has no rows that nobody reads', () => {
    expect(Object.keys(rows).sort()).toEqual([
      'BytesSize',
      'FromHumanSize',
      'HumanDuration',
      'HumanSize',
      'ParseUlimit',
      'RAMInBytes',
    ]);
    expect(Object.values(rows).flat()).toHaveLength(174 + 14);
  });

  it.each([
    ['HumanSize', humanSize],
    ['BytesSize', bytesSize],
    ['HumanDuration', (seconds: number) => humanDuration(seconds * 1000)],
  ] as const)('%s gives the words of the table', (name, run) => {
    for (const [input, result] of rowsOf(name)) expect([input, run(input as number)]).toEqual([input, result]);
  });

  it.each([
    ['FromHumanSize', tryFromHumanSize, fromHumanSize],
    ['RAMInBytes', tryRamInBytes, ramInBytes],
  ] as const)('%s gives the numbers and errors of the table, in both forms', (name, attempt, run) => {
    for (const [input, result, error] of rowsOf(name)) {
      const text = input as string;
      if (error === undefined) {
        expect([text, attempt(text)]).toEqual([text, result]);
        expect(run(text)).toBe(result);
      } else {
        expect(attempt(text)).toEqual({ code: 'invalid-size', input: text, message: error });
        expect(() => run(text)).toThrow(new SizeError({ code: 'invalid-size', input: text, message: error }));
      }
    }
  });

  it('ParseUlimit gives the limits and errors of the table', () => {
    for (const [input, result, error] of rowsOf('ParseUlimit')) {
      expect([input, parseUlimit(String(input))]).toEqual([input, error === undefined ? read(result) : refuse(error)]);
    }
  });

  it('reads suffixes that are in no row', () => {
    expect(tryFromHumanSize('1.5 MiB')).toBe(1_500_000);
    expect(tryRamInBytes('1.5 mib')).toBe(1_572_864);
    expect(tryRamInBytes('1e3k')).toBe(1_024_000);
    expect(tryFromHumanSize('32kbb')).toMatchObject({ message: "invalid suffix: 'kbb'" });
    expect(tryFromHumanSize('32KiBs')).toMatchObject({ message: "invalid suffix: 'KiBs'" });
    expect(tryFromHumanSize('1e999')).toMatchObject({
      message: 'strconv.ParseFloat: parsing "1e999": value out of range',
    });
  });

  it('prints with the precision asked for, as docker images does', () => {
    expect(humanSizeWithPrecision(72_785_632, 3)).toBe('72.8MB');
    expect(humanSizeWithPrecision(999_900, 3)).toBe('1e+03kB');
    expect(humanSizeWithPrecision(0, 3)).toBe('0B');
    expect(customSize(123_456, 1000, ['B', 'k'], 2)).toBe('1.2e+02k');
  });

  it('loses no more than the digits that it drops', () => {
    fc.assert(
      fc.property(fc.nat({ max: Number.MAX_SAFE_INTEGER }), (bytes) => {
        if (bytes >= 1e18) return;
        const back = fromHumanSize(humanSize(bytes));
        expect(Math.abs(back - bytes)).toBeLessThanOrEqual(Math.max(1, bytes * 0.0005001));
      }),
    );
  });
});
