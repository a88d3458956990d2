import { MAX_BYTES, bytesOf } from './content.js';
import { type Fault, fault } from './fault.js';
import type { Entry, FilesContext, Stat } from './files.js';
import type { Content, Directory, Node } from './node.js';
import { READ, SEARCH, WRITE, allows } from './permission.js';
import { findNode } from './resolve.js';
import { statOf } from './stat.js';

const NULL_DEVICE = 3;

export function isNullDevice(node: Node): boolean {
  return node.kind === 'char' && node.major === 1 && node.minor === NULL_DEVICE;
}

export function stat(context: FilesContext, path: string, follow: boolean): Stat | Fault {
  const walk = findNode(context, path, follow);
  return typeof walk === 'string' ? fault(walk, path) : statOf(walk);
}

const listings = new WeakMap<Directory['entries'], readonly Entry[]>();

/** One frozen list for each state of a directory. */
function listingOf({ entries }: Directory): readonly Entry[] {
  const known = listings.get(entries);
  if (known !== undefined) return known;
  const listing: Entry[] = [];
  for (const [name, { kind }] of entries) listing.push(Object.freeze({ name, kind }));
  listings.set(entries, Object.freeze(listing));
  return listing;
}

export function list(context: FilesContext, path: string): readonly Entry[] | Fault {
  const walk = findNode(context, path, true);
  if (typeof walk === 'string') return fault(walk, path);
  const { node } = walk;
  if (node.kind !== 'dir') return fault('ENOTDIR', path);
  return allows(context.credentials, node, READ) ? listingOf(node) : fault('EACCES', path);
}

/** What a regular file holds. The null device is an empty file; what other devices give, the kernel knows. */
export function content(context: FilesContext, path: string): Content | Fault {
  const walk = findNode(context, path, true);
  if (typeof walk === 'string') return fault(walk, path);
  const { node } = walk;
  if (!allows(context.credentials, node, READ)) return fault('EACCES', path);
  if (node.kind === 'file') return node.content;
  if (isNullDevice(node)) return { length: 0 };
  return fault(node.kind === 'dir' ? 'EISDIR' : 'EINVAL', path);
}

export function read(context: FilesContext, path: string): string | Fault {
  const found = content(context, path);
  if ('fault' in found) return found;
  return found.length > MAX_BYTES ? fault('EINVAL', path) : bytesOf(found);
}

export function readlink(context: FilesContext, path: string): string | Fault {
  const walk = findNode(context, path, false);
  if (typeof walk === 'string') return fault(walk, path);
  return walk.node.kind === 'symlink' ? walk.node.target : fault('EINVAL', path);
}

export function realpath(context: FilesContext, path: string): string | Fault {
  const walk = findNode(context, path, true);
  return typeof walk === 'string' ? fault(walk, path) : walk.fullPath();
}

const wishes = { r: READ, w: WRITE, x: SEARCH } as const;

export function access(context: FilesContext, path: string, wish: 'r' | 'w' | 'x'): Fault | undefined {
  const walk = findNode(context, path, true);
  if (typeof walk === 'string') return fault(walk, path);
  const { node } = walk;
  const onDisk = node.kind === 'file' || node.kind === 'dir';
  if (wish === 'w' && walk.mount.readonly && onDisk) return fault('EROFS', path);
  return allows(context.credentials, node, wishes[wish]) ? undefined : fault('EACCES', path);
}
