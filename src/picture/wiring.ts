import type { Change } from './change.js';
import { lineHeight } from './measure.js';
import { type Line, linesHeight, linesWidth, type Rectangle } from './rectangle.js';

/** A box of a picture with wires. */
export interface Card {
  readonly key: string;
  readonly shape: 'box' | 'drum' | 'folder';
  /** Classes, by which it gets its looks. */
  readonly as: string;
  /** What it is, for machines: `data-volume`, and which one. */
  readonly data: readonly [attribute: string, value: string];
  /** What it is, for people. */
  readonly title: string;
  readonly lines: readonly Line[];
  /** Lines that wires come to: their keys by the number of the line. Without any, wires come to the middle of its side. */
  readonly ports: ReadonlyMap<number, string>;
}

/** From a port of the left column to a card or a port of the right one. */
export interface Wire {
  readonly from: string;
  readonly to: string;
  readonly as: string;
  readonly end: 'dot' | 'ring';
  readonly data: readonly [attribute: string, value: string];
  readonly title: string;
  readonly change?: Change | undefined;
}

/** From a card of the left column to another one of it. */
export interface Link {
  readonly from: string;
  readonly to: string;
  readonly as: string;
  readonly data: readonly [attribute: string, value: string];
  readonly title: string;
  readonly change?: Change | undefined;
}

export interface Wiring {
  readonly left: readonly Card[];
  readonly right: readonly Card[];
  readonly wires: readonly Wire[];
  readonly links: readonly Link[];
}

/** The lid of a drum takes room above and below its text. */
export const drumLid = 6;

export function cardWidth({ lines }: Card): number {
  return linesWidth(lines);
}

export function cardHeight({ shape, lines }: Card): number {
  return linesHeight(lines) + (shape === 'drum' ? 2 * drumLid : shape === 'folder' ? drumLid : 0);
}

/** Where the text of a card stands. */
export function textBox({ shape }: Card, box: Rectangle): Rectangle {
  if (shape === 'box') return box;
  const below = shape === 'drum' ? 0 : drumLid;
  return { ...box, y: box.y + drumLid + (shape === 'drum' ? 3 : 0), height: box.height - 2 * drumLid + below };
}

/** The middle of a line of a card at `y`. */
export function lineMiddle(card: Card, box: Rectangle, line: number): number {
  const { y, height } = textBox(card, box);
  return y + Math.floor((height - card.lines.length * lineHeight) / 2) + line * lineHeight + 8;
}
