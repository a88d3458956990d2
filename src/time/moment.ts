/**
 * The moments that `--since`, `--until` and the filter `until` name, as docker's client sends them to the engine.
 *
 *     moment   = duration (so long ago) | date-time | unix
 *     date-time = date [ zone ] | date "T" clock [ zone ]         without a zone: UTC, as the clock of every host here
 *     clock    = hour [ ":" minute [ ":" second [ "." fraction ] ] ]
 *     unix     = seconds [ "." nanoseconds ]
 */
import { decimalProblem } from '../go/decimal.js';
import { goQuote } from '../go/quote.js';
import { tryParseGoDuration } from './duration.js';
import type { Instant, TimestampFailure } from './instant.js';
import { tryParseLayout, type Moment } from './layout.js';

const DATE = '2006-01-02';
const CLOCKS = ['T15', 'T15:04', 'T15:04:05'] as const;

/** The layout that fits a text best, by the marks that are in it: Go's own choice, which its complaints show. */
function layoutOf(text: string): string {
  const hasZone = /[zZ+]/.test(text) || text.split('-').length === 4;
  const zone = hasZone ? 'Z07:00' : '';
  if (text.includes('.')) return `${DATE}T15:04:05.999999999${zone}`;
  if (!text.includes('T')) return `${DATE}${zone}`;
  const colons = text.split(':').length - 1;
  const inClock = hasZone && !/[zZ]/.test(text) && colons > 0 ? colons - 1 : colons;
  return `${DATE}${CLOCKS[inClock] ?? CLOCKS[2]}${zone}`;
}

const numberProblem = (text: string) => decimalProblem('ParseInt', text);

function invalid(input: string, message: string): TimestampFailure {
  return { code: 'invalid-timestamp', input, message };
}

/** Seconds, or seconds and nanoseconds with a point between; fewer than nine digits are the higher ones. */
export function tryParseUnixTime(text: string): Moment | TimestampFailure {
  const at = text.indexOf('.');
  const whole = at < 0 ? text : text.slice(0, at);
  const fraction = at < 0 ? undefined : text.slice(at + 1);
  const problem = numberProblem(whole) ?? (fraction === undefined ? undefined : numberProblem(fraction));
  if (problem !== undefined) return invalid(text, problem);
  const nanoseconds = fraction === undefined ? 0 : Math.trunc(Number(fraction) * 10 ** (9 - fraction.length));
  return { seconds: Number(whole), nanoseconds };
}

/** What the client sends: whole seconds for a duration, a Unix time as it was typed, a date with nine more digits. */
export function tryUnixText(text: string, now: Instant): string | TimestampFailure {
  const ago = text === '0' ? undefined : tryParseGoDuration(text);
  if (typeof ago === 'number') return String(Math.floor((now - ago) / 1000));
  const moment = tryParseLayout(layoutOf(text), text);
  if (!('code' in moment)) return `${moment.seconds}.${String(moment.nanoseconds).padStart(9, '0')}`;
  if (text.includes('-')) return moment;
  const unix = tryParseUnixTime(text);
  return 'code' in unix ? invalid(text, `failed to parse value as time or duration: ${goQuote(text)}`) : text;
}

/** Milliseconds, with a fraction where the text has one. */
export function tryParseMoment(text: string, now: Instant): Instant | TimestampFailure {
  const unix = tryUnixText(text, now);
  if (typeof unix === 'object') return unix;
  const moment = tryParseUnixTime(unix);
  return 'code' in moment ? moment : moment.seconds * 1000 + moment.nanoseconds / 1e6;
}
