/**
 * Sizes in words and back, as docker/go-units 0.5 has them.
 *
 *     size   = number [" "] [suffix]
 *     number = ["+" | "-"] (1*digit ["." *digit] | "." 1*digit) [("e" | "E") ["+" | "-"] 1*digit]
 *     suffix = "b" | ("k" | "m" | "g" | "t" | "p") ["b" | "ib"]      in either case
 *
 * A suffix has the same meaning with and without `i`: what it stands for depends on the function. Go's hexadecimal
 * numbers and its words for infinity are not taken.
 */
import { goQuote } from '../go/quote.js';
import { formatGeneral } from './general-format.js';

export interface SizeFailure {
  readonly code: 'invalid-size';
  readonly input: string;
  readonly message: string;
}

export class SizeError extends Error {
  readonly failure: SizeFailure;
  constructor(failure: SizeFailure) {
    super(failure.message);
    this.name = 'SizeError';
    this.failure = failure;
  }
}

const decimalUnits = ['B', 'kB', 'MB', 'GB', 'TB', 'PB', 'EB', 'ZB', 'YB'] as const;
const binaryUnits = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB', 'ZiB', 'YiB'] as const;

/**
 * Divides by `base` until the number is below it or the units run out, then prints it with so many significant
 * digits and the unit that was reached.
 */
export function customSize(size: number, base: number, units: readonly string[], precision: number): string {
  let unit = 0;
  let scaled = size;
  while (scaled >= base && unit < units.length - 1) {
    scaled /= base;
    unit++;
  }
  return `${formatGeneral(scaled, precision)}${units[unit]}`;
}

/** `1.024kB`, `1e+04YB`: powers of 1000, 4 significant digits. */
export function humanSize(bytes: number): string {
  return customSize(bytes, 1000, decimalUnits, 4);
}

/** `docker images` and `docker ps` ask for 3 digits, whence their `1e+03kB` for 999,900 bytes. */
export function humanSizeWithPrecision(bytes: number, precision: number): string {
  return customSize(bytes, 1000, decimalUnits, precision);
}

/** `1.5MiB`: powers of 1024, 4 significant digits. */
export function bytesSize(bytes: number): string {
  return customSize(bytes, 1024, binaryUnits, 4);
}

const decimalNumber = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

function tryParse(text: string, base: number): number | SizeFailure {
  const failed = (message: string): SizeFailure => ({ code: 'invalid-size', input: text, message });
  const [number, suffix] = split(text);
  if (number === undefined) return failed(`invalid size: '${text}'`);
  if (!decimalNumber.test(number)) return failed(`strconv.ParseFloat: parsing ${goQuote(number)}: invalid syntax`);
  const value = Number(number);
  if (!Number.isFinite(value)) return failed(`strconv.ParseFloat: parsing ${goQuote(number)}: value out of range`);
  if (value < 0) return failed(`invalid size: '${text}'`);
  const lower = suffix.toLowerCase();
  if (lower === '' || lower === 'b') return Math.trunc(value) + 0;
  if (!/^[kmgtp](?:b|ib)?$/.test(lower)) return failed(`invalid suffix: '${suffix.length > 3 ? suffix : lower}'`);
  return Math.trunc(value * base ** (1 + 'kmgtp'.indexOf(lower.charAt(0)))) + 0;
}

/** The number ends at the first space, which belongs to neither side; without one, after the last digit or point. */
function split(text: string): [number: string | undefined, suffix: string] {
  const space = text.indexOf(' ');
  if (space >= 0) return [text.slice(0, space), text.slice(space + 1)];
  const suffix = /[^\d.]*$/.exec(text)?.[0] ?? '';
  const number = text.slice(0, text.length - suffix.length);
  return [number === '' ? undefined : number, suffix];
}

function orThrow(result: number | SizeFailure): number {
  if (typeof result === 'object') throw new SizeError(result);
  return result;
}

/** Whole bytes; `k` is 1000. */
export function tryFromHumanSize(text: string): number | SizeFailure {
  return tryParse(text, 1000);
}

/** Throws SizeError where `tryFromHumanSize` gives a failure. */
export function fromHumanSize(text: string): number {
  return orThrow(tryFromHumanSize(text));
}

/** Whole bytes; `k` is 1024. What `--memory` and the size of a tmpfs are read with. */
export function tryRamInBytes(text: string): number | SizeFailure {
  return tryParse(text, 1024);
}

/** Throws SizeError where `tryRamInBytes` gives a failure. */
export function ramInBytes(text: string): number {
  return orThrow(tryRamInBytes(text));
}
