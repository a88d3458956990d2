import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseAge } from '../../src/transcript/age.js';
import { parseInstant, parseUnixTime } from '../../src/transcript/instant.js';
import { words } from './fake-simulation.js';

const HOUR = 3_600_000;

test.each([
  ['Less than a second', 0, 1000],
  ['1 second', 1000, 2000],
  ['59 seconds', 59_000, 60_000],
  ['About a minute', 60_000, 120_000],
  ['46 minutes', 46 * 60_000, 47 * 60_000],
  ['About an hour', HOUR, 1.5 * HOUR],
  ['2 hours', 1.5 * HOUR, 2.5 * HOUR],
  ['47 hours', 46.5 * HOUR, 47.5 * HOUR],
  ['2 days', 47.5 * HOUR, 71.5 * HOUR],
  ['13 days', 311.5 * HOUR, 335.5 * HOUR],
  ['2 weeks', 335.5 * HOUR, 503.5 * HOUR],
  ['8 weeks', 1343.5 * HOUR, 1439.5 * HOUR],
  ['2 months', 1439.5 * HOUR, 2159.5 * HOUR],
  ['24 months', 17279.5 * HOUR, 17519.5 * HOUR],
  ['2 years', 17520 * HOUR, 26280 * HOUR],
])('%s', (text, from, until) => expect(parseAge(text)).toEqual({ from, until }));

test.each([
  '0 seconds',
  '60 seconds',
  '1 minutes',
  '60 minutes',
  '48 hours',
  '1 days',
  '14 days',
  '9 weeks',
  '1 weeks',
  '25 months',
  'a while',
])('Docker never says %s', (text) => expect(parseAge(text)).toBeUndefined());

test('every age up to a few weeks is read back as an interval round it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1400 * HOUR }), (elapsed) => {
      const interval = parseAge(words(elapsed));
      expect(interval && interval.from <= elapsed && elapsed < interval.until).toBe(true);
    }),
  );
});

test('instants', () => {
  const near = Date.UTC(2026, 10, 23);
  expect(parseInstant('2026-11-23T06:28:38.809477004Z', near)).toEqual({
    at: Date.UTC(2026, 10, 23, 6, 28, 38, 809),
    width: 1,
  });
  expect(parseInstant('2026-11-23 05:25:32 +0000 UTC', near)).toEqual({
    at: Date.UTC(2026, 10, 23, 5, 25, 32),
    width: 1000,
  });
  expect(parseInstant('2026-11-23T07:25:32+02:00', near)?.at).toBe(Date.UTC(2026, 10, 23, 5, 25, 32));
  expect(parseInstant('Jan  2 06:28', near)).toEqual({ at: Date.UTC(2027, 0, 2, 6, 28), width: 60_000 });
  expect(parseInstant('Fri May  5 21:04:09 UTC 2017', near)).toEqual({
    at: Date.UTC(2017, 4, 5, 21, 4, 9),
    width: 1000,
  });
  expect(parseInstant('0001-01-01T00:00:00Z', near)).toBeUndefined();
  expect(parseInstant('2026-02-30T00:00:00Z', near)).toBeUndefined();
  expect(parseUnixTime('1795415575134411603')).toEqual({ at: 1795415575134, width: 1 });
  expect(parseUnixTime('12345')).toBeUndefined();
});
