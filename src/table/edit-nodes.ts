import { type Key, type Node, childAt, childOf, mostPairs, placeIn } from './node.js';

/** What has become of a node that was full: two, and the bound of the second. */
export class Split {
  readonly left: Node;
  readonly bound: Key;
  readonly right: Node;

  /** Divides in the middle; at the end when that is where it grows, so that what only grows has full nodes. */
  constructor(node: Node, growsAtEnd: boolean) {
    const middle = growsAtEnd ? node.length - 2 : (node.length >> 2) << 1;
    this.left = node.slice(0, middle);
    this.bound = node[middle] as Key;
    this.right = node.slice(middle);
  }
}

function fitted(node: Node, growsAtEnd: boolean): Node | Split {
  return node.length <= 2 * mostPairs ? node : new Split(node, growsAtEnd);
}

/** The node with this value under this key; the same node when it has that already. */
export function inserted(node: Node, level: number, key: Key, value: unknown): Node | Split {
  if (level === 0) return insertedInLeaf(node, key, value);
  const place = childOf(node, key);
  const before = childAt(node, place);
  const after = inserted(before, level - 1, key, value);
  if (after === before) return node;
  if (!(after instanceof Split)) return node.with(2 * place + 1, after);
  const grown = node.toSpliced(2 * place + 1, 1, after.left, after.bound, after.right);
  return fitted(grown, 2 * place + 2 === node.length);
}

function insertedInLeaf(leaf: Node, key: Key, value: unknown): Node | Split {
  const place = placeIn(leaf, key);
  const at = 2 * place;
  if (leaf[at] !== key) return fitted(leaf.toSpliced(at, 0, key, value), at === leaf.length);
  return Object.is(leaf[at + 1], value) ? leaf : leaf.with(at + 1, value);
}

/** The node without this key, empty when that was all; the same node when it has no such key. */
export function removed(node: Node, level: number, key: Key): Node {
  if (level === 0) {
    const at = 2 * placeIn(node, key);
    return node[at] === key ? node.toSpliced(at, 2) : node;
  }
  const place = childOf(node, key);
  const before = childAt(node, place);
  const after = removed(before, level - 1, key);
  if (after === before) return node;
  if (after.length === 0) return node.toSpliced(2 * place, 2);
  if (after.length > mostPairs / 2 || node.length === 2) return node.with(2 * place + 1, after);
  return joined(node, level, place, after);
}

/** A branch whose child at this place has become small: it joins a neighbour that has room. */
function joined(branch: Node, level: number, place: number, child: Node): Node {
  const first = Math.max(0, place - 1);
  const left = place === 0 ? child : childAt(branch, first);
  const right = place === 0 ? childAt(branch, 1) : child;
  if (left.length + right.length > 2 * mostPairs) return branch.with(2 * place + 1, child);
  const both = left.concat(right);
  if (level > 1) both[left.length] = branch[2 * first + 2];
  return branch.toSpliced(2 * first + 1, 3, both);
}

/** The root and level of the tree that holds these pairs (key, value, key, value, …) in ascending order. */
export function built(pairs: unknown[]): readonly [Node, number] {
  let nodes = chunks(pairs);
  let level = 0;
  while (nodes.length > 1) {
    nodes = chunks(nodes.flatMap((node) => [node[0], node]));
    level += 1;
  }
  return [nodes[0] ?? [], level];
}

function chunks(pairs: unknown[]): Node[] {
  const count = pairs.length >> 1;
  const wanted = Math.ceil(count / mostPairs);
  return Array.from({ length: wanted }, (_, index) =>
    pairs.slice(2 * Math.floor((index * count) / wanted), 2 * Math.floor(((index + 1) * count) / wanted)),
  );
}
