import type { Rectangle } from './rectangle.js';

/** Something that takes so much room. */
interface Sized {
  readonly width: number;
  readonly height: number;
}

/** A stretch of the lower edge of what has been laid so far. */
interface Stretch {
  readonly x: number;
  readonly width: number;
  readonly y: number;
}

/** How far down a box begins that is laid below everything between `x` and `x + width`. */
function topAt(edge: readonly Stretch[], x: number, width: number): number {
  const above = edge.filter((stretch) => stretch.x < x + width && x < stretch.x + stretch.width);
  return Math.max(...above.map(({ y }) => y));
}

/** The edge with a box from `x` to `end` that reaches down to `y`. */
function lowered(edge: readonly Stretch[], x: number, end: number, y: number): readonly Stretch[] {
  const pieces = edge.flatMap((stretch): readonly Stretch[] => {
    const right = stretch.x + stretch.width;
    const before = { ...stretch, width: Math.min(right, x) - stretch.x };
    const from = Math.max(stretch.x, end);
    return [before, { ...stretch, x: from, width: right - from }].filter(({ width }) => width > 0);
  });
  return [...pieces, { x, width: end - x, y }].sort((a, b) => a.x - b.x);
}

/** Where boxes lie that are laid in their order, each as high as it can be, and there as far to the left. */
export function masonry(boxes: readonly Sized[], most: number, gap: number): readonly Rectangle[] {
  const width = Math.max(most, ...boxes.map((box) => box.width)) + gap;
  let edge: readonly Stretch[] = [{ x: 0, width, y: 0 }];
  return boxes.map((box) => {
    const room = box.width + gap;
    const places = edge
      .filter(({ x }) => x + room <= width)
      .map(({ x }) => ({ x, y: topAt(edge, x, room) }))
      .sort((a, b) => a.y - b.y || a.x - b.x);
    const { x, y } = places[0] ?? { x: 0, y: topAt(edge, 0, room) };
    edge = lowered(edge, x, x + room, y + box.height + gap);
    return { x, y, width: box.width, height: box.height };
  });
}

export function extentOf(boxes: readonly Rectangle[]): Sized {
  return {
    width: Math.max(0, ...boxes.map(({ x, width }) => x + width)),
    height: Math.max(0, ...boxes.map(({ y, height }) => y + height)),
  };
}
