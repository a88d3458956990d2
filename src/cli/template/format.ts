/**
 * Go's fmt.Sprintf, Sprint and Sprintln over template values.
 *
 *     verb  = "%" { "+" | "-" | "#" | " " | "0" } [ width | "*" ] [ "." [ precision ] ] letter
 */
import { goQuote, goQuoteRune } from '../../go/quote.js';
import { goPrint, printNumber } from './print.js';
import { typeName } from './value.js';
import type { Value } from './value.js';

const VERB = /%([+\-# 0]*)([0-9]*)(?:\.([0-9]*))?([a-zA-Z%])?/g;

interface Spec {
  readonly flags: string;
  readonly precision: number | undefined;
  readonly letter: string;
}

function integerText(value: number | bigint, letter: string): string | undefined {
  const radix = { d: 10, x: 16, X: 16, o: 8, b: 2 }[letter];
  if (radix !== undefined) {
    const text = value.toString(radix);
    return letter === 'X' ? text.toUpperCase() : text;
  }
  if (letter === 'c') return String.fromCodePoint(Number(value));
  if (letter === 'q') return goQuoteRune(String.fromCodePoint(Number(value)));
  if (letter === 'U') return `U+${value.toString(16).toUpperCase().padStart(4, '0')}`;
  return undefined;
}

function exponential(value: number, precision: number): string {
  const [digits = '', exponent = ''] = value.toExponential(precision).split('e');
  return `${digits}e${exponent.charAt(0)}${exponent.slice(1).padStart(2, '0')}`;
}

function floatText(value: number, { letter, precision }: Spec): string | undefined {
  if (letter === 'f' || letter === 'F') return value.toFixed(precision ?? 6);
  if (letter === 'e') return exponential(value, precision ?? 6);
  if (letter === 'g')
    return precision === undefined ? printNumber(value) : printNumber(Number(value.toPrecision(precision)));
  return undefined;
}

function stringText(value: string, { letter, precision, flags }: Spec): string | undefined {
  const cut = precision === undefined ? value : [...value].slice(0, precision).join('');
  if (letter === 's') return cut;
  if (letter === 'q') return flags.includes('#') && !cut.includes('`') ? `\`${cut}\`` : goQuote(cut);
  if (letter !== 'x' && letter !== 'X') return undefined;
  const bytes = encodeURIComponent(cut).replace(/%([0-9A-F]{2})|(.)/gs, (_all, hex, plain) =>
    hex === undefined ? (plain as string).charCodeAt(0).toString(16) : (hex as string).toLowerCase(),
  );
  return letter === 'X' ? bytes.toUpperCase() : bytes;
}

function body(value: Value, spec: Spec): string {
  const { letter, flags } = spec;
  if (letter === 'v') return flags.includes('#') && typeof value === 'string' ? goQuote(value) : goPrint(value);
  if (letter === 'T') return typeName(value);
  let text: string | undefined;
  if (typeof value === 'string') text = stringText(value, spec);
  else if (typeof value === 'boolean') text = letter === 't' ? String(value) : undefined;
  else if (typeof value === 'bigint' || Number.isInteger(value)) text = integerText(value as number | bigint, letter);
  else if (typeof value === 'number') text = floatText(value, spec);
  else if (Array.isArray(value)) return `[${value.map((item: Value) => body(item, spec)).join(' ')}]`;
  if (text !== undefined) return text;
  return value === undefined || value === null
    ? `%!${letter}(<nil>)`
    : `%!${letter}(${typeName(value)}=${goPrint(value)})`;
}

function padded(text: string, flags: string, width: string): string {
  const length = Number(width);
  const missing = length - [...text].length;
  if (missing <= 0) return text;
  if (flags.includes('-')) return text + ' '.repeat(missing);
  if (!flags.includes('0')) return ' '.repeat(missing) + text;
  const sign = /^[+-]/.exec(text)?.[0] ?? '';
  return sign + '0'.repeat(missing) + text.slice(sign.length);
}

export function sprintf(format: string, values: readonly Value[]): string {
  let used = 0;
  const text = format.replace(
    VERB,
    (_all, flags: string, width: string, precision: string | undefined, letter?: string) => {
      if (letter === undefined) return '%!(NOVERB)';
      if (letter === '%') return '%';
      if (used >= values.length) return `%!${letter}(MISSING)`;
      const value = values[used];
      used += 1;
      const spec = { flags, letter, precision: precision === undefined ? undefined : Number(precision) };
      const plain = body(value, spec);
      const signed = flags.includes('+') && typeof value === 'number' && value >= 0 ? `+${plain}` : plain;
      return padded(signed, flags, width);
    },
  );
  if (used >= values.length) return text;
  const extra = values
    .slice(used)
    .map((value) => (value === undefined ? '<nil>' : `${typeName(value)}=${goPrint(value)}`));
  return `${text}%!(EXTRA ${extra.join(', ')})`;
}

/** A space stands between two values when neither is a string. */
export function sprint(values: readonly Value[]): string {
  let text = '';
  for (const [index, value] of values.entries()) {
    const apart = index > 0 && typeof value !== 'string' && typeof values[index - 1] !== 'string';
    text += (apart ? ' ' : '') + goPrint(value);
  }
  return text;
}

export function sprintln(values: readonly Value[]): string {
  return `${values.map(goPrint).join(' ')}\n`;
}
