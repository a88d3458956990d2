/** The functions that every Go template has, as pure functions of their arguments; `and` and `or` are in evaluator.ts. */
import { toBytes, toText } from '../../digest/bytes.js';
import { read, refuse } from '../reading.js';
import type { Reading } from '../reading.js';
import { compare, equal } from './comparison.js';
import { sprint, sprintf, sprintln } from './format.js';
import { GoMap, isList, isTrue, kindOf, Named, scalarOf, typedList, typeName } from './value.js';
import type { Value } from './value.js';

export type Parameter = 'any' | 'string' | 'int' | 'strings';

export interface TemplateFunction {
  readonly parameters: readonly Parameter[];
  /** The type of any further arguments. */
  readonly rest?: Parameter;
  readonly call: (...args: readonly Value[]) => Reading<Value>;
}

function wholeNumber(value: Value): number | undefined {
  const kind = kindOf(value);
  return kind === 'int' || kind === 'uint' ? Number(scalarOf(value)) : undefined;
}

function notAnIndex(value: Value): Reading<never> {
  if (value === undefined || value === null) return refuse('cannot index slice/array with nil');
  return refuse(`cannot index slice/array with type ${typeName(value)}`);
}

function element(item: Value, key: Value): Reading<Value> {
  if (item instanceof GoMap) {
    const name = String(scalarOf(key));
    if (kindOf(key) === 'nil') return refuse('value is nil; should be of type string');
    const wanted = item.type.startsWith('nat.') ? 'nat.Port' : 'string';
    if (typeName(key) !== wanted) return refuse(`value has type ${typeName(key)}; should be ${wanted}`);
    return read(item.entries.has(name) ? item.entries.get(name) : item.zero);
  }
  const text = scalarOf(item);
  const items = isList(item) ? item : typeof text === 'string' ? toBytes(text) : undefined;
  if (items !== undefined) {
    const place = wholeNumber(key);
    if (place === undefined) return notAnIndex(key);
    if (place === items.length) return refuse(`reflect: ${isList(item) ? 'slice' : 'string'} index out of range`);
    if (place < 0 || place > items.length) return refuse(`index out of range: ${place}`);
    return read(typeof items === 'string' ? new Named(items.charCodeAt(place), 'uint8') : items[place]);
  }
  if (item instanceof Named && item.value === null) return refuse('index of nil pointer');
  return refuse(`can't index item of type ${typeName(item).replace(/^\*/, '')}`);
}

function index(item: Value, ...keys: readonly Value[]): Reading<Value> {
  if (item === undefined || item === null) return refuse('index of untyped nil');
  let current: Reading<Value> = read(item);
  for (const key of keys) {
    if (!current.ok) return current;
    if (current.value === undefined || current.value === null) return refuse('index of nil pointer');
    current = element(current.value, key);
  }
  return current;
}

function slice(item: Value, ...bounds: readonly Value[]): Reading<Value> {
  if (item === undefined || item === null) return refuse('slice of untyped nil');
  if (bounds.length > 3) return refuse(`too many slice indexes: ${bounds.length}`);
  const text = scalarOf(item);
  if (typeof text !== 'string' && !isList(item)) return refuse(`can't slice item of type ${typeName(item)}`);
  if (typeof text === 'string' && bounds.length === 3) return refuse('cannot 3-index slice a string');
  const whole = typeof text === 'string' ? toBytes(text) : (item as readonly Value[]);
  const places: number[] = [];
  for (const bound of bounds) {
    const place = wholeNumber(bound);
    if (place === undefined) return notAnIndex(bound);
    if (place < 0 || place > whole.length) return refuse(`index out of range: ${place}`);
    places.push(place);
  }
  const [start = 0, end = whole.length, capacity = whole.length] = places;
  if (start > end) return refuse(`invalid slice index: ${start} > ${end}`);
  if (end > capacity) return refuse(`invalid slice index: ${end} > ${capacity}`);
  return read(
    typeof whole === 'string' ? toText(whole.slice(start, end)) : typedList(whole.slice(start, end), typeName(item)),
  );
}

