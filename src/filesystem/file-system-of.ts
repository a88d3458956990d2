import { Table, emptyTable } from '../table/table.js';
import type { Alias, Directory, FileSystem } from './node.js';
import { childPath } from './path.js';

const known = new WeakMap<Directory, FileSystem>();

/** Remembers that this file system is what `fileSystemOf` would find. */
export function remember(fs: FileSystem): FileSystem {
  known.set(fs.root, fs);
  return fs;
}

/**
 * A tree as a file system of its own, with its hard links. The trees that `applyChanges` gives are known already;
 * for any other one the first call looks at every node.
 */
export function fileSystemOf(root: Directory): FileSystem {
  const before = known.get(root);
  if (before !== undefined) return before;
  const names = new Map<number, string[]>();
  const pending: [path: string, directory: Directory][] = [['/', root]];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [path, directory] = next;
    for (const [name, node] of directory.entries) {
      if (node.kind === 'dir') pending.push([childPath(path, name), node]);
      else if (node.inode !== undefined) {
        const paths = names.get(node.inode) ?? [];
        paths.push(childPath(path, name));
        names.set(node.inode, paths);
      }
    }
  }
  const rows: [number, Alias][] = [];
  for (const [inode, paths] of names) if (paths.length > 1) rows.push([inode, { paths: paths.sort(), holders: 0 }]);
  return remember(fileSystemWith(root, rows.length === 0 ? emptyTable() : Table.of(rows)));
}

/**
 * Hard links that come with a tree are numbered from here, those made later in a file system of its own from 1: the
 * marks of a tree that is used without its aliases never meet a number that is handed out there.
 */
const FIRST_INODE = 2 ** 31;

/** Numbers go on after the last alias, so that the same tree always gives the same file system. */
export function fileSystemWith(root: Directory, aliases: Table<number, Alias>): FileSystem {
  return { root, aliases, nextInode: Math.max(FIRST_INODE, (aliases.last()?.[0] ?? 0) + 1) };
}
