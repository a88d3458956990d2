/** Sides of a cell at which a line leaves it. */
const up = 1;
const down = 2;
const left = 4;
const right = 8;

/** By the sum of the sides. */
const boxCharacters = ' ╵╷│╴┘┐┤╶└┌├─┴┬┼';
const asciiCharacters = ' |||-+++-+++-+++';

export interface PictureStyle {
  /** Columns that the picture may take; 80 by default. */
  readonly width?: number;
  /** Only characters that every terminal and font has. */
  readonly ascii?: boolean;
}

/** Columns that a text takes, if each of its characters takes one. */
export function textWidth(text: string): number {
  return [...text].length;
}

/** A grid of characters on which lines that meet join by themselves. It grows as needed. */
export class Canvas {
  readonly #sides: number[][] = [];
  readonly #texts: (string | undefined)[][] = [];
  readonly #ascii: boolean;

  constructor(ascii: boolean) {
    this.#ascii = ascii;
  }

  #add(x: number, y: number, sides: number): void {
    const row = (this.#sides[y] ??= []);
    row[x] = (row[x] ?? 0) | sides;
  }

  /** From one column to another, both included; the ends stop in the middle of their cells. */
  horizontal(y: number, from: number, to: number): void {
    for (let x = from; x <= to; x++) this.#add(x, y, (x > from ? left : 0) | (x < to ? right : 0));
  }

  vertical(x: number, from: number, to: number): void {
    for (let y = from; y <= to; y++) this.#add(x, y, (y > from ? up : 0) | (y < to ? down : 0));
  }

  /** By its border cells. */
  box(x: number, y: number, width: number, height: number): void {
    for (const row of [y, y + height - 1]) this.horizontal(row, x, x + width - 1);
    for (const column of [x, x + width - 1]) this.vertical(column, y, y + height - 1);
  }

  /** Text hides lines. */
  text(x: number, y: number, text: string): void {
    const row = (this.#texts[y] ??= []);
    for (const [at, character] of [...text].entries()) row[x + at] = character;
  }

  /** Where lines join, in contrast to where they only cross. */
  joint(x: number, y: number): void {
    this.text(x, y, this.#ascii ? '*' : '●');
  }

  #row(y: number): string {
    const sides = this.#sides[y] ?? [];
    const texts = this.#texts[y] ?? [];
    const characters = this.#ascii ? asciiCharacters : boxCharacters;
    let line = '';
    for (let x = 0; x < Math.max(sides.length, texts.length); x++) line += texts[x] ?? characters[sides[x] ?? 0] ?? ' ';
    return line.trimEnd();
  }

  /** Lines from top to bottom, without spaces at their ends; each ends with a newline. */
  toString(): string {
    const height = Math.max(this.#sides.length, this.#texts.length);
    let picture = '';
    for (let y = 0; y < height; y++) picture += `${this.#row(y)}\n`;
    return picture;
  }
}
