import { emptyTable } from '../table/table.js';
import { link as linkNode } from './edit.js';
import { type Errno, type Fault, fault } from './fault.js';
import type { FilesContext } from './files.js';
import type { Node } from './node.js';
import { childPath } from './path.js';
import { born, mayLink } from './permission.js';
import { type Spot, directoryOf, findNode, findSpot } from './resolve.js';
import { createNode, refuseNew } from './write-files.js';

type Owned = Pick<Node, 'uid' | 'gid' | 'mtime'> & { readonly setGid: number };

/** A free name for a new node, or why there is none. Only a directory's name may end in a slash. */
function freeSpot(context: FilesContext, path: string, directory: boolean): Spot | Errno {
  const spot = findSpot(context, path, 'never');
  if (typeof spot === 'string') return spot;
  if (spot.last !== 'name' || spot.node !== undefined || spot.mounted !== undefined) return 'EEXIST';
  if (spot.slash && !directory) return 'ENOENT';
  return refuseNew(context, spot) ?? spot;
}

function make(
  context: FilesContext,
  path: string,
  directory: boolean,
  node: (owned: Owned) => Node,
): Fault | undefined {
  const spot = freeSpot(context, path, directory);
  if (typeof spot === 'string') return fault(spot, path);
  createNode(context, spot, node({ ...born(context.credentials, directoryOf(spot)), mtime: context.now }));
  return undefined;
}

export function mkdir(context: FilesContext, path: string, mode: number): Fault | undefined {
  return make(context, path, true, ({ setGid, ...owned }) => {
    return { kind: 'dir', mode: (mode & ~context.umask & 0o1777) | setGid, ...owned, entries: emptyTable() };
  });
}

export function symlink(context: FilesContext, target: string, path: string): Fault | undefined {
  if (target === '') return fault('ENOENT', path);
  return make(context, path, false, ({ setGid: _, ...owned }) => ({ kind: 'symlink', mode: 0o777, ...owned, target }));
}

export function mkfifo(context: FilesContext, path: string, mode: number): Fault | undefined {
  return make(context, path, false, ({ setGid: _, ...owned }) => {
    return { kind: 'fifo', mode: mode & ~context.umask & 0o7777, ...owned, major: 0, minor: 0 };
  });
}

/** A further name for a file; a symbolic link gets one itself. */
export function link(context: FilesContext, existing: string, path: string): Fault | undefined {
  const source = findNode(context, existing, false);
  if (typeof source === 'string') return fault(source, existing);
  const spot = freeSpot(context, path, false);
  if (typeof spot === 'string') return fault(spot, path);
  const { node, mount, fs } = source;
  if (source.orphan !== undefined) return fault('ENOENT', existing);
  if (spot.walk.mount !== mount) return fault('EXDEV', path);
  if (node.kind === 'dir' || !mayLink(context.credentials, node)) return fault('EPERM', existing);
  context.stores.set(mount.store, linkNode(fs, source.path(), childPath(spot.walk.path(), spot.name), context.now));
  return undefined;
}
