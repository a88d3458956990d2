import type { Bytes } from '../digest/bytes.js';
import { archiveBytes } from './archive-bytes.js';
import type { Change } from '../filesystem/compare.js';
import { emptyTable } from '../table/table.js';
import { type Fault, isFault } from '../filesystem/fault.js';
import type { Files, Stat } from '../filesystem/files.js';
import type { Node } from '../filesystem/node.js';

/**
 * What lies at a path, as a tar: one file, or a directory with all below. `name` is what it is called in the archive;
 * '.' for a directory of which only the content counts. Symbolic links below are kept as they are.
 */
export function packFiles(files: Files, path: string, name: string, follow: boolean): Bytes | Fault {
  const stat = follow ? files.stat(path) : files.lstat(path);
  if (isFault(stat)) return stat;
  const changes: Change[] = [];
  const refused = pack(files, path, name === '.' ? '/' : `/${name}`, stat, changes);
  return refused ?? archiveBytes(changes);
}

function pack(files: Files, path: string, as: string, stat: Stat, changes: Change[]): Fault | undefined {
  const node = nodeOf(files, path, stat);
  if ('fault' in node) return node;
  changes.push({ path: as, change: 'add', node });
  if (stat.kind !== 'dir') return undefined;
  const entries = files.list(path);
  if (isFault(entries)) return entries;
  for (const { name } of entries) {
    const below = files.lstat(`${path}/${name}`);
    if (isFault(below)) return below;
    const refused = pack(files, `${path}/${name}`, as === '/' ? `/${name}` : `${as}/${name}`, below, changes);
    if (refused) return refused;
  }
  return undefined;
}

function nodeOf(files: Files, path: string, stat: Stat): Node | Fault {
  const { kind, mode, uid, gid, mtime } = stat;
  const owned = { mode, uid, gid, mtime };
  if (kind === 'dir') return { kind, ...owned, entries: emptyTable() };
  if (kind === 'symlink') {
    const target = files.readlink(path);
    return isFault(target) ? target : { kind, ...owned, target };
  }
  if (kind !== 'file') return { kind, ...owned, major: stat.major ?? 0, minor: stat.minor ?? 0 };
  const content = files.content(path);
  return isFault(content) ? content : { kind, ...owned, content };
}
