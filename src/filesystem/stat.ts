import { nameCount } from './alias.js';
import type { Stat } from './files.js';
import type { Directory, Node } from './node.js';
import type { Walk } from './walk.js';

/** A directory's size as most disks show it. */
const DIRECTORY_SIZE = 4096;

/** Numbers of nodes with an alias row are below, all others above. */
const FIRST_COMPUTED = 2 ** 33;

/** A number for a node that has only its path: 48 bits, so that two paths do not meet by chance. */
function inodeOfPath(names: readonly string[]): number {
  let low = 0x811c9dc5;
  let high = 0x9e3779b9;
  for (const name of names) {
    for (let i = 0; i < name.length; i++) {
      const code = name.charCodeAt(i);
      low = Math.imul(low ^ code, 0x01000193);
      high = Math.imul(high ^ code, 0x85ebca6b);
      high ^= high >>> 13;
    }
    low = Math.imul(low ^ 47, 0x01000193);
    high = Math.imul(high ^ 47, 0x85ebca6b);
  }
  return FIRST_COMPUTED + (high & 0xffff) * 2 ** 32 + (low >>> 0);
}

const subdirectories = new WeakMap<Directory['entries'], number>();

function countSubdirectories({ entries }: Directory): number {
  const known = subdirectories.get(entries);
  if (known !== undefined) return known;
  let count = 0;
  for (const node of entries.values()) if (node.kind === 'dir') count++;
  subdirectories.set(entries, count);
  return count;
}

function sizeOf(node: Node): number {
  if (node.kind === 'file') return node.content.length;
  if (node.kind === 'symlink') return node.target.length;
  return node.kind === 'dir' ? DIRECTORY_SIZE : 0;
}

/** Of the node that the walk stands on. */
export function statOf(walk: Walk): Stat {
  const { node } = walk;
  const stat = {
    kind: node.kind,
    mode: node.mode,
    uid: node.uid,
    gid: node.gid,
    size: sizeOf(node),
    mtime: node.mtime,
    links: node.kind === 'dir' ? 2 + countSubdirectories(node) : nameCount(walk.fs, node),
    device: walk.mount.store,
    inode: node.inode ?? inodeOfPath(walk.names()),
  };
  return 'major' in node ? { ...stat, major: node.major, minor: node.minor } : stat;
}
