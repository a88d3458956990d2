import { inodeAt, isLower } from './alias.js';
import { remove, rename as renameNode } from './edit.js';
import { type Errno, type Fault, fault } from './fault.js';
import type { FilesContext } from './files.js';
import { regraftEntry } from './graft.js';
import type { Node } from './node.js';
import { childPath, isWithin } from './path.js';
import { WRITE, allows, mayRemove } from './permission.js';
import { type Spot, directoryOf, findSpot } from './resolve.js';
import { refuseNew } from './write-files.js';

export function pathOf({ walk, name }: Spot): string {
  return childPath(walk.path(), name);
}

/** A node that may lose its name, as far as its directory has a say. */
function removable(context: FilesContext, spot: Spot): Node | Errno {
  if (spot.walk.mount.readonly) return 'EROFS';
  const { node } = spot;
  if (node === undefined) return spot.mounted === undefined ? 'ENOENT' : 'EBUSY';
  return mayRemove(context.credentials, directoryOf(spot), node) ?? node;
}

/** Takes away a name of something that has nothing below, or nothing with an alias. */
export function removeSpot(context: FilesContext, spot: Spot): void {
  const { fs, mount, place } = spot.walk;
  const plain = spot.node?.inode === undefined;
  const root = plain ? regraftEntry(place, spot.name, undefined, context.now) : undefined;
  context.stores.set(mount.store, root === undefined ? remove(fs, pathOf(spot), context.now) : { ...fs, root });
}

export function unlink(context: FilesContext, path: string): Fault | undefined {
  const spot = findSpot(context, path, 'never');
  if (typeof spot === 'string') return fault(spot, path);
  if (spot.last !== 'name') return fault('EISDIR', path);
  const node = removable(context, spot);
  if (typeof node === 'string') return fault(node, path);
  if (node.kind === 'dir') return fault('EISDIR', path);
  if (spot.slash) return fault('ENOTDIR', path);
  if (spot.mounted !== undefined) return fault('EBUSY', path);
  removeSpot(context, spot);
  return undefined;
}

const specialRmdir = { '.': 'EINVAL', '..': 'ENOTEMPTY', '/': 'EBUSY' } as const;

export function rmdir(context: FilesContext, path: string): Fault | undefined {
  const spot = findSpot(context, path, 'never');
  if (typeof spot === 'string') return fault(spot, path);
  if (spot.last !== 'name') return fault(specialRmdir[spot.last], path);
  const node = removable(context, spot);
  if (typeof node === 'string') return fault(node, path);
  if (node.kind !== 'dir') return fault('ENOTDIR', path);
  if (spot.mounted !== undefined) return fault('EBUSY', path);
  if (node.entries.size > 0) return fault('ENOTEMPTY', path);
  removeSpot(context, spot);
  return undefined;
}

/** Whether something is mounted on or below the name: such a tree stays where it is. */
export function hasMounts(context: FilesContext, { walk, name }: Spot): boolean {
  const full = childPath(walk.fullPath(), name);
  return context.mounts.some(({ at }) => at !== '/' && isWithin(at, full));
}

/** What is wrong with the two names, whatever is there. */
function refuseNames(source: Node, from: Spot, to: Spot): Errno | undefined {
  if (source.kind !== 'dir' && (from.slash || to.slash)) return 'ENOTDIR';
  if (isWithin(to.walk.path(), pathOf(from))) return 'EINVAL';
  return isWithin(from.walk.path(), pathOf(to)) ? 'ENOTEMPTY' : undefined;
}

/** Why what is at `to` cannot be replaced, or the free name not taken. */
function refuseTarget(context: FilesContext, source: Node, to: Spot): Errno | undefined {
  if (to.node === undefined) return to.mounted === undefined ? refuseNew(context, to) : 'EBUSY';
  const target = removable(context, to);
  if (typeof target === 'string') return target;
  if (source.kind === 'dir' && target.kind !== 'dir') return 'ENOTDIR';
  return source.kind !== 'dir' && target.kind === 'dir' ? 'EISDIR' : undefined;
}

function refuseMove(context: FilesContext, source: Node, from: Spot, to: Spot): Errno | undefined {
  const allowed = removable(context, from);
  if (typeof allowed === 'string') return allowed;
  const refused = refuseTarget(context, source, to);
  if (refused !== undefined) return refused;
  const elsewhere = from.walk.path() !== to.walk.path();
  if (source.kind === 'dir' && elsewhere && !allows(context.credentials, source, WRITE)) return 'EACCES';
  if (hasMounts(context, from) || to.mounted !== undefined) return 'EBUSY';
  return to.node?.kind === 'dir' && to.node.entries.size > 0 ? 'ENOTEMPTY' : undefined;
}

/**
 * Two names of one file. Identity of the objects would not say so: equal nodes may be shared. Names of a file in the
 * layers below are two files to overlayfs.
 */
function isSame(from: Spot, to: Spot): boolean {
  if (pathOf(from) === pathOf(to)) return true;
  if (from.node?.inode === undefined || from.node.inode !== to.node?.inode) return false;
  const { fs } = from.walk;
  if (isLower(fs, from.node.inode)) return false;
  return inodeAt(fs, pathOf(from), from.node) !== undefined && inodeAt(fs, pathOf(to), to.node) !== undefined;
}

/** In the order in which Linux asks. */
function refuseRename(context: FilesContext, from: Spot, to: Spot): Errno | 'same' | undefined {
  if (from.walk.mount !== to.walk.mount) return 'EXDEV';
  if (from.last !== 'name' || to.last !== 'name') return 'EBUSY';
  if (from.walk.mount.readonly) return 'EROFS';
  const source = from.node;
  if (source === undefined) return from.mounted === undefined ? 'ENOENT' : 'EBUSY';
  const refused = refuseNames(source, from, to);
  if (refused !== undefined) return refused;
  return isSame(from, to) ? 'same' : refuseMove(context, source, from, to);
}

export function rename(context: FilesContext, from: string, to: string): Fault | undefined {
  const source = findSpot(context, from, 'never');
  if (typeof source === 'string') return fault(source, from);
  const target = findSpot(context, to, 'never');
  if (typeof target === 'string') return fault(target, to);
  const refused = refuseRename(context, source, target);
  if (refused === 'same') return undefined;
  if (refused !== undefined) return fault(refused, refused === 'ENOENT' ? from : to);
  const { walk } = source;
  context.stores.set(walk.mount.store, renameNode(walk.fs, pathOf(source), pathOf(target), context.now));
  return undefined;
}
