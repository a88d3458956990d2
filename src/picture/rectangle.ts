import { lineHeight, padding, widthOf } from './measure.js';

/** In whole pixels, from the top left. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A piece of a line. */
export interface Span {
  readonly text: string;
  /** How it is written. */
  readonly as: 'name' | 'note' | 'gone' | 'added' | 'removed' | 'changed';
  /** The image that it names, by its id. */
  readonly image?: string;
}

/** A line of a box: what stands at its left edge, and what at its right one. */
export interface Line {
  readonly left: readonly Span[];
  readonly right?: readonly Span[];
  /** The status of a container, shown by a sign in front. */
  readonly sign?: string;
}

export const signWidth = 16;
/** Between the pieces of a line, and between its left and its right part. */
export const spanGap = 9;
const partGap = 18;

function spansWidth(spans: readonly Span[]): number {
  return spans.reduce((sum, { text }, at) => sum + widthOf(text) + (at > 0 ? spanGap : 0), 0);
}

/** Pixels that a line takes, with what lies around it. */
export function lineWidth({ left, right = [], sign }: Line): number {
  const gap = left.length > 0 && right.length > 0 ? partGap : 0;
  return 2 * padding + (sign === undefined ? 0 : signWidth) + spansWidth(left) + gap + spansWidth(right);
}

export function linesWidth(lines: readonly Line[]): number {
  return Math.max(0, ...lines.map(lineWidth));
}

export function linesHeight(lines: readonly Line[]): number {
  return lines.length * lineHeight + 9;
}
