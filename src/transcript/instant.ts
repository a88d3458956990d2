/*
 * Instants in output, read as milliseconds since 1970 (UTC), a moment of unknown finer position.
 *
 *   instant = 2026-11-23T06:28:38.809477004Z | 2026-11-23 05:25:32[.123456789] +0000 [UTC]
 *           | Nov 23 06:28 (ls -l: no year) | Mon Nov 23 06:28:38 UTC 2026 | 1795415575[.123456789] | 1795415575134411603
 */

export interface Instant {
  readonly at: number;
  /** Milliseconds that the text leaves open: 1 for nanoseconds, 1000 for whole seconds, 60,000 for minutes. */
  readonly width: number;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const MONTH = `(?:${MONTHS.join('|')})`;

export const INSTANT_PATTERN = [
  String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)`,
  String.raw`\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,9})?(?: [+-]\d{4})?(?: UTC)?`,
  String.raw`(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) ${MONTH} [ \d]\d \d\d:\d\d:\d\d UTC \d{4}`,
  String.raw`${MONTH} [ \d]\d \d\d:\d\d(?![:\d])`,
].join('|');

const DAY = 86_400_000;

/** Days from 1970-01-01 to a date of the Gregorian calendar; undefined when there is no such date. */
function daysTo(year: number, month: number, day: number): number | undefined {
  const at = Date.UTC(year, month - 1, day);
  const date = new Date(at);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? at / DAY : undefined;
}

function compose(date: readonly [string, number, string], time: string, zone = ''): Instant | undefined {
  const days = daysTo(Number(date[0]), date[1], Number(date[2]));
  const [, hours, minutes, seconds, fraction] = /^(\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?$/.exec(time) ?? [];
  if (days === undefined || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds ?? 0) > 59) return undefined;
  const [, sign, zoneHours, zoneMinutes] = /^([+-])(\d\d):?(\d\d)$/.exec(zone) ?? [];
  const shift = (sign === '-' ? -1 : 1) * (Number(zoneHours ?? 0) * 60 + Number(zoneMinutes ?? 0)) * 60_000;
  const milliseconds = fraction === undefined ? 0 : Math.floor(Number(`0.${fraction}`) * 1000);
  const at =
    days * DAY +
    Number(hours) * 3_600_000 +
    Number(minutes) * 60_000 +
    Number(seconds ?? 0) * 1000 +
    milliseconds -
    shift;
  return { at, width: fraction !== undefined ? 1 : seconds !== undefined ? 1000 : 60_000 };
}

/** `near` gives the year to texts without one: the year that comes closest. */
export function parseInstant(text: string, near: number): Instant | undefined {
  const iso = /^(\d{4})-(\d\d)-(\d\d)[T ](\S+?)(?:Z|([+-]\d\d:\d\d)| ([+-]\d{4})(?: UTC)?| UTC)?$/.exec(text);
  if (iso) {
    if (iso[1] === '0001') return undefined;
    return compose([iso[1] ?? '', Number(iso[2]), iso[3] ?? ''], iso[4] ?? '', iso[5] ?? iso[6]);
  }
  const month = (name = '') => MONTHS.indexOf(name) + 1;
  const long = /^\w{3} (\w{3}) ([ \d]\d) (\S+) UTC (\d{4})$/.exec(text);
  if (long) return compose([long[4] ?? '', month(long[1]), long[2] ?? ''], long[3] ?? '');
  const short = /^(\w{3}) ([ \d]\d) (\d\d:\d\d)$/.exec(text);
  if (!short) return undefined;
  const year = new Date(near).getUTCFullYear();
  const readings = [year - 1, year, year + 1].map((y) =>
    compose([String(y), month(short[1]), short[2] ?? ''], short[3] ?? ''),
  );
  const distance = (instant: Instant) => Math.abs(instant.at - near);
  return readings.filter((reading) => reading !== undefined).sort((a, b) => distance(a) - distance(b))[0];
}

/** Whole seconds, or nanoseconds, since 1970, between the years 2001 and 2128. */
export function parseUnixTime(text: string): Instant | undefined {
  if (/^[1-4]\d{9}$/.test(text)) return { at: Number(text) * 1000, width: 1000 };
  if (/^[1-4]\d{18}$/.test(text)) return { at: Number(text.slice(0, 13)), width: 1 };
  return undefined;
}
