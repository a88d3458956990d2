import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DurationError,
  formatGoDuration,
  humanDuration,
  milliseconds,
  parseGoDuration,
  tryMilliseconds,
  tryParseGoDuration,
} from '../../src/time/duration.js';

describe('durations of Go', () => {
  // From package time of Go: what ParseDuration gives, in milliseconds, and how the result prints.
  it.each([
    ['0', 0, '0s'],
    ['-0', 0, '0s'],
    ['-0s', 0, '0s'],
    ['5s', 5_000, '5s'],
    ['1h2m3.5s', 3_723_500, '1h2m3.5s'],
    ['90m', 5_400_000, '1h30m0s'],
    ['-1.5h', -5_400_000, '-1h30m0s'],
    ['+.5s', 500, '500ms'],
    ['1.s', 1_000, '1s'],
    ['100ms', 100, '100ms'],
    ['1500us', 1.5, '1.5ms'],
    ['1.5µs', 0.0015, '1.5µs'],
    ['1.5μs', 0.0015, '1.5µs'],
    ['7ns', 0.000007, '7ns'],
    ['60s', 60_000, '1m0s'],
    ['10s5ms1h', 3_610_005, '1h0m10.005s'],
    ['0.33333333333333333333h', 1_200_000 - 0.000001, '19m59.999999999s'],
  ])('%s is %d ms and prints as %s', (text, expected, printed) => {
    const result = tryParseGoDuration(text);
    expect(result).toBeCloseTo(expected, 9);
    expect(Object.is(result, -0)).toBe(false);
    expect(formatGoDuration(result as number)).toBe(printed);
  });

  it.each([
    ['', 'time: invalid duration ""'],
    ['-', 'time: invalid duration "-"'],
    ['s', 'time: invalid duration "s"'],
    ['.', 'time: invalid duration "."'],
    ['.s', 'time: invalid duration ".s"'],
    ['5', 'time: missing unit in duration "5"'],
    ['1h5', 'time: missing unit in duration "1h5"'],
    ['1.2.3s', 'time: missing unit in duration "1.2.3s"'],
    ['1d', 'time: unknown unit "d" in duration "1d"'],
    ['1\u00b5', 'time: unknown unit "\\xc2\\xb5" in duration "1\\xc2\\xb5"'],
    ['"\\\n', 'time: invalid duration "\\"\\\\\\x0a"'],
    ['1 h', 'time: unknown unit " h" in duration "1 h"'],
    ['3000000h', 'time: invalid duration "3000000h"'],
  ])('%j fails with Go’s words', (text, message) => {
    expect(tryParseGoDuration(text)).toEqual({ code: 'invalid-duration', input: text, message });
    expect(() => parseGoDuration(text)).toThrow(new DurationError({ code: 'invalid-duration', input: text, message }));
  });

  it('come back from what was printed', () => {
    fc.assert(
      fc.property(fc.integer({ min: -9.2e12, max: 9.2e12 }), (ms) => {
        expect(parseGoDuration(formatGoDuration(ms))).toBe(ms);
      }),
    );
  });
});

describe('friendly durations', () => {
  it.each([
    [500, 500],
    [1.4, 1],
    ['7m', 420_000],
    ['1h30m', 5_400_000],
    ['2d', 172_800_000],
    ['1w12h', 648_000_000],
    ['0', 0],
  ])('%j is %d ms', (value, expected) => {
    expect(milliseconds(value)).toBe(expected);
  });

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY, '-5m', '5', 'soon', '1 hour'])('%j is refused', (value) => {
    expect(tryMilliseconds(value)).toMatchObject({ code: 'invalid-duration', input: String(value) });
    expect(() => milliseconds(value)).toThrow(DurationError);
  });
});

describe('humanDuration', () => {
  it('changes its words exactly at the border', () => {
    const minute = 60_000;
    const hour = 60 * minute;
    expect(humanDuration(-5 * hour)).toBe('Less than a second');
    expect(humanDuration(999)).toBe('Less than a second');
    expect(humanDuration(1_999)).toBe('1 second');
    expect(humanDuration(59_999)).toBe('59 seconds');
    expect(humanDuration(2 * minute - 1)).toBe('About a minute');
    expect(humanDuration(hour - 1)).toBe('59 minutes');
    expect(humanDuration(1.5 * hour - 1)).toBe('About an hour');
    expect(humanDuration(1.5 * hour)).toBe('2 hours');
    expect(humanDuration(47.5 * hour - 1)).toBe('47 hours');
    expect(humanDuration(47.5 * hour)).toBe('2 days');
  });

  it('never gets shorter as time passes', () => {
    const order = ['second', 'minute', 'hour', 'day', 'week', 'month', 'year'];
    const rank = (ms: number): number => order.findIndex((unit) => humanDuration(ms).includes(unit));
    fc.assert(
      fc.property(fc.nat(2 ** 31), fc.nat(2 ** 31), (a, b) => {
        expect(rank(Math.min(a, b) * 100)).toBeLessThanOrEqual(rank(Math.max(a, b) * 100));
      }),
    );
  });
});
