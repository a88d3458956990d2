/**
 * Go's quoted forms of a string, as `%q` prints them.
 *
 *     quoted = '"' { printable | '\' escape } '"'
 *     escape = a b f n r t v \ " | xHH (below U+0020, U+007F) | uHHHH | UHHHHHHHH
 */

const SHORT_ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\u0007', '\\a'],
  ['\b', '\\b'],
  ['\f', '\\f'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['\v', '\\v'],
  ['\\', '\\\\'],
]);

const PRINTABLE = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u;

function escaped(character: string, quote: string): string {
  if (character === quote) return `\\${quote}`;
  const short = SHORT_ESCAPES.get(character);
  if (short !== undefined) return short;
  if (PRINTABLE.test(character)) return character;
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x20 || point === 0x7f) return `\\x${point.toString(16).padStart(2, '0')}`;
  if (point < 0x10000) return `\\u${point.toString(16).padStart(4, '0')}`;
  return `\\U${point.toString(16).padStart(8, '0')}`;
}

function quoteWith(text: string, quote: string): string {
  let out = quote;
  for (const character of text) out += escaped(character, quote);
  return out + quote;
}

/** `%q` of a string: double quotes. */
export function goQuote(text: string): string {
  return quoteWith(text, '"');
}

/** `%q` of a rune: single quotes. */
export function goQuoteRune(character: string): string {
  return quoteWith(character, "'");
}

/**
 * `%q` of the first *byte* of a UTF-8 string: Go's pflag indexes bytes, so the first byte of an accented letter is
 * printed as the Latin-1 character of that number.
 */
export function goQuoteFirstByte(text: string): string {
  const point = text.codePointAt(0) ?? 0;
  if (point < 0x80) return goQuoteRune(String.fromCodePoint(point));
  if (point < 0x800) return goQuoteRune(String.fromCodePoint(0xc0 | (point >> 6)));
  if (point < 0x10000) return goQuoteRune(String.fromCodePoint(0xe0 | (point >> 12)));
  return goQuoteRune(String.fromCodePoint(0xf0 | (point >> 18)));
}
