/** Booleans, whole numbers, fractions and strings under the verbs that they have a form for; undefined under others. */
import { toBytes } from '../../digest/bytes.js';
import { goQuote, goQuoteRune } from '../../go/quote.js';
import type { Style } from './directive.js';
import { formatFloat } from './float.js';

/** Filled up to the width, with zeros only before a text. */
export function padded(text: string, { width = 0, minus, zero }: Style): string {
  const missing = width - [...text].length;
  if (missing <= 0) return text;
  if (minus) return text + ' '.repeat(missing);
  return (zero ? '0' : ' ').repeat(missing) + text;
}

export function booleanText(value: boolean, verb: string, style: Style): string | undefined {
  return verb === 't' || verb === 'v' ? padded(String(value), style) : undefined;
}

function onlyAscii(quoted: string): string {
  return quoted.replace(/[^\x00-\x7f]/gu, (character) => {
    const point = character.codePointAt(0) ?? 0;
    const hex = point.toString(16);
    return point < 0x10000 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
  });
}

function hexText(text: string, upper: boolean, { sharp, space, precision }: Style): string {
  const bytes = [...toBytes(text)].slice(0, precision ?? Infinity);
  const digits = bytes.map((byte) => byte.charCodeAt(0).toString(16).padStart(2, '0'));
  const prefix = sharp && digits.length > 0 ? '0x' : '';
  const hex = prefix + digits.join(space ? ` ${prefix}` : '');
  return upper ? hex.toUpperCase() : hex;
}

export function stringText(value: string, verb: string, style: Style): string | undefined {
  if (verb === 'x' || verb === 'X') return padded(hexText(value, verb === 'X', style), style);
  const cut = style.precision === undefined ? value : [...value].slice(0, style.precision).join('');
  if (style.source && verb === 'v') return padded(goQuote(cut), style);
  if (verb === 's' || verb === 'v') return padded(cut, style);
  if (verb !== 'q') return undefined;
  if (style.sharp && !/[`\x00-\x08\x0a-\x1f\x7f\ufeff]/.test(cut)) return padded(`\`${cut}\``, style);
  return padded(style.plus ? onlyAscii(goQuote(cut)) : goQuote(cut), style);
}

const RADIX: Readonly<Record<string, number>> = { v: 10, d: 10, b: 2, o: 8, O: 8, x: 16, X: 16 };

function digitsOf(size: bigint, verb: string, { sharp }: Style, least: number): string {
  const digits = size.toString(RADIX[verb] ?? 10).padStart(least, '0');
  if (verb === 'O') return `0o${digits}`;
  if (!sharp) return verb === 'X' ? digits.toUpperCase() : digits;
  if (verb === 'o') return digits.startsWith('0') ? digits : `0${digits}`;
  const prefixed = verb === 'b' ? `0b${digits}` : verb === 'd' || verb === 'v' ? digits : `0x${digits}`;
  return verb === 'X' ? prefixed.toUpperCase() : prefixed;
}

function runeOf(value: bigint): string {
  const isRune = value >= 0n && value <= 0x10ffffn && !(value >= 0xd800n && value <= 0xdfffn);
  return String.fromCodePoint(isRune ? Number(value) : 0xfffd);
}

function unicodeText(value: bigint, style: Style): string {
  const digits = BigInt.asUintN(64, value).toString(16).toUpperCase();
  const text = `U+${digits.padStart(Math.max(4, style.precision ?? 0), '0')}`;
  const shown = style.sharp && /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u.test(runeOf(value));
  return padded(shown ? `${text} '${runeOf(value)}'` : text, { ...style, zero: false });
}

/** `unsigned` numbers are hexadecimal in Go's source. */
export function integerText(value: bigint, verb: string, style: Style, unsigned = false): string | undefined {
  if (verb === 'c') return padded(runeOf(value), style);
  if (verb === 'q')
    return padded(style.plus ? onlyAscii(goQuoteRune(runeOf(value))) : goQuoteRune(runeOf(value)), style);
  if (verb === 'U') return unicodeText(value, style);
  if (RADIX[verb] === undefined) return undefined;
  if (style.source && unsigned) return padded(`0x${value.toString(16)}`, style);
  const { precision, width = 0, zero, minus, plus, space } = style;
  const size = value < 0n ? -value : value;
  const sign = value < 0n ? '-' : plus ? '+' : space ? ' ' : '';
  if (precision === 0 && value === 0n) return padded('', { ...style, zero: false });
  const least = precision ?? (zero && !minus ? width - (sign === '' ? 0 : 1) : 0);
  return padded(sign + digitsOf(size, verb, style, least), { ...style, zero: false });
}

/** `%#g` keeps the zeros that fill the precision up. */
function withAllDigits(text: string, verb: string, precision: number | undefined): string {
  const [, number = '', tail = ''] = /^(.*?)([pP][+-].*|(?:[eE](?=[+-])).*)?$/.exec(text) ?? [];
  const significant = number.replace('.', '').replace(/^0+/, '').length;
  const wanted = /[eEfF]/.test(verb) ? 0 : (precision ?? 6) - significant;
  return `${number.includes('.') ? number : `${number}.`}${'0'.repeat(Math.max(0, wanted))}${tail}`;
}

export function floatText(value: number, verb: string, style: Style): string | undefined {
  if (!/^[vbeEfFgGxX]$/.test(verb)) return undefined;
  const { precision, width = 0, plus, space, zero, minus, sharp, source } = style;
  const plain = formatFloat(value, verb === 'v' ? 'g' : verb, precision ?? -1);
  const unsigned = plain.replace(/^[+-]/, '');
  const text = sharp && !source && verb !== 'b' ? withAllDigits(unsigned, verb, precision) : unsigned;
  const sign = plain.startsWith('-') ? '-' : plus || plain.startsWith('+') ? '+' : space ? ' ' : '';
  if (zero && !minus && sign !== '' && width > text.length) return sign + text.padStart(width - 1, '0');
  return padded(sign + text, style);
}
