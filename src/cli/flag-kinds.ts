/** Constructors of flags, one per kind of value that docker's flags take. */
import { tryParseGoDuration } from '../time/duration.js';
import { tryRamInBytes } from '../time/size.js';
import type { Flag } from './flags.js';
import { parseGoBool, parseGoInt, parseGoUint } from './go/number.js';
import { read, refuse } from './reading.js';
import type { Reading } from './reading.js';

interface Traits {
  readonly short?: string;
  readonly hidden?: boolean;
  readonly deprecated?: string;
  readonly api?: string;
  readonly needs?: 'windows' | 'experimental';
  readonly notSimulated?: string;
}

type Check = (text: string) => Reading<string>;

export function toggle(about: string, traits: Traits & { readonly initial?: boolean } = {}): Flag<boolean> {
  return { type: '', initial: false, bare: 'true', about, ...traits, add: (_previous, text) => parseGoBool(text) };
}

export function text(about: string, traits: Traits & { readonly initial?: string } = {}): Flag<string> {
  return { type: 'string', initial: '', about, ...traits, add: (_previous, value) => read(value) };
}

/** A whole number of 64 bits. */
export function integer(about: string, traits: Traits & { readonly initial?: number } = {}): Flag<number> {
  return { type: 'int', initial: 0, about, ...traits, add: (_previous, value) => parseGoInt(value, 64) };
}

export function unsigned(about: string, bits: 16 | 64, traits: Traits = {}): Flag<number> {
  const type = bits === 16 ? 'uint16' : 'uint';
  return { type, initial: 0, about, ...traits, add: (_previous, value) => parseGoUint(value, bits) };
}

/** Nanoseconds, written as Go writes a duration: `1m30s`. */
export function duration(about: string, traits: Traits = {}): Flag<number> {
  return { type: 'duration', initial: 0, about, ...traits, add: (_previous, value) => readNanoseconds(value) };
}

function readNanoseconds(value: string): Reading<number> {
  const milliseconds = tryParseGoDuration(value);
  if (typeof milliseconds === 'object') return refuse(milliseconds.message);
  return read(Math.round(milliseconds * 1_000_000));
}

/** Bytes, written with a binary unit: `512m`. With `unlimited`, `-1` passes as it is. */
export function bytes(about: string, traits: Traits & { readonly unlimited?: boolean } = {}): Flag<number> {
  const { unlimited = false, ...rest } = traits;
  const add = (_previous: number, value: string): Reading<number> => {
    if (unlimited && value === '-1') return read(-1);
    return readSize(value);
  };
  return { type: 'bytes', initial: 0, about, ...rest, add };
}

/** Binary size to bytes, with the units library's complaint. */
export function readSize(value: string): Reading<number> {
  const size = tryRamInBytes(value);
  return typeof size === 'object' ? refuse(size.message) : read(size);
}

/** Thousand millionths of a processor, written as a decimal or a fraction: `1.5`, `3/2`. */
export function processors(about: string, traits: Traits = {}): Flag<number> {
  return { type: 'decimal', initial: 0, about, ...traits, add: (_previous, value) => readProcessors(value) };
}

function readProcessors(value: string): Reading<number> {
  const match = /^([+-]?)(?=[0-9.]*[0-9])([0-9]*)(?:\.([0-9]*))?(?:[eE]([+-]?[0-9]{1,3}))?$/.exec(value);
  const ratio = /^([+-]?)([0-9]+)\/([0-9]+)$/.exec(value);
  const [, sign, whole = '', fraction = '', exponent = '0'] = match ?? ratio?.slice(0, 3) ?? [];
  const divisor = BigInt(ratio?.[3] ?? '1');
  if ((match ?? ratio) === null || divisor === 0n) return refuse(`failed to parse ${value} as a rational number`);
  const shift = 9 - fraction.length + Number(exponent);
  const above = BigInt(whole + fraction) * 10n ** BigInt(Math.max(shift, 0));
  const below = divisor * 10n ** BigInt(Math.max(-shift, 0));
  if (above % below !== 0n) return refuse('value is too precise');
  return read(Number(sign === '-' ? -(above / below) : above / below));
}

/** A flag that may be given many times; each value passes `check`, which may rewrite it. */
export function list(about: string, traits: Traits & { readonly check?: Check } = {}): Flag<readonly string[]> {
  const { check, ...rest } = traits;
  const add = (previous: readonly string[], value: string): Reading<readonly string[]> => {
    const checked = check === undefined ? read(value) : check(value);
    return checked.ok ? read([...previous, checked.value]) : checked;
  };
  return { type: 'list', initial: [], about, ...rest, add };
}

/** A flag whose every value may itself be several, parted by commas. */
export function commaList(about: string, traits: Traits = {}): Flag<readonly string[]> {
  const add = (previous: readonly string[], value: string): Reading<readonly string[]> =>
    read([...previous, ...(value === '' ? [] : value.split(','))]);
  return { type: 'strings', initial: [], about, ...traits, add };
}

/** `name=value` pairs; the last value of a name stays. */
export function map(
  about: string,
  traits: Traits & { readonly check?: Check } = {},
): Flag<ReadonlyMap<string, string>> {
  const { check, ...rest } = traits;
  const add = (previous: ReadonlyMap<string, string>, value: string): Reading<ReadonlyMap<string, string>> => {
    const checked = check === undefined ? read(value) : check(value);
    if (!checked.ok) return checked;
    const equals = checked.value.indexOf('=');
    const name = equals < 0 ? checked.value : checked.value.slice(0, equals);
    return read(new Map(previous).set(name, equals < 0 ? '' : checked.value.slice(equals + 1)));
  };
  return { type: 'map', initial: new Map(), about, ...rest, add };
}

/** A flag that may be given many times, each value read into something richer than a string. */
export function records<V>(
  type: string,
  about: string,
  readOne: (text: string) => Reading<V>,
  traits: Traits = {},
): Flag<readonly V[]> {
  const add = (previous: readonly V[], value: string): Reading<readonly V[]> => {
    const one = readOne(value);
    return one.ok ? read([...previous, one.value]) : one;
  };
  return { type, initial: [], about, ...traits, add };
}
