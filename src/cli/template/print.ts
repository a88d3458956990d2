/** Go's `%v` and JSON of template values. */
import { formatValue } from './format-value.js';
import { PLAIN } from './directive.js';
import { GoMap, GoStruct, isList, isNilList, JSON_NUMBER, Named } from './value.js';
import type { Value } from './value.js';

/** `%v`: what fmt.Print makes of one value. */
export function goPrint(value: Value): string {
  return formatValue(value, 'v', PLAIN);
}

/** What an action prints: no value has words of its own there, and a pointer is what it points to. */
export function printAction(value: Value): string {
  if (value === undefined || value === null) return '<no value>';
  const text = goPrint(value);
  return value instanceof GoStruct && value.type.startsWith('*') ? text.slice(1) : text;
}

function jsonString(text: string, escape: boolean): string {
  const quoted = JSON.stringify(text).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
  if (!escape) return quoted;
  return quoted.replaceAll('<', '\\u003c').replaceAll('>', '\\u003e').replaceAll('&', '\\u0026');
}

function scalarJson({ value, type }: Named, escape: boolean): string {
  if (typeof value !== 'string') return String(value);
  return type === JSON_NUMBER ? value : jsonString(value, escape);
}

/** Go's json.Marshal: maps by sorted keys, structs in their order; docker's `json` function does not escape `<`. */
export function goJson(value: Value, escape = false): string {
  if (value === undefined || value === null || isNilList(value)) return 'null';
  if (typeof value === 'string') return jsonString(value, escape);
  if (value instanceof Named) return scalarJson(value, escape);
  if (value instanceof GoMap) {
    if (value.isNil) return 'null';
    return members(
      [...value.entries].sort(([a], [b]) => (a < b ? -1 : 1)),
      escape,
    );
  }
  if (value instanceof GoStruct) return members(value.members(), escape || value.isComputed);
  if (isList(value)) return `[${value.map((item) => goJson(item, escape)).join(',')}]`;
  return String(value);
}

function members(pairs: readonly (readonly [string, Value])[], escape: boolean): string {
  return `{${pairs.map(([name, item]) => `${jsonString(name, escape)}:${goJson(item, escape)}`).join(',')}}`;
}
