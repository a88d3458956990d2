/** One operand of Go's package fmt under one verb, by the kind of the value. */
import { formatGoDuration } from '../../time/duration.js';
import { goTimeText } from '../../time/go-time.js';
import { PLAIN, type Style } from './directive.js';
import { booleanText, floatText, integerText, padded, stringText } from './format-scalar.js';
import { GoMap, GoStruct, isList, isNilList, kindOf, Named, scalarOf, typeName } from './value.js';
import type { Value } from './value.js';

/** A verb that the value has no form for; it is then shown with its type. */
function wrongVerb(value: Value, verb: string, style: Style): string {
  if (value === undefined || value === null) return `%!${verb}(<nil>)`;
  const plain = { ...style, plus: style.plus, named: false, source: false };
  return `%!${verb}(${typeName(value)}=${formatValue(value, 'v', plain)})`;
}

/** The words of a type that has words of its own: Go's method String. */
function ownWords(value: Value): string | undefined {
  if (!(value instanceof Named) || value.value === null) return undefined;
  if (value.type === 'time.Time') return goTimeText(String(value.value));
  return value.type === 'time.Duration' ? formatGoDuration(Number(value.value) / 1e6) : undefined;
}

function scalarText(value: Value, verb: string, style: Style): string | undefined {
  const words = verb === 'v' || verb === 's' || verb === 'q' ? ownWords(value) : undefined;
  if (words !== undefined && !style.source) return stringText(words, verb, style);
  const scalar = scalarOf(value);
  const kind = kindOf(value);
  if (typeof scalar === 'boolean') return booleanText(scalar, verb, style);
  if (typeof scalar === 'string') return stringText(scalar, verb, style);
  if (kind === 'float') return floatText(Number(scalar), verb, style);
  return integerText(BigInt(scalar ?? 0), verb, style, kind === 'uint');
}

/** Go prints the address of what a pointer leads to; nothing here has one, so a pointer is nil or what it points to. */
function nilPointerText(value: Value, verb: string, style: Style): string {
  if (verb === 'v') return style.source ? `(${typeName(value)})(nil)` : padded('<nil>', style);
  if (verb === 'p') return '0x0';
  return (/^[bodxX]$/.test(verb) ? integerText(0n, verb, style, true) : undefined) ?? wrongVerb(value, verb, style);
}

function listText(value: readonly Value[], verb: string, style: Style): string {
  if (!style.source) return `[${value.map((item) => formatValue(item, verb, style)).join(' ')}]`;
  if (isNilList(value)) return `${typeName(value)}(nil)`;
  return `${typeName(value)}{${value.map((item) => formatValue(item, verb, style)).join(', ')}}`;
}

function mapText(value: GoMap, verb: string, style: Style): string {
  if (style.source && value.isNil) return `${value.type}(nil)`;
  const pairs = [...value.entries]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => `${formatValue(key, verb, style)}:${formatValue(item, verb, style)}`);
  return style.source ? `${value.type}{${pairs.join(', ')}}` : `map[${pairs.join(' ')}]`;
}

function structText(value: GoStruct, verb: string, style: Style): string {
  const isPointer = value.type.startsWith('*');
  const fields = value.names.map((name) => {
    const text = formatValue(value.get(name), verb, style);
    return style.named || style.source ? `${name}:${text}` : text;
  });
  const type = style.source ? value.type.replace(/^\*/, '') : '';
  return `${isPointer ? '&' : ''}${type}{${fields.join(style.source ? ', ' : ' ')}}`;
}

export function formatValue(value: Value, verb: string, style: Style): string {
  if (verb === 'T') return padded(typeName(value), style);
  if (value === undefined || value === null)
    return verb === 'v' ? padded('<nil>', style) : wrongVerb(value, verb, style);
  if (isList(value)) return listText(value, verb, style);
  if (value instanceof GoMap) return mapText(value, verb, style);
  if (value instanceof GoStruct) return structText(value, verb, style);
  if (kindOf(value) === 'pointer') return nilPointerText(value, verb, style);
  return scalarText(value, verb, style) ?? wrongVerb(value, verb, style);
}

/** With the value's type before it, as operands that no verb asked for are shown. */
export function withType(value: Value): string {
  return value === undefined || value === null ? '<nil>' : `${typeName(value)}=${formatValue(value, 'v', PLAIN)}`;
}
