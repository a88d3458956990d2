import { type Key, type Node, childAt, childOf, placeIn } from './node.js';

/** Goes through the entries of a tree in ascending order and gives of each what `pick` makes of its leaf and place. */
export class Walk<T> implements IterableIterator<T> {
  /** By level: the nodes on the way to the present leaf, and the place in each. */
  readonly #nodes: Node[] = [];
  readonly #places: number[] = [];
  readonly #pick: (leaf: Node, at: number) => T;
  readonly #top: number;

  /** From the first key that is not below `low`, or from the lowest. */
  constructor(root: Node, level: number, pick: (leaf: Node, at: number) => T, low?: Key) {
    this.#pick = pick;
    this.#top = level;
    let node = root;
    for (let at = level; at > 0; at--) {
      const place = low === undefined ? 0 : childOf(node, low);
      this.#nodes[at] = node;
      this.#places[at] = place;
      node = childAt(node, place);
    }
    this.#nodes[0] = node;
    this.#places[0] = low === undefined ? 0 : placeIn(node, low);
  }

  next(): IteratorResult<T, undefined> {
    let leaf = this.#nodes[0] as Node;
    let at = 2 * (this.#places[0] as number);
    if (at >= leaf.length) {
      if (!this.#toNextLeaf()) return { done: true, value: undefined };
      leaf = this.#nodes[0] as Node;
      at = 0;
    }
    this.#places[0] = (at >> 1) + 1;
    return { done: false, value: this.#pick(leaf, at) };
  }

  #toNextLeaf(): boolean {
    for (let level = 1; level <= this.#top; level++) {
      const node = this.#nodes[level] as Node;
      const place = (this.#places[level] as number) + 1;
      if (2 * place >= node.length) continue;
      this.#places[level] = place;
      for (let at = level; at > 0; at--) {
        this.#nodes[at - 1] = childAt(this.#nodes[at] as Node, this.#places[at] as number);
        this.#places[at - 1] = 0;
      }
      return true;
    }
    return false;
  }

  [Symbol.iterator](): this {
    return this;
  }
}
