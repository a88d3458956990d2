/**
 * Where the boxes and wires of a picture go: one column on the left, one on the right, wires in lanes between them, and
 * links in lanes on the far left. Lines of the left column lie on a grid, and wires come to the right column beside it,
 * so that no two of them lie upon one another.
 */
import { type Bundle, laneOrder, packedLanes } from './lanes.js';
import { lineHeight } from './measure.js';
import type { Rectangle } from './rectangle.js';
import { type Card, cardHeight, cardWidth, lineMiddle, type Link, type Wire, type Wiring } from './wiring.js';

export interface PlacedCard {
  readonly card: Card;
  readonly box: Rectangle;
}

type Point = readonly [x: number, y: number];

export interface PlacedWire {
  readonly wire: Wire;
  readonly points: readonly Point[];
}

export interface PlacedLink {
  readonly link: Link;
  readonly points: readonly Point[];
}

export interface PlacedWiring {
  readonly cards: readonly PlacedCard[];
  /** Those to the same place together: they join, the others only cross. */
  readonly bundles: readonly (readonly PlacedWire[])[];
  readonly links: readonly PlacedLink[];
  readonly width: number;
  readonly height: number;
}

const laneWidth = 10;
const laneMargin = 16;
/** With the frame of a card a whole line, so that the grid goes on. */
const leftGap = 8;
const rightGap = 10;
const grid = 12;
/** How near to a line of the grid no wire comes to the right column. */
const clearance = 4;

/** Beside the grid of the left column's lines. */
function besideGrid(y: number): number {
  const off = (((y - grid) % lineHeight) + lineHeight) % lineHeight;
  if (off < clearance) return y + clearance - off;
  return lineHeight - off < clearance ? y - (clearance - (lineHeight - off)) : y;
}

/** One below the other, each as near as possible to where it would like to be. */
function settled(
  wishes: readonly number[],
  heights: readonly number[],
  gap: number,
  bottom: number,
): readonly number[] {
  const tops: number[] = [];
  let free = 0;
  for (const [at, wish] of wishes.entries()) {
    tops[at] = Math.max(free, Math.round(wish));
    free = (tops[at] ?? 0) + (heights[at] ?? 0) + gap;
  }
  let limit = Math.max(
    bottom,
    heights.reduce((sum, height) => sum + height + gap, -gap),
  );
  for (let at = tops.length - 1; at >= 0; at--) {
    tops[at] = Math.min(tops[at] ?? 0, limit - (heights[at] ?? 0));
    limit = (tops[at] ?? 0) - gap;
  }
  return tops;
}

class Columns {
  /** Where a wire leaves or comes, by the key of a port or a card. */
  readonly ports = new Map<string, number>();
  readonly heads = new Map<string, number>();
  readonly cards: PlacedCard[] = [];
  readonly #wiring: Wiring;

  constructor(wiring: Wiring) {
    this.#wiring = wiring;
  }

  placeLeft(x: number, width: number): number {
    let y = 0;
    for (const card of this.#wiring.left) {
      const box = { x, y, width, height: cardHeight(card) };
      this.cards.push({ card, box });
      this.heads.set(card.key, lineMiddle(card, box, 0));
      for (const [line, port] of card.ports) this.ports.set(port, lineMiddle(card, box, line));
      y += box.height + leftGap;
    }
    return Math.max(0, y - leftGap);
  }

  /** Cards on the right in the order of what they are wired to, beside it. */
  placeRight(x: number, width: number, bottom: number): number {
    const wished = this.#wiring.right.map((card) => {
      const rows = this.#rowsTo(card);
      const middle = rows.length === 0 ? bottom : rows.reduce((sum, y) => sum + y, 0) / rows.length;
      return { card, rows, wish: middle - this.#portsMiddle(card), height: cardHeight(card) };
    });
    const order = wished.toSorted((a, b) => a.wish - b.wish);
    const tops = settled(
      order.map(({ wish }) => wish),
      order.map(({ height }) => height),
      rightGap,
      bottom,
    );
    let end = 0;
    for (const [at, { card, rows, height }] of order.entries()) {
      const box = { x, y: tops[at] ?? 0, width, height };
      this.cards.push({ card, box });
      for (const [line, port] of card.ports) this.ports.set(port, besideGrid(lineMiddle(card, box, line)));
      if (card.ports.size === 0) this.ports.set(card.key, this.#side(box, rows));
      end = box.y + height;
    }
    return end;
  }

