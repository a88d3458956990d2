/** Where `save`, `export` and `cp` put an archive, and where `load`, `import` and `cp` take one from. */
import { type Bytes, toBytes } from '../../digest/bytes.js';
import { isFault } from '../../filesystem/fault.js';
import { dirname } from '../../filesystem/path.js';
import { exit, type Json, type Next, poll, type System } from '../../process/program.js';
import { giveUp } from './speak.js';
import { errorWords } from './surroundings.js';

/** Why `save` and `export` cannot write to a path: its folder is not there, or it is one itself. */
export function outputProblem(system: System, path: string): string | undefined {
  const folder = path.includes('/') ? dirname(path) : '.';
  const stat = system.files.stat(toBytes(folder));
  if (isFault(stat)) return `invalid output path: stat ${folder}: ${errorWords(stat.fault)}`;
  const there = system.files.stat(toBytes(path));
  return isFault(there) || there.kind !== 'dir' ? undefined : 'cannot write to a directory';
}

/** Why a path cannot become a file: it is a folder. */
export function folderProblem({ files }: System, path: string): string | undefined {
  return isFolder({ files }, path) ? 'cannot write to a directory' : undefined;
}

export function isFolder({ files }: Pick<System, 'files'>, path: string): boolean {
  const stat = files.stat(toBytes(path));
  return !isFault(stat) && stat.kind === 'dir';
}

/** To a file, or to standard output where no file is named; a terminal is spared. */
export function writeArchive(system: System, path: string, archive: Bytes): Next {
  if (path === '') {
    system.write(1, archive);
    return exit(0);
  }
  const refused = system.files.write(toBytes(path), archive, { mode: 0o600 });
  return refused ? giveUp(system, `open ${path}: ${errorWords(refused.fault)}`) : exit(0);
}

/** Takes in standard input to its end, however many steps that takes, then goes on with it. */
export function withInput(system: System, state: Json | undefined, then: (bytes: Bytes) => Next): Next {
  let sofar = typeof state === 'string' ? state : '';
  for (;;) {
    const bytes = system.read(0);
    if (bytes === undefined) return poll([{ readable: 0 }], sofar);
    if (isFault(bytes) || bytes === '') return then(sofar);
    sofar += bytes;
  }
}

/** A file's bytes, or why there are none, in Go's words. */
export function readArchiveFile(
  system: System,
  path: string,
): { readonly bytes: Bytes } | { readonly problem: string } {
  const bytes = system.files.read(toBytes(path));
  return isFault(bytes) ? { problem: `open ${path}: ${errorWords(bytes.fault)}` } : { bytes };
}
