/**
 * How every list of docker is printed.
 *
 *     format = "table" [ " " template ] | "json" | template          `\t` and `\n` in it stand for tab and newline
 */
import { read, refuse } from '../reading.js';
import type { Reading } from '../reading.js';
import { HEADER_FUNCTIONS } from '../template/docker-functions.js';
import { compileTemplate, runTemplate } from '../template/template.js';
import { GoStruct } from '../template/value.js';
import type { Method, Value } from '../template/value.js';
import { alignColumns } from '../table-writer.js';

export interface Field<T> {
  readonly name: string;
  readonly header: string;
  readonly value: (item: T) => Value;
}

export interface ListSpec<T> {
  /** Go's name of the row, as messages have it: `*formatter.imageContext`. */
  readonly type: string;
  readonly fields: readonly Field<T>[];
  /** What `{{.Label "name"}}` gives, for rows that have labels. */
  readonly label?: (item: T, name: string) => string;
}

/** A row as a template sees it; its JSON has its fields by name. */
export function rowValue<T>(spec: ListSpec<T>, item: T): GoStruct {
  const byName = new Map(spec.fields.map((field) => [field.name, field]));
  const { label } = spec;
  const method: readonly (readonly [string, Method])[] =
    label === undefined ? [] : [['Label', { parameters: ['string'], call: (name) => label(item, String(name)) }]];
  const get = (name: string): Value => byName.get(name)?.value(item);
  return new GoStruct(spec.type, [...byName.keys()].sort(), get, {
    methods: new Map(method),
    isComputed: true,
  });
}

/** The title of a label's column: its last part, with `-` and `_` as spaces. */
function labelTitle(name: string | number): string {
  return (String(name).split('.').at(-1) ?? '').replace(/[-_]/g, ' ');
}

function headerValue<T>(spec: ListSpec<T>): Value {
  const headers = new Map(spec.fields.map((field) => [field.name, field.header]));
  const label: Method = { parameters: ['string'], call: labelTitle };
  return new GoStruct('formatter.SubHeaderContext', [...headers.keys()], (name) => headers.get(name), {
    methods: new Map([['Label', label]]),
  });
}

export function isTable(format: string): boolean {
  return format.startsWith('table');
}

function templateText(format: string): string {
  if (format === 'json') return '{{json .}}';
  const body = (isTable(format) ? format.slice('table'.length) : format).replace(/^ +| +$/g, '');
  return body.replaceAll('\\t', '\t').replaceAll('\\n', '\n');
}

/** One line for each item; a table has its header even without items. The reason of a refusal is a whole message. */
export function formatList<T>(spec: ListSpec<T>, items: readonly T[], format: string): Reading<string> {
  const rows: string[] = [];
  const template = compileTemplate(templateText(format));
  if (!template.ok) return refuse(`template parsing error: ${template.reason}`);
  for (const item of items) {
    const { output, failure } = runTemplate(template.value, rowValue(spec, item));
    if (failure !== undefined) return refuse(`template parsing error: ${failure}`);
    rows.push(`${output}\n`);
  }
  if (!isTable(format)) return read(rows.join(''));
  const headed = runTemplate(template.value, headerValue(spec), { functions: HEADER_FUNCTIONS });
  return read(alignColumns(`${headed.output}\n${rows.join('')}`));
}

/** Whether a template can be run at all, as `ps` tries on an empty row before it asks the Engine. */
export function tryFormat<T>(spec: ListSpec<T>, empty: T, format: string): Reading<void> {
  const template = compileTemplate(format);
  if (!template.ok) return refuse(`failed to parse template: ${template.reason}`);
  const { failure } = runTemplate(template.value, rowValue(spec, empty));
  return failure === undefined ? read(undefined) : refuse(`failed to execute template: ${failure}`);
}

/** The default of a list when no `--format` is given, `table` alone means it too. */
export function chosenFormat(
  format: string,
  choices: { readonly table: string; readonly quiet?: string; readonly raw?: string },
): string {
  const { table, quiet, raw } = choices;
  if (format === 'raw') return raw ?? format;
  if (format !== '' && format !== 'table') return format;
  return quiet ?? table;
}
