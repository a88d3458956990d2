import type { Rectangle } from '../../src/picture/rectangle.js';
import type { Element } from './xml.js';

type Point = readonly [x: number, y: number];

/** The corners that a path of the picture goes through; of an arc, its end. */
function corners(d: string): readonly Point[] {
  const points: Point[] = [];
  let [x, y] = [0, 0];
  for (const [, command = '', said = ''] of d.matchAll(/([A-Za-z])([^A-Za-z]*)/g)) {
    const numbers = (said.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);
    const [a = 0, b = 0] = numbers;
    if (command === 'M') [x, y] = [a, b];
    else if (command === 'H') x = a;
    else if (command === 'V') y = a;
    else if (command === 'h') x += a;
    else if (command === 'v') y += a;
    else if (command === 'l') [x, y] = [x + a, y + b];
    else if (command === 'a') [x, y] = [x + (numbers[5] ?? 0), y + (numbers[6] ?? 0)];
    else if (command === 'z') continue;
    else throw new Error(`a path with ${command}`);
    points.push([x, y]);
  }
  return points;
}

/** A shape with right angles only, as boxes one above the other. */
function slabs(points: readonly Point[]): readonly Rectangle[] {
  const ys = [...new Set(points.map(([, y]) => y))].sort((a, b) => a - b);
  const sides = points
    .map((from, at) => [from, points[(at + 1) % points.length]!] as const)
    .filter(([a, b]) => a[0] === b[0]);
  return ys.slice(1).flatMap((bottom, at) => {
    const top = ys[at]!;
    const middle = (top + bottom) / 2;
    const xs = sides
      .filter(([a, b]) => Math.min(a[1], b[1]) < middle && middle < Math.max(a[1], b[1]))
      .map(([[x]]) => x)
      .sort((a, b) => a - b);
    return xs.flatMap((x, index) =>
      index % 2 === 0 ? [{ x, y: top, width: xs[index + 1]! - x, height: bottom - top }] : [],
    );
  });
}

function around(points: readonly Point[]): Rectangle {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

export interface Box {
  /** Boxes of one shape have the same number. */
  readonly shape: number;
  readonly area: Rectangle;
}

function shapeOf({ name, attributes }: Element): readonly Rectangle[] {
  if (name === 'rect') {
    const [x = 0, y = 0, width = 0, height = 0] = ['x', 'y', 'width', 'height'].map((key) =>
      Number(attributes.get(key)),
    );
    return [{ x, y, width, height }];
  }
  const d = attributes.get('d') ?? '';
  const points = corners(d);
  return /^[MHVz\d\s.-]*$/.test(d) ? slabs(points) : [around(points)];
}

/** Every shape of class `box` that the picture's things have, where it lies on the sheet. */
export function boxesOf(root: Element): readonly Box[] {
  const boxes: Box[] = [];
  let shapes = 0;
  const walk = (element: Element, dx: number, dy: number, thing: boolean) => {
    const [, x = 0, y = 0] = (/^translate\((\S+) (\S+)\)$/.exec(element.attributes.get('transform') ?? '') ?? []).map(
      Number,
    );
    const inside = thing || [...element.attributes.keys()].some((key) => key.startsWith('data-'));
    const bare = element.attributes.get('class')?.startsWith('bare') === true;
    if (inside && element.attributes.get('class') === 'box') {
      shapes += 1;
      for (const area of shapeOf(element))
        boxes.push({ shape: shapes, area: { ...area, x: area.x + dx, y: area.y + dy } });
    }
    for (const child of element.children) if (typeof child === 'object') walk(child, dx + x, dy + y, inside || bare);
  };
  walk(root, 0, 0, false);
  return boxes;
}

/** Pairs of different shapes that lie upon one another. */
export function overlaps(boxes: readonly Box[]): readonly (readonly [Rectangle, Rectangle])[] {
  const found: (readonly [Rectangle, Rectangle])[] = [];
  const sorted = [...boxes].sort((a, b) => a.area.y - b.area.y);
  for (const [at, { shape, area }] of sorted.entries()) {
    for (const { shape: other, area: under } of sorted.slice(at + 1)) {
      if (under.y >= area.y + area.height) break;
      if (shape !== other && under.x < area.x + area.width && area.x < under.x + under.width) found.push([area, under]);
    }
  }
  return found;
}
