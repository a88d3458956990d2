/**
 * Instants, and how Go prints and reads them in UTC. The calendar is the proleptic Gregorian one of package `time`.
 * No function here knows a clock, a locale or a zone other than UTC and the numeric offsets it reads.
 *
 *     timestamp = date ("T" | "t") clock zone         RFC 3339; the fraction may have any number of digits
 *     date      = 4digit "-" 2digit "-" 2digit
 *     clock     = 2digit ":" 2digit ":" 2digit ["." 1*digit]
 *     zone      = "Z" | "z" | ("+" | "-") 2digit ":" 2digit
 */

/** Milliseconds since 1970-01-01T00:00:00Z, an integer, possibly negative. */
export type Instant = number;

/** How Go prints an instant that was never set, as in the `FinishedAt` of a container that never ran. */
export const zeroTime = '0001-01-01T00:00:00Z';

/** Month and day count from 1; the weekday from Sunday, 0. */
export interface CivilTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
  readonly weekday: number;
}

export interface TimestampFailure {
  readonly code: 'invalid-timestamp';
  readonly input: string;
  readonly message: string;
}

export class TimestampError extends Error {
  readonly failure: TimestampFailure;
  constructor(failure: TimestampFailure) {
    super(failure.message);
    this.name = 'TimestampError';
    this.failure = failure;
  }
}

const msPerDay = 86_400_000;
const daysPerEra = 146_097;
/** Days from 0000-03-01, where the computation begins, to 1970-01-01. */
const daysToEpoch = 719_468;

/**
 * A year is counted from March here, so that the leap day is its last day; an era is the 400 years after which the
 * calendar repeats.
 */
export function civilTime(instant: Instant): CivilTime {
  const day = Math.floor(instant / msPerDay);
  const ms = instant - day * msPerDay;
  const shifted = day + daysToEpoch;
  const era = Math.floor(shifted / daysPerEra);
  const dayOfEra = shifted - era * daysPerEra;
  const leapDays = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
    hour: Math.floor(ms / 3_600_000),
    minute: Math.floor(ms / 60_000) % 60,
    second: Math.floor(ms / 1000) % 60,
    millisecond: ms % 1000,
    weekday: (((day + 4) % 7) + 7) % 7,
  };
}

/** Midnight UTC of a civil date. The day may lie outside its month: 32 January is 1 February. */
export function instantOfDate(year: number, month: number, day: number): Instant {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return (era * daysPerEra + dayOfEra - daysToEpoch) * msPerDay;
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

function formatDate({ year, month, day }: CivilTime): string {
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`;
}

function formatClock({ hour, minute, second, millisecond }: CivilTime): string {
  const fraction = millisecond === 0 ? '' : `.${String(millisecond).padStart(3, '0').replace(/0+$/, '')}`;
  return `${twoDigits(hour)}:${twoDigits(minute)}:${twoDigits(second)}${fraction}`;
}

/** `2026-11-23T06:28:38.809Z`: Go's RFC3339Nano, whose fraction loses its trailing zeros. */
export function formatRfc3339Nano(instant: Instant): string {
  const civil = civilTime(instant);
  return `${formatDate(civil)}T${formatClock(civil)}Z`;
}

/** `2026-11-23 05:25:32 +0000 UTC`: Go's `Time.String`, as in the CreatedAt column of `docker ps`. */
export function formatGoTime(instant: Instant): string {
  const civil = civilTime(instant);
  return `${formatDate(civil)} ${formatClock(civil)} +0000 UTC`;
}

/** Whole seconds since the epoch, rounded down, as in the `Created` field of lists. */
export function unixSeconds(instant: Instant): number {
  return Math.floor(instant / 1000);
}

const timestamp = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:[Zz]|([+-])(\d\d):(\d\d))$/;

export function daysInMonth(year: number, month: number): number {
  return (
    (instantOfDate(month === 12 ? year + 1 : year, (month % 12) + 1, 1) - instantOfDate(year, month, 1)) / msPerDay
  );
}

/** Digits of the fraction below a millisecond are dropped. */
export function tryParseRfc3339(text: string): Instant | TimestampFailure {
  const failure: TimestampFailure = {
    code: 'invalid-timestamp',
    input: text,
    message: `${JSON.stringify(text)} is not an RFC 3339 time such as "2006-01-02T15:04:05Z"`,
  };
  const match = timestamp.exec(text);
  if (match === null) return failure;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  const [fraction = '', sign, zoneHours = '0', zoneMinutes = '0'] = match.slice(7);
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return failure;
  if (hour > 23 || minute > 59 || second > 59 || Number(zoneHours) > 24 || Number(zoneMinutes) > 59) return failure;
  const offset = (Number(zoneHours) * 60 + Number(zoneMinutes)) * (sign === '-' ? -60_000 : 60_000);
  const ms = Number(fraction.slice(0, 3).padEnd(3, '0'));
  return instantOfDate(year, month, day) + ((hour * 60 + minute) * 60 + second) * 1000 + ms - offset;
}

/** Throws TimestampError where `tryParseRfc3339` gives a failure. */
export function parseRfc3339(text: string): Instant {
  const result = tryParseRfc3339(text);
  if (typeof result === 'object') throw new TimestampError(result);
  return result;
}
