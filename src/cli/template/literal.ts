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

export function literalValue(token: Token): string | number {
  const { kind, text, at } = token;
  if (kind === 'number') {
    const value = Number(text.replaceAll('_', '').replace(/^\+/, ''));
    if (Number.isNaN(value)) throw new TemplateSyntaxError(at, `illegal number syntax: ${goQuote(text)}`);
    return /^0[0-7]+$/.test(text) ? Number.parseInt(text, 8) : value;
  }
  if (text.startsWith('`')) return text.slice(1, -1);
  const value = unescape(text.slice(1, -1));
  if (value === undefined) throw new TemplateSyntaxError(at, 'invalid syntax');
  if (kind !== 'char') return value;
  if ([...value].length !== 1) throw new TemplateSyntaxError(at, `malformed character constant: ${text}`);
  return value.codePointAt(0) ?? 0;
}
