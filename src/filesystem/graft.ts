import type { Directory, Node } from './node.js';

/** The directory with `node` under a name, or with nothing there; modified at `mtime` if that is given. */
function withEntry(directory: Directory, name: string, node: Node | undefined, mtime: number | undefined): Directory {
  const entries = node === undefined ? directory.entries.delete(name) : directory.entries.set(name, node);
  const { kind, mode, uid, gid, inode } = directory;
  const copy = { kind, mode, uid, gid, mtime: mtime ?? directory.mtime, entries };
  return inode === undefined ? copy : { ...copy, inode };
}

/** A node on a way down from the root of a tree, and the name that leads to it from the directory above. */
export interface Place {
  readonly node: Node;
  /** '' for where the way begins. */
  readonly name: string;
  readonly above: Place | undefined;
}

/** The root of a tree in which what is at the end of a way is another node. */
export function regraft(place: Place, node: Node): Directory {
  let copy = node;
  for (let at = place; at.above !== undefined; at = at.above) {
    copy = withEntry(at.above.node as Directory, at.name, copy, undefined);
  }
  if (copy.kind !== 'dir') throw new TypeError('the root of a tree must be a directory');
  return copy;
}

/** The same for an entry of the directory at the end of the way; `mtime` as in `graft`. */
export function regraftEntry(place: Place, name: string, node: Node | undefined, mtime?: number): Directory {
  const time = place.above === undefined ? undefined : mtime;
  return regraft(place, withEntry(place.node as Directory, name, node, time));
}

/**
 * The tree with `node` at a canonical path, or without anything there. Copies the directories on the way and shares
 * the rest. `mtime` is given to the directory that holds the name; without it, and for the root directory always,
 * the modification time stays. Knows nothing of aliases. A missing parent is a programmer's mistake.
 */
export function graft(root: Directory, path: string, node: Node | undefined, mtime?: number): Directory {
  if (path === '/') {
    if (node?.kind !== 'dir') throw new TypeError('the root of a tree must be a directory');
    return node;
  }
  const names = path.slice(1).split('/');
  const last = names.pop() as string;
  let place: Place = { node: root, name: '', above: undefined };
  for (const name of names) {
    const next = place.node.kind === 'dir' ? place.node.entries.get(name) : undefined;
    if (next?.kind !== 'dir') throw new Error(`no directory for ${path}`);
    place = { node: next, name, above: place };
  }
  return regraftEntry(place, last, node, mtime);
}
