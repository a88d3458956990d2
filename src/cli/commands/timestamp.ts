/**
 * `--since`, `--until` and the filter `until`.
 *
 *     time = duration (so long ago) | RFC 3339, whole or cut after the date or the minute | seconds [ "." fraction ]
 */
import { tryParseGoDuration } from '../../time/duration.js';
import { tryParseRfc3339 } from '../../time/instant.js';
import { read, refuse, type Reading } from '../reading.js';

/** Milliseconds since the epoch. */
export function parseMoment(text: string, now: number): Reading<number> {
  const ago = tryParseGoDuration(text);
  if (typeof ago === 'number') return read(now - ago);
  if (/^-?\d+(\.\d+)?$/.test(text)) return read(Number(text) * 1000);
  const instant = tryParseRfc3339(completed(text));
  if (typeof instant === 'number') return read(instant);
  return refuse(`failed to parse value as time or duration: ${JSON.stringify(text)}`);
}

function completed(text: string): string {
  const [, date = '', hours = '', rest = ''] = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)?(.*))?$/.exec(text) ?? [];
  if (date === '') return text;
  if (hours === '') return `${date}T00:00:00Z`;
  const seconds = rest.startsWith(':') ? rest : `:00${rest}`;
  return `${date}T${hours}${/(?:Z|[+-]\d\d:\d\d)$/.test(seconds) ? seconds : `${seconds}Z`}`;
}