function length(item: Value): Reading<Value> {
  if (item === undefined || item === null) return refuse('reflect: call of reflect.Value.Type on zero Value');
  if (item instanceof Named && item.value === null) return refuse('len of nil pointer');
  const text = scalarOf(item);
  if (typeof text === 'string') return read(toBytes(text).length);
  if (isList(item)) return read(item.length);
  if (item instanceof GoMap) return read(item.entries.size);
  return refuse(`len of type ${typeName(item).replace(/^\*/, '')}`);
}

const HTML: Readonly<Record<string, string>> = {
  '"': '&#34;',
  "'": '&#39;',
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\u0000': '\ufffd',
};

function html(text: string): string {
  return text.replace(/["'&<>\u0000]/g, (character) => HTML[character] ?? character);
}

function js(text: string): string {
  return text.replace(/[\\'"<>&=\u0000-\u001f]/g, (character) => {
    if ('\\\'"'.includes(character)) return `\\${character}`;
    return `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
  });
}

function urlquery(text: string): string {
  const encoded = encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return encoded.replaceAll('%20', '+');
}

/** What these three make of nothing, as an action does. */
const NO_VALUE = '<no value>';

function escaper(escape: (text: string) => string): TemplateFunction {
  return { parameters: [], rest: 'any', call: (...args) => read(escape(sprint(args.map((arg) => arg ?? NO_VALUE)))) };
}

function ordering(holds: (order: number) => boolean): TemplateFunction {
  const call = (a: Value, b: Value): Reading<Value> => {
    const order = compare(a, b);
    return order.ok ? read(holds(order.value)) : order;
  };
  return { parameters: ['any', 'any'], call };
}

function notEqual(a: Value, b: Value): Reading<Value> {
  const same = equal(a, [b]);
  return same.ok ? read(!same.value) : same;
}

function notCallable(value: Value): Reading<never> {
  if (value === undefined || value === null) return refuse('call of nil');
  return refuse(`non-function of type ${typeName(value)}`);
}

/** No value of ours is a function, so `call` always fails; `and` and `or` stop early, which evaluator.ts sees to. */
export const BUILTINS: Readonly<Record<string, TemplateFunction>> = {
  and: { parameters: ['any'], rest: 'any', call: (...args) => read(args.at(-1)) },
  or: { parameters: ['any'], rest: 'any', call: (...args) => read(args.at(-1)) },
  not: { parameters: ['any'], call: (value) => read(!isTrue(value)) },
  call: { parameters: ['any'], rest: 'any', call: notCallable },
  len: { parameters: ['any'], call: length },
  index: { parameters: ['any'], rest: 'any', call: index },
  slice: { parameters: ['any'], rest: 'any', call: slice },
  print: { parameters: [], rest: 'any', call: (...args) => read(sprint(args)) },
  println: { parameters: [], rest: 'any', call: (...args) => read(sprintln(args)) },
  printf: {
    parameters: ['string'],
    rest: 'any',
    call: (format, ...args) => read(sprintf(String(format), args)),
  },
  html: escaper(html),
  js: escaper(js),
  urlquery: escaper(urlquery),
  eq: { parameters: ['any'], rest: 'any', call: (a, ...others) => equal(a, others) },
  ne: { parameters: ['any', 'any'], call: notEqual },
  lt: ordering((order) => order < 0),
  le: ordering((order) => order <= 0),
  gt: ordering((order) => order > 0),
  ge: ordering((order) => order >= 0),
};

export function isStrings(value: Value): boolean {
  // A named list of strings may be given where an unnamed one is wanted: Go's rule of assignability.
  return isList(value) && ['[]string', 'strslice.StrSlice'].includes(typeName(value));
}
