/** The places of this machine that `docker cp` is told: made absolute, and looked at before the engine is asked. */
import { toBytes, toText } from '../../digest/bytes.js';
import { isFault } from '../../filesystem/fault.js';
import { dirname } from '../../filesystem/path.js';
import type { System } from '../../process/program.js';
import { absolutePath } from '../run/absolute-path.js';
import { errorWords } from './surroundings.js';

/** An absolute path that still ends in `/` or `/.` if the typed one did: it must be a folder then. */
export function absolutePlace(system: System, path: string): string {
  const whole = absolutePath(path, toText(system.cwd));
  const end = /(?:^|\/)\.$/.test(path) ? '/.' : path.endsWith('/') ? '/' : '';
  return whole === '/' ? whole : whole + end;
}

/** Why nothing can be copied to a place: the folder round it is not there, or a file is where a folder should be. */
export function targetProblem({ files }: System, place: string): string | undefined {
  const folder = dirname(place.replace(/\/\.?$/, '') || '/');
  const around = files.stat(toBytes(folder));
  if (isFault(around) && around.fault === 'ENOENT') return `invalid output path: directory "${folder}" does not exist`;
  const stat = files.stat(toBytes(place));
  const isFile = !isFault(stat) && stat.kind !== 'dir' && /\/\.?$/.test(place);
  const fault = isFault(stat) ? stat.fault : isFile ? 'ENOTDIR' : 'ENOENT';
  return fault === 'ENOENT' ? undefined : `stat ${place}: ${errorWords(fault)}`;
}

/** Why nothing can be copied from a place. The folders on the way are looked at one after the other. */
export function originProblem({ files }: System, place: string, follow: boolean): string | undefined {
  const parts = place.split('/').slice(1);
  const last = parts.pop() ?? '';
  let at = '';
  for (const part of parts.filter((each) => each !== '')) {
    at += `/${part}`;
    const stat = files.stat(toBytes(at));
    if (isFault(stat)) return stat.fault === 'ENOTDIR' ? 'not a directory' : `lstat ${at}: ${errorWords(stat.fault)}`;
    if (stat.kind !== 'dir') return 'not a directory';
  }
  if (last === '' || last === '.') return undefined;
  const found = follow ? files.stat(toBytes(place)) : files.lstat(toBytes(place));
  return isFault(found) ? `lstat ${place}: ${errorWords(found.fault)}` : undefined;
}
