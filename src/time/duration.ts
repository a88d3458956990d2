/**
 * Durations, as numbers of milliseconds, and the words that Go and docker/go-units have for them.
 *
 *     duration = ["+" | "-"] ("0" | 1*part)           Go's time.ParseDuration
 *     part     = number unit
 *     number   = 1*digit ["." *digit] | "." 1*digit
 *     unit     = "ns" | "us" | "µs" | "μs" | "ms" | "s" | "m" | "h"
 */

import { toBytes } from '../digest/bytes.js';

/** Milliseconds; a fraction stands for what is shorter. */
export type Duration = number;

export interface DurationFailure {
  readonly code: 'invalid-duration';
  readonly input: string;
  readonly message: string;
}

export class DurationError extends Error {
  readonly failure: DurationFailure;
  constructor(failure: DurationFailure) {
    super(failure.message);
    this.name = 'DurationError';
    this.failure = failure;
  }
}

const second = 1_000_000_000n;
const goUnits: ReadonlyMap<string, bigint> = new Map([
  ['ns', 1n],
  ['us', 1_000n],
  ['\u00b5s', 1_000n],
  ['\u03bcs', 1_000n],
  ['ms', 1_000_000n],
  ['s', second],
  ['m', 60n * second],
  ['h', 3600n * second],
]);
const friendlyUnits: ReadonlyMap<string, bigint> = new Map([
  ...goUnits,
  ['d', 24n * 3600n * second],
  ['w', 7n * 24n * 3600n * second],
]);
/** The limits of Go's int64 of nanoseconds: some 292 years each way. */
const longest = (1n << 63n) - 1n;

function failed(input: string, message: string): DurationFailure {
  return { code: 'invalid-duration', input, message };
}

/** As package time of Go quotes: what is not printable ASCII goes byte by byte. */
export function quoteText(text: string): string {
  const escaped = toBytes(text).replace(/["\\]|[\x00-\x1f\x80-\xff]/g, (byte) =>
    byte === '"' || byte === '\\' ? `\\${byte}` : `\\x${byte.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
  return `"${escaped}"`;
}

function tryParse(text: string, units: ReadonlyMap<string, bigint>): Duration | DurationFailure {
  const quoted = quoteText(text);
  const invalid = failed(text, `time: invalid duration ${quoted}`);
  const sign = text.startsWith('-') ? -1n : 1n;
  const body = /^[-+]/.test(text) ? text.slice(1) : text;
  if (body === '0') return 0;
  if (body === '') return invalid;
  const part = /(\d*)(\.?)(\d*)([^\d.]*)/y;
  let total = 0n;
  while (part.lastIndex < body.length) {
    const [, whole = '', , fraction = '', unitName = ''] = part.exec(body) ?? [];
    if (whole === '' && fraction === '') return invalid;
    if (unitName === '') return failed(text, `time: missing unit in duration ${quoted}`);
    const unit = units.get(unitName);
    if (unit === undefined) return failed(text, `time: unknown unit ${quoteText(unitName)} in duration ${quoted}`);
    const scale = 10n ** BigInt(Math.min(fraction.length, 18));
    total += BigInt(whole || '0') * unit + (BigInt(fraction.slice(0, 18) || '0') * unit) / scale;
    if (total > longest + (sign < 0n ? 1n : 0n)) return invalid;
  }
  const length = Number(total / 1_000_000n) + Number(total % 1_000_000n) / 1e6;
  return sign < 0n ? 0 - length : length;
}

function orThrow(result: Duration | DurationFailure): Duration {
  if (typeof result === 'object') throw new DurationError(result);
  return result;
}

/** Go's `time.ParseDuration` with its messages: `1h2m3.5s`, `-1.5h`, `100ms`. Truncates to nanoseconds. */
export function tryParseGoDuration(text: string): Duration | DurationFailure {
  return tryParse(text, goUnits);
}

/** Throws DurationError where `tryParseGoDuration` gives a failure. */
export function parseGoDuration(text: string): Duration {
  return orThrow(tryParseGoDuration(text));
}

/**
 * What the typed API takes for a length of time: a number of milliseconds, or a text of Go's form in which days and
 * weeks (`2d`, `1w12h`) are allowed too. The result is rounded to whole milliseconds and not negative.
 */
export function tryMilliseconds(duration: string | number): number | DurationFailure {
  const input = String(duration);
  const result = typeof duration === 'number' ? duration : tryParse(duration, friendlyUnits);
  if (typeof result === 'object') return result;
  if (!Number.isFinite(result) || result < 0) return failed(input, `a length of time cannot be ${input}`);
  return Math.round(result);
}

/** Throws DurationError where `tryMilliseconds` gives a failure. */
export function milliseconds(duration: string | number): number {
  return orThrow(tryMilliseconds(duration));
}

function trimmedFraction(value: bigint, unit: bigint): string {
  const digits = String(unit).length - 1;
  const fraction = String(value % unit)
    .padStart(digits, '0')
    .replace(/0+$/, '');
  return `${value / unit}${fraction === '' ? '' : `.${fraction}`}`;
}

/** Go's `Duration.String`: `1h2m3.5s`, `1m0s`, `100ms`, `1.5µs`, `0s`. */
export function formatGoDuration(duration: Duration): string {
  const whole = Math.trunc(duration);
  const nanoseconds = BigInt(whole) * 1_000_000n + BigInt(Math.round((duration - whole) * 1e6));
  if (nanoseconds === 0n) return '0s';
  const sign = nanoseconds < 0n ? '-' : '';
  const length = nanoseconds < 0n ? -nanoseconds : nanoseconds;
  if (length < 1_000n) return `${sign}${length}ns`;
  if (length < 1_000_000n) return `${sign}${trimmedFraction(length, 1_000n)}\u00b5s`;
  if (length < second) return `${sign}${trimmedFraction(length, 1_000_000n)}ms`;
  const minutes = length / (60n * second);
  const seconds = `${trimmedFraction(length % (60n * second), second)}s`;
  if (minutes === 0n) return `${sign}${seconds}`;
  return minutes < 60n ? `${sign}${minutes}m${seconds}` : `${sign}${minutes / 60n}h${minutes % 60n}m${seconds}`;
}

/**
 * An age in words, as docker/go-units `HumanDuration` has them: `About a minute`, `36 hours`, `2 weeks`. Hours are
 * rounded to the nearest, everything else down; a negative length is `Less than a second`.
 */
export function humanDuration(duration: Duration): string {
  const seconds = Math.trunc(duration / 1000);
  if (seconds < 1) return 'Less than a second';
  if (seconds === 1) return '1 second';
  if (seconds < 60) return `${seconds} seconds`;
  const minutes = Math.trunc(seconds / 60);
  if (minutes === 1) return 'About a minute';
  if (minutes < 60) return `${minutes} minutes`;
  const exactHours = duration / 3_600_000;
  const hours = Math.trunc(exactHours + 0.5);
  if (hours === 1) return 'About an hour';
  if (hours < 48) return `${hours} hours`;
  const days = Math.trunc(hours / 24);
  if (days < 14) return `${days} days`;
  if (days < 60) return `${Math.trunc(days / 7)} weeks`;
  if (days < 730) return `${Math.trunc(days / 30)} months`;
  return `${Math.trunc(exactHours / 24 / 365)} years`;
}
