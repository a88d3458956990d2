/**
 * Constants of a template.
 *
 *     string = '"' { character | "\" escape } '"' | "`" any "`"
 *     char   = "'" ( character | "\" escape ) "'"                    its value is its code point
 *     escape = a b f n r t v \ ' " | x 2hex | u 4hex | U 8hex | 3octal
 */
import { goQuote } from '../../go/quote.js';
import { TemplateSyntaxError } from './lexer.js';
import type { Token } from './lexer.js';
import { Named } from './value.js';
import type { Value } from './value.js';

const SHORT: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  "'": "'",
  '"': '"',
};

const ESCAPE = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{3})|([abfnrtv\\'"])|(.?))/gsu;

/** The text between the quotes with its escapes resolved; undefined where one is no escape. */
export function unescape(body: string): string | undefined {
  let valid = true;
  const text = body.replace(ESCAPE, (_all, x, u, long, octal, short) => {
    const hex = x ?? u ?? long;
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (octal !== undefined) return String.fromCodePoint(Number.parseInt(octal, 8));
    if (short === undefined) valid = false;
    return SHORT[short] ?? '';
  });
  return valid ? text : undefined;
}

const INT = /^[+-]?(?:0[xX](?:_?[0-9a-fA-F])+|0[bB](?:_?[01])+|0[oO]?(?:_?[0-7])+|0|[1-9](?:_?[0-9])*)$/;
const FLOAT = /^[+-]?(?:[0-9][0-9_]*\.?[0-9_]*|\.[0-9][0-9_]*)(?:[eE][+-]?[0-9]+)?$/;

/** A whole number that Go's int may be too small for; the evaluator complains about one that is. */
function wholeNumber(text: string): Value {
  const digits = text.replace(/^[+-]/, '').replaceAll('_', '');
  const size = BigInt(/^0[0-7]+$/.test(digits) ? `0o${digits.slice(1)}` : digits.toLowerCase());
  const value = text.startsWith('-') ? -size : size;
  return Number.isSafeInteger(Number(value)) ? Number(value) : new Named(value, 'int');
}

function numberValue({ text, at }: Token): Value {
  if (INT.test(text)) {
    const value = wholeNumber(text);
    const fits = !(value instanceof Named) || value.value === BigInt.asIntN(64, BigInt(value.value ?? 0));
    if (fits || (BigInt.asUintN(64, value.value as bigint) === value.value && !/^[+-]/.test(text))) return value;
  }
  if (!FLOAT.test(text)) throw new TemplateSyntaxError(at, `illegal number syntax: ${goQuote(text)}`);
  if (!/[.eE]/.test(text)) throw new TemplateSyntaxError(at, `integer overflow: ${goQuote(text)}`);
  return new Named(Number(text.replaceAll('_', '')), 'float64');
}

export function literalValue(token: Token): Value {
  const { kind, text, at } = token;
  if (kind === 'number') return numberValue(token);
  if (text.startsWith('`')) return text.slice(1, -1);
  const value = unescape(text.slice(1, -1));
  if (value === undefined || (kind === 'char' && value === '')) throw new TemplateSyntaxError(at, 'invalid syntax');
  if (kind !== 'char') return value;
  if ([...value].length !== 1) throw new TemplateSyntaxError(at, `malformed character constant: ${text}`);
  return value.codePointAt(0) ?? 0;
}
