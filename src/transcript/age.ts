/*
 * Ages as Docker words them (HumanDuration of go-units), read back as intervals of elapsed time.
 *
 *   age = "Less than a second" | "1 second" | N " seconds"            whole seconds, rounded down
 *       | "About a minute" | N " minutes"                             whole minutes, rounded down
 *       | "About an hour" | N " hours"                                hours rounded half up: 2 hours is [1.5 h, 2.5 h)
 *       | N " days" | N " weeks" | N " months"                        of those rounded hours, rounded down
 *       | N " years"                                                  from two years of 365 days on
 */

/** Elapsed milliseconds: at least `from`, less than `until`. */
export interface Interval {
  readonly from: number;
  readonly until: number;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const HALF_HOUR = HOUR / 2;

export const AGE_PATTERN = String.raw`(?:Less than a second|About a minute|About an hour|1 second|\d+ (?:seconds|minutes|hours|days|weeks|months|years))(?![\w-])`;

/** Hours [from, until) after rounding, cut to the range in which Docker uses the unit. */
function roundedHours(count: number, unit: number, first: number, end: number): Interval | undefined {
  const from = Math.max(count * unit, first);
  const until = Math.min((count + 1) * unit, end);
  return from < until ? { from: from * HOUR - HALF_HOUR, until: until * HOUR - HALF_HOUR } : undefined;
}

/** Undefined for what Docker never prints, such as `60 seconds` or `1 weeks`. */
export function parseAge(text: string): Interval | undefined {
  if (text === 'Less than a second') return { from: 0, until: SECOND };
  if (text === 'About a minute') return { from: MINUTE, until: 2 * MINUTE };
  if (text === 'About an hour') return { from: HOUR, until: HOUR + HALF_HOUR };
  if (text === '1 second') return { from: SECOND, until: 2 * SECOND };
  const [, digits, unit] = /^([1-9]\d{0,6}) (\w+)$/.exec(text) ?? [];
  const count = Number(digits);
  switch (unit) {
    case 'seconds':
      return count >= 2 && count < 60 ? { from: count * SECOND, until: (count + 1) * SECOND } : undefined;
    case 'minutes':
      return count >= 2 && count < 60 ? { from: count * MINUTE, until: (count + 1) * MINUTE } : undefined;
    case 'hours':
      return count >= 2 ? roundedHours(count, 1, 2, 48) : undefined;
    case 'days':
      return roundedHours(count, 24, 48, 336);
    case 'weeks':
      return roundedHours(count, 168, 336, 1440);
    case 'months':
      return roundedHours(count, 720, 1440, 17520);
    case 'years':
      return count >= 2 ? { from: count * 8760 * HOUR, until: (count + 1) * 8760 * HOUR } : undefined;
    default:
      return undefined;
  }
}
