import { isFault } from '../../filesystem/fault.js';
import type { Files } from '../../filesystem/files.js';
import { hasWildcard, matches, unquotePattern } from './pattern.js';

/** Paths that match, in code-unit order; none when nothing does. Hidden names match only a leading dot, or with `dots`. */
export function glob(files: Files, pattern: string, dots = false): string[] {
  const absolute = pattern.startsWith('/');
  const steps = pattern.split(/\/+/).filter((step) => step !== '');
  const directoryOnly = pattern.endsWith('/');
  let found = [absolute ? '/' : ''];
  steps.forEach((step, index) => {
    const last = index === steps.length - 1;
    found = found.flatMap((base) => descend(files, base, step, last && !directoryOnly, dots));
  });
  return directoryOnly ? found.map((path) => `${path}/`) : found;
}

function descend(files: Files, base: string, step: string, last: boolean, dots: boolean): string[] {
  const join = (name: string): string => (base === '' || base.endsWith('/') ? `${base}${name}` : `${base}/${name}`);
  if (!hasWildcard(step)) {
    const path = join(unquotePattern(step));
    return isFault(files.lstat(path)) ? [] : [path];
  }
  const entries = files.list(base === '' ? '.' : base);
  if (isFault(entries)) {
    return [];
  }
  const names = entries.map((entry) => entry.name);
  const hidden = unquotePattern(step).startsWith('.');
  return [...(hidden ? ['.', '..'] : []), ...names]
    .filter((name) => (name.startsWith('.') === hidden || (dots && !hidden)) && matches(name, step))
    .map(join)
    .filter((path) => last || isDirectory(files, path));
}

function isDirectory(files: Files, path: string): boolean {
  const stat = files.stat(path);
  return !isFault(stat) && stat.kind === 'dir';
}
