import { type Fault, isFault } from '../filesystem/fault.js';
import type { Files } from '../filesystem/files.js';

/** The file a container's command stands for, by the container's own PATH. */
export function findInPath(files: Files, name: string, path: string, cwd: string): string | Fault {
  if (name.includes('/')) {
    const file = name.startsWith('/') ? name : `${cwd}/${name}`;
    const stat = files.stat(file);
    if (isFault(stat)) return stat;
    return files.access(file, 'x') ?? file;
  }
  for (const folder of path.split(':')) {
    const file = `${folder}/${name}`;
    const stat = files.stat(file);
    if (!isFault(stat) && stat.kind === 'file' && !files.access(file, 'x')) return file;
  }
  return { fault: 'ENOENT', path: name };
}

/** What the engine makes of the runtime's words wherever something is no folder, mount or not. */
export const notAFolder =
  'not a directory: unknown: Are you trying to mount a directory onto a file (or vice-versa)? ' +
  'Check if the specified host path exists and is the expected type';

/** How runc words a program that cannot be run. */
export function execProblem(name: string, problem: Fault): string {
  if (problem.fault === 'ENOTDIR') return `exec: "${name}": stat ${name}: ${notAFolder}`;
  if (problem.fault !== 'ENOENT') return `exec: "${name}": permission denied: unknown`;
  if (name.includes('/')) return `exec: "${name}": stat ${name}: no such file or directory: unknown`;
  return `exec: "${name}": executable file not found in $PATH: unknown`;
}
