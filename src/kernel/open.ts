import { type Fault, fault, isFault } from '../filesystem/fault.js';
import type { Files, Stat } from '../filesystem/files.js';
import type { OpenFile, Process } from '../process/process.js';
import type { Draft } from '../world/draft.js';
import { addOpenFile } from './descriptor.js';
import { filesOf } from './namespace.js';

type Access = 'read' | 'write' | 'append' | 'read-write';

/** Opens a path for a process: the key of a new open file, or of the one that `/dev/stdin` and the like stand for. */
export function openPath(draft: Draft, process: Process, path: string, how: Access): number | Fault {
  const own = ownDescriptor(path);
  if (own !== undefined) return process.fds[own] ?? fault('ENOENT', path);
  const files = filesOf(draft, process);
  const stat = files.stat(path);
  if (isFault(stat) && (stat.fault !== 'ENOENT' || how === 'read')) return stat;
  if (isFault(stat)) {
    const meant = danglingTarget(files, path);
    const refused = files.write(meant, '', { exclusive: true });
    return refused ?? openFile(draft, process, meant, how);
  }
  if (stat.kind === 'char' || stat.kind === 'block') return openDevice(draft, process, path, stat);
  if (stat.kind === 'dir' && how !== 'read') return fault('EISDIR', path);
  const wishes = how === 'read' ? ['r' as const] : how === 'read-write' ? ['r' as const, 'w' as const] : ['w' as const];
  for (const wish of wishes) {
    const refused = files.access(path, wish);
    if (refused) return refused;
  }
  if (how === 'write') {
    const refused = files.write(path, '');
    if (refused) return refused;
  }
  return openFile(draft, process, path, how);
}

/** Where a chain of links leads that ends at nothing: the file is made there. */
function danglingTarget(files: Files, path: string): string {
  let meant = path;
  for (let steps = 0; steps < 40; steps++) {
    const stat = files.lstat(meant);
    if (isFault(stat) || stat.kind !== 'symlink') break;
    const target = files.readlink(meant);
    if (isFault(target)) break;
    meant = target.startsWith('/') ? target : `${meant.slice(0, meant.lastIndexOf('/') + 1)}${target}`;
  }
  return meant;
}

function ownDescriptor(path: string): number | undefined {
  const named: Readonly<Record<string, number>> = { '/dev/stdin': 0, '/dev/stdout': 1, '/dev/stderr': 2 };
  if (Object.hasOwn(named, path)) return named[path];
  const numbered = /^\/(?:dev|proc\/self)\/fd\/(\d+)$/.exec(path);
  return numbered ? Number(numbered[1]) : undefined;
}

function openFile(draft: Draft, process: Process, path: string, access: Access): number | Fault {
  const real = filesOf(draft, process).realpath(path);
  if (isFault(real)) return real;
  return addOpenFile(draft, { kind: 'file', path: real, offset: 0, access });
}

const devices: Readonly<Record<string, 'null' | 'zero' | 'full' | 'random'>> = {
  '1,3': 'null',
  '1,5': 'zero',
  '1,7': 'full',
  '1,8': 'random',
  '1,9': 'random',
};

function openDevice(draft: Draft, process: Process, path: string, stat: Stat): number | Fault {
  const kind = devices[`${stat.major},${stat.minor}`];
  if (kind !== undefined) return addOpenFile(draft, { kind } as Omit<OpenFile, 'holders'> & { kind: 'null' });
  const terminal = Object.values(process.fds).find((key) => draft.openFiles.get(key)?.kind === 'terminal');
  return terminal ?? fault('ENXIO', path);
}
