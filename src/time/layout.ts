/**
 * Go's `time.Parse`, for layouts made of numbers, and its words for what does not fit.
 *
 *     layout = { chunk | any other character, which must be there as it is }
 *     chunk  = "2006" | "01" | "02" | "15" | "04" | "05" | ".999999999" | "Z07:00"
 *
 * "15" takes one digit or two, the other numbers as many as they have. A fraction may follow the seconds whether or
 * not the layout has one. A value without a zone is UTC.
 */
import { quoteText } from './duration.js';
import { daysInMonth, instantOfDate, type TimestampFailure } from './instant.js';

/** A point in time as Go has it. `nanoseconds` are counted from the second on, 0 to 999,999,999. */
export interface Moment {
  readonly seconds: number;
  readonly nanoseconds: number;
}

const CHUNKS = /2006|01|02|15|04|05|\.999999999|Z07:00/g;

interface Parts {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  nanoseconds: number;
  /** Minutes east of UTC. */
  offset: number;
}

/** What is left of the value; `outOfRange` names the part that is a number, but not a possible one. */
type Step = { readonly rest: string; readonly outOfRange?: string } | undefined;

const NUMBERS: Readonly<Record<string, readonly [part: keyof Parts, form: RegExp, least: number, most: number]>> = {
  '2006': ['year', /^\d{4}/, 0, 9999],
  '01': ['month', /^\d\d/, 1, 12],
  '02': ['day', /^\d\d/, 0, 99],
  '15': ['hour', /^\d\d?/, 0, 23],
  '04': ['minute', /^\d\d/, 0, 59],
  '05': ['second', /^\d\d/, 0, 59],
};

function takeNumber(chunk: string, value: string, parts: Parts): Step {
  const [part, form, least, most] = NUMBERS[chunk] ?? (['year', /^$/, 0, 0] as const);
  const digits = form.exec(value)?.[0];
  if (digits === undefined) return undefined;
  parts[part] = Number(digits);
  const rest = value.slice(digits.length);
  return parts[part] < least || parts[part] > most ? { rest, outOfRange: part } : { rest };
}

function takeFraction(value: string, parts: Parts): string {
  const [all = '', digits = ''] = /^[.,](\d+)/.exec(value) ?? [];
  if (all !== '') parts.nanoseconds = Number(digits.slice(0, 9).padEnd(9, '0'));
  return value.slice(all.length);
}

function takeZone(value: string, parts: Parts): Step {
  if (value.startsWith('Z')) return { rest: value.slice(1) };
  const [all, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)/.exec(value) ?? [];
  if (all === undefined) return undefined;
  parts.offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
  const rest = value.slice(all.length);
  if (Number(hours) > 24) return { rest, outOfRange: 'time zone offset hour' };
  return Number(minutes) > 60 ? { rest, outOfRange: 'time zone offset minute' } : { rest };
}

function take(chunk: string, value: string, parts: Parts): Step {
  if (chunk === 'Z07:00') return takeZone(value, parts);
  if (chunk === '.999999999') return { rest: takeFraction(value, parts) };
  const step = takeNumber(chunk, value, parts);
  return chunk === '05' && step !== undefined && step.outOfRange === undefined
    ? { rest: takeFraction(step.rest, parts) }
    : step;
}

/** The literal text of a layout; what is left where it differs. */
function skip(literal: string, value: string): { readonly rest: string; readonly fits: boolean } {
  let count = 0;
  while (count < literal.length && value.charAt(count) === literal.charAt(count)) count += 1;
  return { rest: value.slice(count), fits: count === literal.length };
}

/** The pieces of a layout in order: literal text, then the chunk after it. */
function pieces(layout: string): readonly (readonly [literal: string, chunk: string])[] {
  let from = 0;
  const found = [...layout.matchAll(CHUNKS)].map((match) => {
    const literal = layout.slice(from, match.index);
    from = match.index + match[0].length;
    return [literal, match[0]] as const;
  });
  return [...found, [layout.slice(from), '']];
}

export function tryParseLayout(layout: string, value: string): Moment | TimestampFailure {
  const fail = (words: string): TimestampFailure => ({
    code: 'invalid-timestamp',
    input: value,
    message: `parsing time ${quoteText(value)}${words}`,
  });
  const cannot = (rest: string, piece: string): TimestampFailure =>
    fail(` as ${quoteText(layout)}: cannot parse ${quoteText(rest)} as ${quoteText(piece)}`);
  const parts: Parts = { year: 0, month: 1, day: 1, hour: 0, minute: 0, second: 0, nanoseconds: 0, offset: 0 };
  let rest = value;
  for (const [literal, chunk] of pieces(layout)) {
    const skipped = skip(literal, rest);
    if (!skipped.fits) return cannot(skipped.rest, literal);
    rest = skipped.rest;
    if (chunk === '') continue;
    const step = take(chunk, rest, parts);
    if (step === undefined) return cannot(rest, chunk);
    if (step.outOfRange !== undefined) return fail(`: ${step.outOfRange} out of range`);
    rest = step.rest;
  }
  if (rest !== '') return fail(`: extra text: ${quoteText(rest)}`);
  if (parts.day < 1 || parts.day > daysInMonth(parts.year, parts.month)) return fail(': day out of range');
  return momentOf(parts);
}

function momentOf({ year, month, day, hour, minute, second, nanoseconds, offset }: Parts): Moment {
  const minutes = hour * 60 + minute - offset;
  return { seconds: instantOfDate(year, month, day) / 1000 + minutes * 60 + second, nanoseconds };
}
