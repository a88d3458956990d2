import { isFault } from '../../filesystem/fault.js';
import type { System } from '../program.js';
import { joinPath } from './tool.js';

/** The file a name stands for along PATH; a name with a slash stands for itself. Undefined: not found. */
export function findExecutable(system: System, name: string, path = system.env.PATH): string | undefined {
  if (name.includes('/')) return isFault(system.files.stat(name)) ? undefined : name;
  for (const folder of (path ?? '/usr/local/bin:/usr/bin:/bin').split(':')) {
    const file = joinPath(folder === '' ? '.' : folder, name);
    const stat = system.files.stat(file);
    if (!isFault(stat) && stat.kind === 'file' && system.files.access(file, 'x') === undefined) return file;
  }
  return undefined;
}
