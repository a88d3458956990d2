/** Go's `%v` and JSON of template values. */
import { GoMap, GoStruct, JsonNumber, NIL_LIST } from './value.js';
import type { Value } from './value.js';

function byKey(entries: ReadonlyMap<string, Value>): readonly (readonly [string, Value])[] {
  return [...entries].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

/** `%v` of a number: a fraction is written with an exponent below 1e-4 and from 1e6 on (Go: 1e21 for whole ones). */
export function printNumber(value: number | bigint): string {
  if (typeof value === 'bigint' || Number.isInteger(value)) return String(value);
  const size = Math.abs(value);
  if (size >= 1e-4 && size < 1e6) return String(value);
  const [digits = '', exponent = ''] = value.toExponential().split('e');
  return `${digits}e${exponent.charAt(0)}${exponent.slice(1).padStart(2, '0')}`;
}

/** `%v`: what fmt.Print makes of one value. */
export function goPrint(value: Value): string {
  if (value === undefined || value === null) return '<nil>';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'bigint') return printNumber(value);
  if (typeof value === 'boolean') return String(value);
  if (value instanceof JsonNumber) return value.text;
  if (value instanceof GoMap)
    return `map[${byKey(value.entries)
      .map(([key, item]) => `${key}:${goPrint(item)}`)
      .join(' ')}]`;
  if (value instanceof GoStruct) return `{${value.names.map((name) => goPrint(value.get(name))).join(' ')}}`;
  return `[${value.map(goPrint).join(' ')}]`;
}

/** What an action prints: no value has words of its own there. */
export function printAction(value: Value): string {
  return value === undefined ? '<no value>' : goPrint(value);
}

function jsonString(text: string, escape: boolean): string {
  const quoted = JSON.stringify(text).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
  if (!escape) return quoted;
  return quoted.replaceAll('<', '\\u003c').replaceAll('>', '\\u003e').replaceAll('&', '\\u0026');
}

/** Go's json.Marshal: maps by sorted keys, structs in their order; docker's `json` function does not escape `<`. */
export function goJson(value: Value, escape = false): string {
  if (value === undefined || value === null || value === NIL_LIST) return 'null';
  if (typeof value === 'string') return jsonString(value, escape);
  if (typeof value === 'bigint') return String(value);
  if (value instanceof JsonNumber) return value.text;
  if (value instanceof GoMap) {
    if (value.isNil) return 'null';
    return members(byKey(value.entries), escape);
  }
  if (value instanceof GoStruct) {
    const names = value.names.filter((name) => !value.left.has(name));
    const pairs = names.map((name) => [value.jsonName(name), value.get(name)] as const);
    return members(pairs, escape || value.escapesJson);
  }
  if (Array.isArray(value)) return `[${value.map((item: Value) => goJson(item, escape)).join(',')}]`;
  return JSON.stringify(value);
}

function members(pairs: readonly (readonly [string, Value])[], escape: boolean): string {
  return `{${pairs.map(([name, item]) => `${jsonString(name, escape)}:${goJson(item, escape)}`).join(',')}}`;
}
