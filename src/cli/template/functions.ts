/** The functions that every Go template has, as pure functions of their arguments; `and` and `or` are in evaluator.ts. */
import { read, refuse } from '../reading.js';
import type { Reading } from '../reading.js';
import { compare, equal } from './comparison.js';
import { sprint, sprintf, sprintln } from './format.js';
import { GoMap, isTrue, isUntypedList, JsonNumber, typeName } from './value.js';
import type { Value } from './value.js';

export type Parameter = 'any' | 'string' | 'int' | 'strings';

export interface TemplateFunction {
  readonly parameters: readonly Parameter[];
  /** The type of any further arguments. */
  readonly rest?: Parameter;
  readonly call: (...args: readonly Value[]) => Reading<Value>;
}

function index(item: Value, ...keys: readonly Value[]): Reading<Value> {
  let current = item;
  if (current === undefined) return refuse('index of untyped nil');
  for (const key of keys) {
    if (current instanceof GoMap) {
      if (typeof key !== 'string') return refuse(`value has type ${typeName(key)}; should be string`);
      current = current.entries.has(key) ? current.entries.get(key) : current.zero;
    } else if (Array.isArray(current) || typeof current === 'string') {
      if (typeof key !== 'number') return refuse(`cannot index slice/array with type ${typeName(key)}`);
      if (key < 0 || key > current.length) return refuse(`index out of range: ${key}`);
      if (key === current.length)
        return refuse(`reflect: ${typeof current} index out of range`.replace('object', 'slice'));
      current = typeof current === 'string' ? current.charCodeAt(key) : current[key];
    } else if (current === undefined || current === null) return refuse('index of nil pointer');
    else return refuse(`can't index item of type ${typeName(current)}`);
  }
  return read(current);
}

function slice(item: Value, ...bounds: readonly Value[]): Reading<Value> {
  if (item === undefined) return refuse('slice of untyped nil');
  if (typeof item !== 'string' && !Array.isArray(item)) return refuse(`can't slice item of type ${typeName(item)}`);
  if (bounds.length > 3) return refuse(`too many slice indexes: ${bounds.length}`);
  const [start = 0, end = item.length] = bounds;
  for (const bound of [start, end]) {
    if (typeof bound !== 'number') return refuse(`cannot index slice/array with type ${typeName(bound)}`);
    if (bound < 0 || bound > item.length) return refuse(`index out of range: ${bound}`);
  }
  if (Number(start) > Number(end)) return refuse(`invalid slice index: ${start} > ${end}`);
  return read(item.slice(Number(start), Number(end)));
}

function length(item: Value): Reading<Value> {
  if (item === undefined || item === null) return refuse('len of nil pointer');
  if (typeof item === 'string') return read(byteLength(item));
  if (Array.isArray(item)) return read(item.length);
  if (item instanceof GoMap) return read(item.entries.size);
  if (item instanceof JsonNumber) return read(item.text.length);
  return refuse(`len of type ${typeName(item)}`);
}

/** Length in UTF-8. */
export function byteLength(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
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

function escaper(escape: (text: string) => string): TemplateFunction {
  return { parameters: [], rest: 'any', call: (...args) => read(escape(sprint(args))) };
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

/** No value of ours is a function, so `call` always fails; `and` and `or` stop early, which evaluator.ts sees to. */
export const BUILTINS: Readonly<Record<string, TemplateFunction>> = {
  and: { parameters: ['any'], rest: 'any', call: (...args) => read(args.at(-1)) },
  or: { parameters: ['any'], rest: 'any', call: (...args) => read(args.at(-1)) },
  not: { parameters: ['any'], call: (value) => read(!isTrue(value)) },
  call: { parameters: ['any'], rest: 'any', call: (value) => refuse(`non-function of type ${typeName(value)}`) },
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

/** `[]string`, and not a list of an untyped document, whatever is in it. */
export function isStrings(value: Value): boolean {
  return Array.isArray(value) && !isUntypedList(value) && value.every((item) => typeof item === 'string');
}
