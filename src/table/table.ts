import { SharingTree, diffTrees } from './sorted-btree.js';

/**
 * The order of every table: numbers before strings, numbers by value, strings by UTF-16 code unit. It is total,
 * and no locale takes part in it.
 */
function compareKeys(a: string | number, b: string | number): number {
  if (typeof a === typeof b) return a < b ? -1 : a > b ? 1 : 0;
  return typeof a === 'number' ? -1 : 1;
}

function assertStorable(key: string | number, value: unknown): void {
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

/**
 * An immutable map in key order (see `compareKeys`). An edit costs O(log n), gives a new table and shares all
 * untouched nodes with the old one; an edit that changes nothing gives back the same table (`===`), so identity
 * says "unchanged". Values are compared with `Object.is`. A value is never `undefined`: that stands for absence.
 *
 * Any string is a key like any other, `__proto__` and `10` included. immer leaves a table alone: as a class
 * instance without the immerable mark it is neither drafted nor frozen.
 */
export class Table<K extends string | number, V> implements Iterable<[K, V]> {
  readonly #tree: SharingTree<K, V>;

  private constructor(tree: SharingTree<K, V>) {
    this.#tree = tree;
  }

  /** A table of these entries, in any order; a later entry overwrites an earlier one with the same key. */
  static of<K extends string | number, V>(entries: Iterable<readonly [K, V]>): Table<K, V> {
    const tree = new SharingTree<K, V>(undefined, compareKeys);
    for (const [key, value] of entries) {
      assertStorable(key, value);
      tree.set(key, value);
    }
    return new Table(tree);
  }

  /** O(1). */
  get size(): number {
    return this.#tree.size;
  }

  get(key: K): V | undefined {
    return this.#tree.get(key);
  }

  has(key: K): boolean {
    return this.#tree.get(key) !== undefined;
  }

  set(key: K, value: V): Table<K, V> {
    assertStorable(key, value);
    if (Object.is(this.#tree.get(key), value)) return this;
    const tree = this.#tree.clone();
    tree.set(key, value);
    return new Table(tree);
  }

  delete(key: K): Table<K, V> {
    if (!this.has(key)) return this;
    const tree = this.#tree.clone();
    tree.delete(key);
    return new Table(tree);
  }

  /**
   * Many edits for the price of one copy: nodes are copied on their first edit only, then changed in place, where
   * nobody else can see them. Gives back this same table if no edit changed anything. If `edit` throws, so does
   * this, and nothing has happened.
   */
  with(edit: (batch: Batch<K, V>) => void): Table<K, V> {
    const before = this.#tree;
    let tree = before;
    let open = true;
    const writable = (): SharingTree<K, V> => {
      if (!open) throw new TypeError('a batch was edited after Table.with had returned');
      if (tree === before) tree = before.clone();
      return tree;
    };
    const batch: Batch<K, V> = {
      get size() {
        return tree.size;
      },
      get: (key) => tree.get(key),
      has: (key) => tree.get(key) !== undefined,
      set: (key, value) => {
        assertStorable(key, value);
        if (!open || !Object.is(tree.get(key), value)) writable().set(key, value);
      },
      delete: (key) => {
        if (!open || tree.get(key) !== undefined) writable().delete(key);
      },
    };
    try {
      edit(batch);
    } finally {
      open = false;
    }
    return tree === before ? this : new Table(tree);
  }

  /** Ascending. */
  entries(): IterableIterator<[K, V]> {
    return this.#tree.entries();
  }

  /** Ascending, from the first key that is not below `low`: the look-up by prefix, the timers that are due. */
  entriesFrom(low: K): IterableIterator<[K, V]> {
    return this.#tree.entries(low);
  }

  /** Ascending. */
  keys(): IterableIterator<K> {
    return this.#tree.keys();
  }

  /** In ascending order of their keys. */
  values(): IterableIterator<V> {
    return this.#tree.values();
  }

  [Symbol.iterator](): IterableIterator<[K, V]> {
    return this.#tree.entries();
  }

  /** The entry with the lowest key. */
  first(): [K, V] | undefined {
    return this.#tree.nextHigherPair(undefined);
  }

  /** The entry with the highest key. */
  last(): [K, V] | undefined {
    return this.#tree.nextLowerPair(undefined);
  }

  /** The entries in order; `Table.of` takes them back. */
  toJSON(): [K, V][] {
    return this.#tree.toArray();
  }

  /** `compareTables` as a static method, because only the class sees the trees. */
  static compare<K extends string | number, V>(
    a: Table<K, V>,
    b: Table<K, V>,
    onDifference: (key: K, before: V | undefined, after: V | undefined) => void,
  ): void {
    if (a.#tree === b.#tree) return;
    const found: [K, V | undefined, V | undefined][] = [];
    diffTrees<K, V>(
      a.#tree,
      b.#tree,
      (key, before) => void found.push([key, before, undefined]),
      (key, after) => void found.push([key, undefined, after]),
      (key, before, after) => void found.push([key, before, after]),
    );
    for (let i = found.length - 1; i >= 0; i--) {
      const [key, before, after] = found[i] as (typeof found)[number];
      onDifference(key, before, after);
    }
  }
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
