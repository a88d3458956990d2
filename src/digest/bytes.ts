/**
 * A byte string: every char code is at most 0xFF and stands for one byte. File content is kept in this form,
 * because a JavaScript string is immutable, compares by value and survives JSON, and a `Uint8Array` does none of
 * these.
 */
export type Bytes = string;

/**
 * One match is either a well-formed UTF-8 sequence or the longest ill-formed piece that stands for a single
 * U+FFFD, as the Unicode standard recommends and as browsers decode:
 *
 *     2 bytes   C2..DF 80..BF
 *     3 bytes   E0 A0..BF 80..BF | E1..EC,EE,EF 80..BF 80..BF | ED 80..9F 80..BF
 *     4 bytes   F0 90..BF 80..BF 80..BF | F1..F3 80..BF 80..BF 80..BF | F4 80..8F 80..BF 80..BF
 *     piece     a proper prefix of one of these, or any other byte from 80 up
 */
const nonAsciiBytes = new RegExp(
  [
    '[\\xc2-\\xdf][\\x80-\\xbf]?',
    '\\xe0(?:[\\xa0-\\xbf][\\x80-\\xbf]?)?',
    '[\\xe1-\\xec\\xee\\xef](?:[\\x80-\\xbf][\\x80-\\xbf]?)?',
    '\\xed(?:[\\x80-\\x9f][\\x80-\\xbf]?)?',
    '\\xf0(?:[\\x90-\\xbf](?:[\\x80-\\xbf][\\x80-\\xbf]?)?)?',
    '[\\xf1-\\xf3](?:[\\x80-\\xbf](?:[\\x80-\\xbf][\\x80-\\xbf]?)?)?',
    '\\xf4(?:[\\x80-\\x8f](?:[\\x80-\\xbf][\\x80-\\xbf]?)?)?',
    '[\\x80-\\xff]',
  ].join('|'),
  'g',
);

const onlyAscii = /^[\x00-\x7f]*$/;
const nonAsciiCharacter = /[^\x00-\x7f]/gu;
const replacement = '\uFFFD';

function encodeCharacter(character: string): Bytes {
  let code = character.codePointAt(0) ?? 0;
  if (code >= 0xd800 && code <= 0xdfff) code = 0xfffd;
  if (code < 0x800) return String.fromCharCode(0xc0 | (code >> 6), 0x80 | (code & 0x3f));
  const low = [0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f)];
  if (code < 0x10000) return String.fromCharCode(0xe0 | (code >> 12), ...low);
  return String.fromCharCode(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 0x3f), ...low);
}

function decodePiece(piece: Bytes): string {
  const lead = piece.charCodeAt(0);
  const length = lead < 0xc2 || lead > 0xf4 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  if (piece.length !== length) return replacement;
  let code = lead & (0xff >> (length + 1));
  for (let i = 1; i < length; i++) code = (code << 6) | (piece.charCodeAt(i) & 0x3f);
  return String.fromCodePoint(code);
}

/** The UTF-8 encoding of a text. A lone surrogate becomes U+FFFD. */
export function toBytes(text: string): Bytes {
  return onlyAscii.test(text) ? text : text.replace(nonAsciiCharacter, encodeCharacter);
}

/** The text whose UTF-8 encoding this is; what is not UTF-8 becomes U+FFFD, as a terminal or a browser shows it. */
export function toText(bytes: Bytes): string {
  return onlyAscii.test(bytes) ? bytes : bytes.replace(nonAsciiBytes, decodePiece);
}

/** A fresh array, which the caller may keep and change. */
export function toUint8Array(bytes: Bytes): Uint8Array<ArrayBuffer> {
  const array = new Uint8Array(bytes.length);
  for (let i = 0; i < bytes.length; i++) array[i] = bytes.charCodeAt(i);
  return array;
}

/** A copy: later changes of the array do not show. */
export function fromUint8Array(array: Uint8Array): Bytes {
  const chunk = 8192;
  let bytes = '';
  for (let start = 0; start < array.length; start += chunk) {
    bytes += String.fromCharCode(...array.subarray(start, start + chunk));
  }
  return bytes;
}

/** Whether a string is a byte string at all: for assertions at the border, it costs a walk. */
export function isBytes(text: string): boolean {
  return /^[\x00-\xff]*$/.test(text);
}
