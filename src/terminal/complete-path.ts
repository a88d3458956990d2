import { toText } from '../digest/bytes.js';
import { isFault } from '../filesystem/fault.js';
import type { Files } from '../filesystem/files.js';

/** The folder part of a path as it was typed, up to its last slash. */
function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/**
 * Paths that begin as one was typed, folders with a slash behind them. Names with a dot in front come only when the
 * dot is there already.
 */
export function completePath(files: Files, typed: string, home: string): readonly string[] {
  const folder = folderOf(typed);
  const begin = typed.slice(folder.length);
  const real = folder.startsWith('~/') ? home + folder.slice(1) : folder;
  const entries = files.list(real === '' ? '.' : real);
  if (isFault(entries)) return [];
  return entries
    .filter(({ name }) => toText(name).startsWith(begin) && (begin !== '' || !name.startsWith('.')))
    .map(({ name }) => {
      const found = files.stat(`${real}${name}`);
      return `${folder}${toText(name)}${!isFault(found) && found.kind === 'dir' ? '/' : ''}`;
    });
}

/** Names of programs in the folders of a search path. */
export function completeProgram(files: Files, typed: string, searchPath: string): readonly string[] {
  const names = searchPath.split(':').flatMap((folder) => {
    const entries = files.list(folder === '' ? '.' : folder);
    return isFault(entries) ? [] : entries.map(({ name }) => toText(name)).filter((name) => name.startsWith(typed));
  });
  return [...new Set(names)];
}
