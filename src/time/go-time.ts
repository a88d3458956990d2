/**
 * Go's `Time.String` of a time that JSON has: its own zone and every digit of its fraction are kept.
 *
 *     2026-01-01T02:00:00.5+02:00    ->    2026-01-01 02:00:00.5 +0200 +0200
 */
const TIMESTAMP = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

export function goTimeText(text: string): string {
  const [, date, clock, fraction = '', zone = ''] = TIMESTAMP.exec(text) ?? [];
  if (date === undefined) return '0001-01-01 00:00:00 +0000 UTC';
  const offset = zone.replace(':', '');
  const digits = fraction.replace(/\.?0+$/, '');
  return `${date} ${clock}${digits} ${zone === 'Z' ? '+0000 UTC' : `${offset} ${offset}`}`;
}
