import { overLower } from '../filesystem/alias.js';
import { put } from '../filesystem/edit.js';
import { emptyDirectory } from '../filesystem/empty-filesystem.js';
import { fileSystemOf } from '../filesystem/file-system-of.js';
import { nodeAt } from '../filesystem/lookup.js';
import type { Directory, FileSystem, Node } from '../filesystem/node.js';

const emptyFile: Node = { kind: 'file', content: { length: 0, bytes: '' }, mode: 0o755, uid: 0, gid: 0, mtime: 0 };

const engineNodes: readonly (readonly [path: string, node: Node])[] = [
  ['/.dockerenv', emptyFile],
  ['/dev', emptyDirectory()],
  ['/dev/console', emptyFile],
  ['/dev/pts', emptyDirectory()],
  ['/dev/shm', emptyDirectory()],
  ['/etc', emptyDirectory()],
  ['/etc/hostname', emptyFile],
  ['/etc/hosts', emptyFile],
  ['/etc/mtab', { kind: 'symlink', target: '/proc/mounts', mode: 0o777, uid: 0, gid: 0, mtime: 0 }],
  ['/etc/resolv.conf', emptyFile],
  ['/proc', emptyDirectory()],
  ['/sys', emptyDirectory()],
];

const bases = new WeakMap<Directory, FileSystem>();

/**
 * An image's tree with the empty files and folders that the engine puts into every container (FINDINGS 62): what a
 * container starts from and `docker diff` compares with. Its hard links are in the layers below. The same image gives the same tree (===).
 */
export function initLayer(image: Directory): FileSystem {
  const known = bases.get(image);
  if (known) return known;
  let files: FileSystem = fileSystemOf(image);
  for (const [path, node] of engineNodes) {
    const there = nodeAt(files.root, path);
    if (there?.kind === 'dir' || (there && path !== '/etc/mtab' && node.kind !== 'dir')) continue;
    const parent = nodeAt(files.root, path.slice(0, path.lastIndexOf('/')) || '/');
    if (parent?.kind !== 'dir') continue;
    files = put(files, path, node, parent.mtime);
  }
  files = overLower(files);
  bases.set(image, files);
  return files;
}
