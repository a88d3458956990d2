import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  TimestampError,
  civilTime,
  formatGoTime,
  formatRfc3339Nano,
  instantOfDate,
  parseRfc3339,
  tryParseRfc3339,
  unixSeconds,
  zeroTime,
} from '../../src/time/instant.js';

/** The years that RFC 3339 can write. */
const instant = fc
  .integer({ min: Date.UTC(1, 0, 1) - 60_000_000_000_000, max: Date.UTC(9999, 11, 31) })
  .filter((n) => n >= -62_167_219_200_000);

describe('instants', () => {
  it('agree with the platform about the calendar', () => {
    fc.assert(
      fc.property(instant, (value) => {
        const date = new Date(value);
        expect(civilTime(value)).toEqual({
          year: date.getUTCFullYear(),
          month: date.getUTCMonth() + 1,
          day: date.getUTCDate(),
          hour: date.getUTCHours(),
          minute: date.getUTCMinutes(),
          second: date.getUTCSeconds(),
          millisecond: date.getUTCMilliseconds(),
          weekday: date.getUTCDay(),
        });
      }),
      { numRuns: 2_000 },
    );
  });

  it('know every day of four centuries', () => {
    for (let day = instantOfDate(1800, 1, 1); day < instantOfDate(2201, 1, 1); day += 86_400_000) {
      const { year, month, day: dayOfMonth } = civilTime(day);
      if (instantOfDate(year, month, dayOfMonth) !== day) expect.fail(`${year}-${month}-${dayOfMonth}`);
    }
    expect(instantOfDate(1970, 1, 1)).toBe(0);
    expect(instantOfDate(2026, 1, 32)).toBe(instantOfDate(2026, 2, 1));
  });

  it('print as Go prints them', () => {
    const value = Date.UTC(2026, 10, 23, 6, 28, 38, 809);
    expect(formatRfc3339Nano(value)).toBe('2026-11-23T06:28:38.809Z');
    expect(formatRfc3339Nano(value + 1)).toBe('2026-11-23T06:28:38.81Z');
    expect(formatRfc3339Nano(value - 809)).toBe('2026-11-23T06:28:38Z');
    expect(formatRfc3339Nano(value - 808)).toBe('2026-11-23T06:28:38.001Z');
    expect(formatGoTime(value)).toBe('2026-11-23 06:28:38.809 +0000 UTC');
    expect(formatGoTime(value - 809)).toBe('2026-11-23 06:28:38 +0000 UTC');
    expect(formatRfc3339Nano(instantOfDate(1, 1, 1))).toBe(zeroTime);
    expect(unixSeconds(1_999)).toBe(1);
    expect(unixSeconds(-1)).toBe(-1);
  });

  it('come back from what was printed', () => {
    fc.assert(
      fc.property(instant, (value) => {
        expect(parseRfc3339(formatRfc3339Nano(value))).toBe(value);
      }),
    );
  });

  it.each([
    ['2006-01-02T15:04:05.999999999+07:00', 1_136_189_045_999],
    ['2006-01-02T15:04:05-00:30', 1_136_216_045_000],
    ['2006-01-02t15:04:05.5z', 1_136_214_245_500],
    ['2024-02-29T00:00:00Z', Date.UTC(2024, 1, 29)],
    [zeroTime, -62_135_596_800_000],
  ])('are read from %s', (text, expected) => {
    expect(tryParseRfc3339(text)).toBe(expected);
  });

  it.each([
    '',
    '2006-01-02',
    '2006-01-02 15:04:05Z',
    '2006-01-02T15:04:05',
    '2006-01-02T15:04:0Z',
    '2023-02-29T00:00:00Z',
    '2006-13-01T00:00:00Z',
    '2006-00-01T00:00:00Z',
    '2006-04-31T00:00:00Z',
    '2006-12-32T00:00:00Z',
    '2006-01-02T24:00:00Z',
    '2006-01-02T23:60:00Z',
    '2006-01-02T23:59:60Z',
    '2006-01-02T15:04:05.Z',
    '2006-01-02T15:04:05+7:00',
    '2006-01-02T15:04:05+07:60',
    '2006-01-02T15:04:05Z\n',
  ])('are not read from %j', (text) => {
    expect(tryParseRfc3339(text)).toMatchObject({ code: 'invalid-timestamp', input: text });
    expect(() => parseRfc3339(text)).toThrow(TimestampError);
  });
});
