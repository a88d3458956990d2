import type { Directory, Node } from './node.js';

/** The directory with `node` under a name, or with nothing there; modified at `mtime` if that is given. */
function withEntry(directory: Directory, name: string, node: Node | undefined, mtime: number | undefined): Directory {
  const entries = node === undefined ? directory.entries.delete(name) : directory.entries.set(name, node);
  const { kind, mode, uid, gid, inode } = directory;
  const copy = { kind, mode, uid, gid, mtime: mtime ?? directory.mtime, entries };
  return inode === undefined ? copy : { ...copy, inode };
}

/** The root of a tree in which the node at the end of a way is another one: `nodes[i]` is where `i` names lead to. */
export function regraft(nodes: readonly Node[], names: readonly string[], node: Node): Directory {
  let copy = node;
  for (let depth = names.length - 1; depth >= 0; depth--) {
    copy = withEntry(nodes[depth] as Directory, names[depth] as string, copy, undefined);
  }
  if (copy.kind !== 'dir') throw new TypeError('the root of a tree must be a directory');
  return copy;
}

/** The same for an entry of the directory at the end of the way; `mtime` as in `graft`. */
export function regraftEntry(
  nodes: readonly Node[],
  names: readonly string[],
  name: string,
  node: Node | undefined,
  mtime?: number,
): Directory {
  const parent = nodes[names.length] as Directory;
  return regraft(nodes, names, withEntry(parent, name, node, names.length === 0 ? undefined : mtime));
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
  const nodes: Node[] = [root];
  let directory = root;
  for (const name of names) {
    const next = directory.entries.get(name);
    if (next === undefined || next.kind !== 'dir') throw new Error(`no directory for ${path}`);
    directory = next;
    nodes.push(next);
  }
  return regraftEntry(nodes, names, last, node, mtime);
}
