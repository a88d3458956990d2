/**
 * One record of Go's encoding/csv, as `--mount` and `--network` read their values.
 *
 *     record = field { "," field }
 *     field  = '"' { any but '"' | '""' } '"' | { any but '"' "," }
 */
import { read, refuse } from '../reading.js';
import type { Reading } from '../reading.js';

/** Columns in complaints count bytes from 1, as Go's do; for text beyond ASCII ours count UTF-16 units. */
export function parseCsvRecord(text: string): Reading<readonly string[]> {
  const line = text.replace(/^(\r?\n)+/, '').replace(/\r?\n$/, '');
  if (line === '') return refuse('EOF');
  const fields: string[] = [];
  let at = 0;
  for (;;) {
    const field = line.charAt(at) === '"' ? quotedField(line, at) : bareField(line, at);
    if (!field.ok) return field;
    fields.push(field.value.text);
    at = field.value.end;
    if (at >= line.length) return read(fields);
    at += 1;
  }
}

interface Field {
  readonly text: string;
  /** Where the comma or the end of the line is. */
  readonly end: number;
}

function bareField(line: string, start: number): Reading<Field> {
  const comma = line.indexOf(',', start);
  const end = comma < 0 ? line.length : comma;
  const text = line.slice(start, end);
  const quote = text.indexOf('"');
  if (quote >= 0) return refuse(`parse error on line 1, column ${start + quote + 1}: bare " in non-quoted-field`);
  return read({ text, end });
}

function quotedField(line: string, start: number): Reading<Field> {
  let text = '';
  let at = start + 1;
  for (;;) {
    const quote = line.indexOf('"', at);
    if (quote < 0) return refuse(stray(line.length + 1));
    text += line.slice(at, quote);
    const next = line.charAt(quote + 1);
    if (next === '' || next === ',') return read({ text, end: quote + 1 });
    if (next !== '"') return refuse(stray(quote + 1));
    text += '"';
    at = quote + 2;
  }
}

function stray(column: number): string {
  return `parse error on line 1, column ${column}: extraneous or missing " in quoted-field`;
}
