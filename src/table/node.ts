/*
 * A table's entries lie in a tree of immutable nodes (a B+ tree). A node is one array, which is all that an edit copies:
 *
 * node    = leaf | branch
 * leaf    = { key value }           level 0; keys ascending
 * branch  = { bound child }         level n; its children are nodes of level n - 1
 *
 * Every key below a child is at or above the child's bound, and below the bound of the next child. The first bound of
 * a branch says nothing: whatever is below the second belongs to the first child. Only the root of an empty table is
 * empty. Nodes may be less than half full, but neighbours that fit into one are joined when one of them shrinks.
 */

export type Key = string | number;

export type Node = readonly unknown[];

/** Pairs in a node. Measured from 8 to 64: fewer make the tree deeper, more make every edit copy more. */
export const mostPairs = 16;

/**
 * The order of every table: numbers before strings, numbers by value, strings by UTF-16 code unit. It is total,
 * and no locale takes part in it.
 */
export function isBelow(a: Key, b: Key): boolean {
  return typeof a === typeof b ? a < b : typeof a === 'number';
}

/** Place of the first key of a leaf that is not below this one; as many as there are pairs when all are below. */
export function placeIn(leaf: Node, key: Key): number {
  let low = 0;
  let high = leaf.length >> 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBelow(leaf[2 * middle] as Key, key)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Place of the child that a key belongs to. */
export function childOf(branch: Node, key: Key): number {
  let low = 1;
  let high = branch.length >> 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBelow(key, branch[2 * middle] as Key)) high = middle;
    else low = middle + 1;
  }
  return low - 1;
}

export function childAt(branch: Node, place: number): Node {
  return branch[2 * place + 1] as Node;
}

/** The value under a key; `undefined` when it is not there. */
export function valueIn(root: Node, level: number, key: Key): unknown {
  let node = root;
  for (let at = level; at > 0; at--) node = childAt(node, childOf(node, key));
  const place = placeIn(node, key);
  return node[2 * place] === key ? node[2 * place + 1] : undefined;
}

/** The lowest key under a node that is not empty. */
export function lowestKey(top: Node, level: number): Key {
  let node = top;
  for (let at = level; at > 0; at--) node = childAt(node, 0);
  return node[0] as Key;
}