  #rowsTo(card: Card): readonly number[] {
    const keys = new Set([card.key, ...card.ports.values()]);
    return this.#wiring.wires.filter(({ to }) => keys.has(to)).map(({ from }) => this.ports.get(from) ?? 0);
  }

  /** How far below its top its wires come to a card. */
  #portsMiddle(card: Card): number {
    const wired = new Set(this.#wiring.wires.map(({ to }) => to));
    const lines = [...card.ports].filter(([, port]) => wired.has(port)).map(([line]) => line);
    const box = { x: 0, y: 0, width: 0, height: cardHeight(card) };
    if (lines.length === 0) return Math.floor(box.height / 2);
    return lines.reduce((sum, line) => sum + lineMiddle(card, box, line), 0) / lines.length;
  }

  /** A single wire comes straight where it can. */
  #side({ y, height }: Rectangle, rows: readonly number[]): number {
    const [row] = rows;
    const reach = height / 2 - 9;
    const middle = y + Math.floor(height / 2);
    if (rows.length === 1 && row !== undefined && Math.abs(row - middle) <= reach) return row;
    return besideGrid(middle);
  }
}

interface Target {
  readonly to: string;
  readonly wires: readonly Wire[];
}

function targetsOf(wires: readonly Wire[]): readonly Target[] {
  const targets = new Map<string, Wire[]>();
  for (const wire of wires) targets.set(wire.to, [...(targets.get(wire.to) ?? []), wire]);
  return [...targets].map(([to, own]) => ({ to, wires: own }));
}

/** Above, then below: a card on the left is told by its head, a little apart from where others come to it. */
function placeLinks(
  links: readonly Link[],
  heads: ReadonlyMap<string, number>,
): readonly (readonly [number, number])[] {
  return links.map(({ from, to }) => [(heads.get(from) ?? 0) + 3, (heads.get(to) ?? 0) - 4]);
}

export function placeWiring(wiring: Wiring): PlacedWiring {
  const columns = new Columns(wiring);
  const leftWidth = Math.max(0, ...wiring.left.map(cardWidth));
  const rightWidth = Math.max(0, ...wiring.right.map(cardWidth));
  // Links decide how far from the edge the left column stands; where its lines are does not depend on that.
  const probe = new Columns(wiring);
  probe.placeLeft(0, leftWidth);
  const ends = placeLinks(wiring.links, probe.heads);
  const linkLanes = packedLanes(ends.map(([a, b]) => [Math.min(a, b), Math.max(a, b)]));
  const x = wiring.links.length === 0 ? 0 : (Math.max(...linkLanes) + 1) * laneWidth + laneMargin;
  const leftBottom = columns.placeLeft(x, leftWidth);
  const targets = targetsOf(wiring.wires);
  const probeEnd = probe.placeRight(0, rightWidth, leftBottom);
  const bundles = targets.map(({ to, wires }): Bundle => {
    return { from: wires.map(({ from }) => probe.ports.get(from) ?? 0), to: probe.ports.get(to) ?? 0 };
  });
  const bent = [...bundles.keys()].filter((at) => bundles[at]?.from.some((y) => y !== bundles[at]?.to));
  const order = laneOrder(bent.map((at) => bundles[at] as Bundle)).map((at) => bent[at] ?? 0);
  const start = x + leftWidth;
  const right =
    start + (wiring.right.length === 0 ? 0 : laneMargin * 2 + Math.max(0, order.length - 1) * laneWidth + 8);
  columns.placeRight(right, rightWidth, leftBottom);
  const laneOf = (target: number) => start + laneMargin + 4 + order.indexOf(target) * laneWidth;
  return {
    cards: columns.cards,
    bundles: targets.map(({ to, wires }, at) =>
      wires.map((wire) => ({
        wire,
        points: bentPoints(start, columns.ports.get(wire.from) ?? 0, laneOf(at), right, columns.ports.get(to) ?? 0),
      })),
    ),
    links: wiring.links.map((link, at) => {
      const [from, to] = ends[at] ?? [0, 0];
      return { link, points: bentPoints(x, from, x - laneMargin + 2 - (linkLanes[at] ?? 0) * laneWidth, x - 1, to) };
    }),
    width: right + rightWidth,
    height: Math.max(leftBottom, probeEnd),
  };
}

function bentPoints(x: number, y: number, lane: number, end: number, to: number): readonly Point[] {
  if (y === to)
    return [
      [x, y],
      [end, to],
    ];
  return [
    [x, y],
    [lane, y],
    [lane, to],
    [end, to],
  ];
}
