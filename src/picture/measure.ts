import { humanSizeWithPrecision } from '../time/size.js';

/** Pixels of a column of text at 12 pixels in the widest of the usual monospaced fonts, rounded up. */
const column = 7.5;
export const lineHeight = 17;
/** Between a box and the text in it. */
export const padding = 10;

/** Characters that take two columns, or none at all: scripts of East Asia and symbols; marks over other letters. */
const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f000}-\u{3fffd}]/u;
const none = /\p{Mn}|\p{Me}|\p{Cf}/u;

export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += wide.test(character) ? 2 : none.test(character) ? 0 : 1;
  return columns;
}

/** Pixels that a text takes at most. */
export function widthOf(text: string): number {
  return Math.ceil(columnsOf(text) * column);
}

/** A text of at most so many columns: where it is longer, its middle gives way. */
export function shortened(text: string, most: number): string {
  if (columnsOf(text) <= most) return text;
  const characters = [...text];
  const head = Math.ceil((most - 1) / 2);
  let [start, end] = ['', ''];
  for (const character of characters) {
    if (columnsOf(start + character) > head) break;
    start += character;
  }
  for (const character of characters.reverse()) {
    if (columnsOf(start + character + end) >= most) break;
    end = character + end;
  }
  return `${start}…${end}`;
}

/** Three digits, as lists of images have it. */
export function sizeText(bytes: number): string {
  const text = humanSizeWithPrecision(bytes, 3);
  return text.includes('e') ? humanSizeWithPrecision(bytes, 4) : text;
}

/** Powers of ten from a kilobyte up: 1 for 1kB, 2 for 10kB, 6 for 100MB. */
export function notchesOf(bytes: number): number {
  return Math.max(0, String(Math.floor(bytes)).length - 3);
}

/** Grows with the logarithm of a size, `step` for each power of ten, in whole numbers so that every machine comes to the same. */
export function heightFor(bytes: number, step: number): number {
  const digits = String(Math.floor(bytes));
  const steps = Math.max(0, digits.length - 3);
  return 26 + (steps === 0 ? 0 : (steps - 1) * step + Math.floor((step * Number(digits[0])) / 10));
}
