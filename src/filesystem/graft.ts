import type { Directory, Node } from './node.js';

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
  const names = path.split('/');
  const directories: Directory[] = [root];
  for (let depth = 1; depth < names.length - 1; depth++) {
    const next = (directories[depth - 1] as Directory).entries.get(names[depth] as string);
    if (next === undefined || next.kind !== 'dir') throw new Error(`no directory for ${path}`);
    directories.push(next);
  }
  let depth = names.length - 1;
  const parent = directories[depth - 1] as Directory;
  const name = names[depth] as string;
  const entries = node === undefined ? parent.entries.delete(name) : parent.entries.set(name, node);
  let copy: Directory = mtime === undefined || depth === 1 ? { ...parent, entries } : { ...parent, entries, mtime };
  while (--depth > 0) {
    const above = directories[depth - 1] as Directory;
    copy = { ...above, entries: above.entries.set(names[depth] as string, copy) };
  }
  return copy;
}
