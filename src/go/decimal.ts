/**
 * Whole numbers in base ten, and strconv's words for what is none.
 *
 *     int  = [ "+" | "-" ] 1*digit         uint = 1*digit
 */
import { goQuote } from './quote.js';

const SYNTAX = { Atoi: /^[+-]?\d+$/, ParseInt: /^[+-]?\d+$/, ParseUint: /^\d+$/ } as const;

/** What is wrong with a number of so many bits, as `strconv.<reader>` says it; undefined where nothing is. */
export function decimalProblem(reader: keyof typeof SYNTAX, text: string, bits = 64): string | undefined {
  const words = `strconv.${reader}: parsing ${goQuote(text)}`;
  if (!SYNTAX[reader].test(text)) return `${words}: invalid syntax`;
  const number = BigInt(text.replace('+', ''));
  const fits = number === (reader === 'ParseUint' ? BigInt.asUintN(bits, number) : BigInt.asIntN(bits, number));
  return fits ? undefined : `${words}: value out of range`;
}
