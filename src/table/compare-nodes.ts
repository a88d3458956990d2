import { type Key, type Node, childAt, isBelow, lowestKey } from './node.js';

const entry = -1;

/** Stands on a node that it has not gone into, or (level -1) on one entry of a leaf; both sides of a comparison have one. */
class Cursor {
  level: number;
  done: boolean;
  readonly #root: Node;
  readonly #top: number;
  /** By level: the nodes gone into, and the place in each. */
  readonly #nodes: Node[] = [];
  readonly #places: number[] = [];

  constructor(root: Node, level: number) {
    this.#root = root;
    this.#top = level;
    this.level = level;
    this.done = root.length === 0;
  }

  /** The node that it stands on; on an entry, the value. */
  get current(): unknown {
    const above = this.level + 1;
    if (this.level === this.#top) return this.#root;
    return childAt(this.#nodes[above] as Node, this.#places[above] as number);
  }

  /** Of the entry, or the lowest below the node. */
  get key(): Key {
    if (this.level > entry) return lowestKey(this.current as Node, this.level);
    return (this.#nodes[0] as Node)[2 * (this.#places[0] as number)] as Key;
  }

  enter(): void {
    this.#nodes[this.level] = this.current as Node;
    this.#places[this.level] = 0;
    this.level -= 1;
  }

  /** Past what it stands on: to the node or entry after it, out of every node that ends here. */
  next(): void {
    for (; this.level < this.#top; this.level++) {
      const above = this.level + 1;
      const place = (this.#places[above] as number) + 1;
      this.#places[above] = place;
      if (2 * place < (this.#nodes[above] as Node).length) return;
    }
    this.done = true;
  }
}

type OnDifference = (key: Key, before: unknown, after: unknown) => void;

/** Ascending; a node that both trees share is skipped, wherever it lies in them. */
export function compareNodes(
  a: readonly [root: Node, level: number],
  b: readonly [root: Node, level: number],
  onDifference: OnDifference,
): void {
  const [before, after] = [new Cursor(...a), new Cursor(...b)];
  while (!before.done || !after.done) {
    if (after.done) alone(before, (key, value) => onDifference(key, value, undefined));
    else if (before.done) alone(after, (key, value) => onDifference(key, undefined, value));
    else if (before.level > entry && before.current === after.current && after.level > entry) skip(before, after);
    else if (isBelow(before.key, after.key)) alone(before, (key, value) => onDifference(key, value, undefined));
    else if (isBelow(after.key, before.key)) alone(after, (key, value) => onDifference(key, undefined, value));
    else together(before, after, onDifference);
  }
}

function skip(before: Cursor, after: Cursor): void {
  before.next();
  after.next();
}

/** One step on one side only: its lowest key is missing on the other. */
function alone(cursor: Cursor, onEntry: (key: Key, value: unknown) => void): void {
  if (cursor.level > entry) return cursor.enter();
  onEntry(cursor.key, cursor.current);
  cursor.next();
}

/** One step on both sides, which stand on the same key: into the higher node, or past the entry. */
function together(before: Cursor, after: Cursor, onDifference: OnDifference): void {
  const [high, low] = [before.level, after.level];
  if (high > entry && high >= low) before.enter();
  if (low > entry && low >= high) after.enter();
  if (high > entry || low > entry) return;
  if (!Object.is(before.current, after.current)) onDifference(before.key, before.current, after.current);
  skip(before, after);
}
