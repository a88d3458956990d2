/**
 * Go's strconv as flags meet it: booleans and whole numbers, with its words for what is wrong.
 *
 *     bool = 1 t T TRUE true True 0 f F FALSE false False
 *     int  = [ "+" | "-" ] ( digits | "0x" hex | "0o" octal | "0" octal | "0b" binary ), "_" between digits
 */
import { read, refuse } from '../reading.js';
import type { Reading } from '../reading.js';
import { decimalProblem } from '../../go/decimal.js';
import { goQuote } from '../../go/quote.js';

const TRUE = new Set(['1', 't', 'T', 'TRUE', 'true', 'True']);
const FALSE = new Set(['0', 'f', 'F', 'FALSE', 'false', 'False']);

export function parseGoBool(text: string): Reading<boolean> {
  if (TRUE.has(text)) return read(true);
  if (FALSE.has(text)) return read(false);
  return refuse(`strconv.ParseBool: parsing ${goQuote(text)}: invalid syntax`);
}

const BASES: readonly (readonly [RegExp, number, RegExp])[] = [
  [/^0[xX]/, 16, /^0[xX](_?[0-9a-fA-F])+$/],
  [/^0[oO]/, 8, /^0[oO](_?[0-7])+$/],
  [/^0[bB]/, 2, /^0[bB](_?[01])+$/],
  [/^0./, 8, /^0(_?[0-7])+$/],
  [/^/, 10, /^[0-9](_?[0-9])*$/],
];

function magnitude(digits: string): bigint | undefined {
  const base = BASES.find(([prefix]) => prefix.test(digits));
  if (base === undefined || !base[2].test(digits)) return undefined;
  const plain = digits.replaceAll('_', '');
  if (base[1] === 8) return BigInt(`0o${plain.replace(/^0[oO]?/, '')}`);
  return BigInt(plain.toLowerCase());
}

/** A signed whole number of `bits` bits; beyond 2^53 the value is the nearest number JavaScript has. */
export function parseGoInt(text: string, bits: number): Reading<number> {
  const negative = text.startsWith('-');
  const size = magnitude(text.replace(/^[+-]/, ''));
  if (size === undefined) return refuse(`strconv.ParseInt: parsing ${goQuote(text)}: invalid syntax`);
  const limit = 1n << BigInt(bits - 1);
  if (negative ? size > limit : size >= limit) {
    return refuse(`strconv.ParseInt: parsing ${goQuote(text)}: value out of range`);
  }
  return read(Number(negative ? -size : size));
}

/** An unsigned whole number of `bits` bits. */
export function parseGoUint(text: string, bits: number): Reading<number> {
  const size = magnitude(text);
  if (size === undefined) return refuse(`strconv.ParseUint: parsing ${goQuote(text)}: invalid syntax`);
  if (size >= 1n << BigInt(bits)) return refuse(`strconv.ParseUint: parsing ${goQuote(text)}: value out of range`);
  return read(Number(size));
}

function decimal(reader: 'Atoi' | 'ParseInt', text: string): Reading<number> {
  const problem = decimalProblem(reader, text);
  return problem === undefined ? read(Number(text)) : refuse(problem);
}

/** strconv.Atoi: base ten only. */
export function parseGoAtoi(text: string): Reading<number> {
  return decimal('Atoi', text);
}

/** strconv.ParseInt in base ten. */
export function parseGoDecimal(text: string): Reading<number> {
  return decimal('ParseInt', text);
}
