import { emptyTable } from '../table/table.js';
import type { Directory, FileSystem } from './node.js';

export function emptyDirectory(mode = 0o755, mtime = 0, uid = 0, gid = 0): Directory {
  return { kind: 'dir', mode, uid, gid, mtime, entries: emptyTable() };
}

/** One empty root directory, owned by root. */
export function emptyFileSystem(mode = 0o755, mtime = 0): FileSystem {
  return { root: emptyDirectory(mode, mtime), aliases: emptyTable(), nextInode: 1 };
}
