import { compareNodes } from './compare-nodes.js';
import { Split, built, inserted, removed } from './edit-nodes.js';
import { type Key, type Node, childAt, isBelow, valueIn } from './node.js';
import { Walk } from './walk.js';

function assertStorable(key: Key, value: unknown): void {
  if (value === undefined) throw new TypeError(`a table cannot hold undefined (key ${JSON.stringify(key)})`);
  if (Number.isNaN(key)) throw new TypeError('a table cannot have the key NaN');
}

/** What an edit inside `Table.with` may do. It is dead once that call has returned. */
export interface Batch<K extends string | number, V> {
  /** Counts the edits made so far in this batch. */
  readonly size: number;
  /** Sees the edits made so far in this batch. */
  get(key: K): V | undefined;
  /** Sees the edits made so far in this batch. */
  has(key: K): boolean;
  set(key: K, value: V): void;
  /** A missing key is no error. */
  delete(key: K): void;
}

const pickKey = (leaf: Node, at: number): unknown => leaf[at];
const pickValue = (leaf: Node, at: number): unknown => leaf[at + 1];
const pickEntry = (leaf: Node, at: number): unknown => [leaf[at], leaf[at + 1]];

/**
 * An immutable map in key order (see `isBelow`). An edit costs O(log n), gives a new table and shares all
 * untouched nodes with the old one; an edit that changes nothing gives back the same table (`===`), so identity
 * says "unchanged". Values are compared with `Object.is`. A value is never `undefined`: that stands for absence.
 *
 * Any string is a key like any other, `__proto__` and `10` included. immer leaves a table alone: as a class
 * instance without the immerable mark it is neither drafted nor frozen.
 */
export class Table<K extends string | number, V> implements Iterable<[K, V]> {
  readonly #root: Node;
  readonly #level: number;
  /** O(1) to read. */
  readonly size: number;

  private constructor(root: Node, level: number, size: number) {
    this.#root = root;
    this.#level = level;
    this.size = size;
  }

  /** A table of these entries, in any order; a later entry overwrites an earlier one with the same key. */
  static of<K extends string | number, V>(entries: Iterable<readonly [K, V]>): Table<K, V> {
    const list = [...entries];
    for (const [key, value] of list) assertStorable(key, value);
    const ascending = list.every(([key], index) => index === 0 || isBelow((list[index - 1] as [K, V])[0], key));
    const pairs = ascending ? list : withoutRepeated(list);
    const [root, level] = built(pairs.flat());
    return new Table(root, level, pairs.length);
  }

  get(key: K): V | undefined {
    return valueIn(this.#root, this.#level, key) as V | undefined;
  }

  has(key: K): boolean {
    return valueIn(this.#root, this.#level, key) !== undefined;
  }

  set(key: K, value: V): Table<K, V> {
    assertStorable(key, value);
    const next = inserted(this.#root, this.#level, key, value);
    if (next === this.#root) return this;
    const size = this.has(key) ? this.size : this.size + 1;
    if (!(next instanceof Split)) return new Table(next, this.#level, size);
    return new Table([next.bound, next.left, next.bound, next.right], this.#level + 1, size);
  }

  delete(key: K): Table<K, V> {
    let root = removed(this.#root, this.#level, key);
    if (root === this.#root) return this;
    let level = this.#level;
    for (; level > 0 && root.length === 2; level--) root = childAt(root, 0);
    return new Table(root, root.length === 0 ? 0 : level, this.size - 1);
  }

  /**
   * Many edits as one. Gives back this same table if no edit changed anything. If `edit` throws, so does this, and
   * nothing has happened.
   */
  with(edit: (batch: Batch<K, V>) => void): Table<K, V> {
    let table: Table<K, V> = this;
    let open = true;
    const become = (next: Table<K, V>): void => {
      if (!open) throw new TypeError('a batch was edited after Table.with had returned');
      table = next;
    };
    const batch: Batch<K, V> = {
      get size() {
        return table.size;
      },
      get: (key) => table.get(key),
      has: (key) => table.has(key),
      set: (key, value) => become(table.set(key, value)),
      delete: (key) => become(table.delete(key)),
    };
    try {
      edit(batch);
    } finally {
      open = false;
    }
    return table;
  }

  /** Ascending. */
  entries(): IterableIterator<[K, V]> {
    return new Walk(this.#root, this.#level, pickEntry as (leaf: Node, at: number) => [K, V]);
  }

  /** Ascending, from the first key that is not below `low`: the look-up by prefix, the timers that are due. */
  entriesFrom(low: K): IterableIterator<[K, V]> {
    return new Walk(this.#root, this.#level, pickEntry as (leaf: Node, at: number) => [K, V], low);
  }

  /** Ascending. */
  keys(): IterableIterator<K> {
    return new Walk(this.#root, this.#level, pickKey as (leaf: Node, at: number) => K);
  }

  /** In ascending order of their keys. */
  values(): IterableIterator<V> {
    return new Walk(this.#root, this.#level, pickValue as (leaf: Node, at: number) => V);
  }

  [Symbol.iterator](): IterableIterator<[K, V]> {
    return this.entries();
  }

  /** The entry with the lowest key. */
  first(): [K, V] | undefined {
    let node = this.#root;
    for (let level = this.#level; level > 0; level--) node = childAt(node, 0);
    return node.length === 0 ? undefined : [node[0] as K, node[1] as V];
  }

  /** The entry with the highest key. */
  last(): [K, V] | undefined {
    let node = this.#root;
    for (let level = this.#level; level > 0; level--) node = node.at(-1) as Node;
    return node.length === 0 ? undefined : [node.at(-2) as K, node.at(-1) as V];
  }

  /** The entries in order; `Table.of` takes them back. */
  toJSON(): [K, V][] {
    return [...this.entries()];
  }

  /** `compareTables` as a static method, because only the class sees the trees. */
  static compare<K extends string | number, V>(
    a: Table<K, V>,
    b: Table<K, V>,
    onDifference: (key: K, before: V | undefined, after: V | undefined) => void,
  ): void {
    if (a.#root === b.#root) return;
    compareNodes([a.#root, a.#level], [b.#root, b.#level], onDifference as Parameters<typeof compareNodes>[2]);
  }
}

function withoutRepeated<K extends string | number, V>(list: (readonly [K, V])[]): (readonly [K, V])[] {
  const sorted = list.toSorted(([a], [b]) => (isBelow(a, b) ? -1 : isBelow(b, a) ? 1 : 0));
  return sorted.filter(([key], index) => sorted[index + 1]?.[0] !== key);
}

const empty = Table.of<never, never>([]);

/** Always the same object. */
export function emptyTable<K extends string | number, V>(): Table<K, V> {
  return empty as unknown as Table<K, V>;
}

/**
 * Calls `onDifference` once for each key whose value is not identical (`Object.is`) in both tables, in ascending
 * order; `undefined` stands for an absent key. Nodes that both tables share are skipped, so the cost follows what
 * was changed since the two parted, not what they hold.
 */
export function compareTables<K extends string | number, V>(
  a: Table<K, V>,
  b: Table<K, V>,
  onDifference: (key: K, before: V | undefined, after: V | undefined) => void,
): void {
  Table.compare(a, b, onDifference);
}
