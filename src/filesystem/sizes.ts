import type { Change } from './compare.js';
import type { Directory, Node } from './node.js';

/*
 * The engine's arithmetic: a regular file counts its length, a symbolic link the length of its target, all else
 * nothing; a file with several names counts once.
 */

function ownSize(node: Node): number {
  if (node.kind === 'file') return node.content.length;
  return node.kind === 'symlink' ? node.target.length : 0;
}

/** What a layer of these changes adds to an image. */
export function changesSize(changes: readonly Change[]): number {
  let size = 0;
  for (const { node, link } of changes) if (node !== undefined && link === undefined) size += ownSize(node);
  return size;
}

type Entries = Directory['entries'];

interface Measured {
  /** Of the nodes without an inode. */
  readonly size: number;
  /** Sizes of those with one, which may have a further name outside. */
  readonly linked: ReadonlyMap<number, number> | undefined;
}

/** By state of a directory: after an edit only the directories on the way to it are measured again. */
const measured = new WeakMap<Entries, Measured>();

/** Sums up a directory whose sub-directories are measured; pushes those that are not. */
function measure(entries: Entries, pending: Entries[]): void {
  const waiting = pending.length;
  let size = 0;
  let linked: Map<number, number> | undefined;
  for (const node of entries.values()) {
    if (node.kind === 'dir') {
      const below = measured.get(node.entries);
      if (below === undefined) pending.push(node.entries);
      else {
        size += below.size;
        if (below.linked !== undefined) linked = new Map([...(linked ?? []), ...below.linked]);
      }
    } else if (node.inode === undefined) size += ownSize(node);
    else (linked ??= new Map()).set(node.inode, ownSize(node));
  }
  if (pending.length === waiting) measured.set(entries, { size, linked });
}

/** Bytes in a whole tree; cheap when asked again after a small edit. */
export function treeSize(directory: Directory): number {
  const pending: Entries[] = [directory.entries];
  for (let next = pending[pending.length - 1]; next !== undefined; next = pending[pending.length - 1]) {
    if (measured.has(next)) pending.pop();
    else measure(next, pending);
  }
  const { size, linked } = measured.get(directory.entries) as Measured;
  let total = size;
  for (const once of linked?.values() ?? []) total += once;
  return total;
}
