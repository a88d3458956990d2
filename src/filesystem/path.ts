/**
 * Pure lexical work on slash-separated paths, with the meaning of Go's package `path`, which the engine uses.
 * A path is *canonical* when it is absolute, clean, and no component of it is a symbolic link.
 */

/** Shortest lexical equivalent; '.' for the empty path. `..` at the root vanishes. */
export function clean(path: string): string {
  if (path === '') return '.';
  const rooted = path.startsWith('/');
  const kept: string[] = [];
  for (const name of path.split('/')) {
    if (name === '' || name === '.') continue;
    if (name !== '..') kept.push(name);
    else if (kept.length > 0 && kept[kept.length - 1] !== '..') kept.pop();
    else if (!rooted) kept.push('..');
  }
  const joined = kept.join('/');
  if (rooted) return `/${joined}`;
  return joined === '' ? '.' : joined;
}

/** Joins with slashes and cleans; empty parts do not count, and '' is what is left of nothing. */
export function join(...parts: readonly string[]): string {
  const joined = parts.filter((part) => part !== '').join('/');
  return joined === '' ? '' : clean(joined);
}

/** Everything but the last component, cleaned: '/' for '/', '.' for a bare name. */
export function dirname(path: string): string {
  return clean(path.slice(0, path.lastIndexOf('/') + 1));
}

/** The last component, trailing slashes aside: '/' for a path of slashes, '.' for the empty path. */
export function basename(path: string): string {
  if (path === '') return '.';
  let end = path.length;
  while (end > 0 && path[end - 1] === '/') end--;
  if (end === 0) return '/';
  return path.slice(path.lastIndexOf('/', end - 1) + 1, end);
}

/** The path of an entry in the directory at a canonical path. */
export function childPath(directory: string, name: string): string {
  return directory === '/' ? `/${name}` : `${directory}/${name}`;
}

/** The directory of a canonical path; the root's is itself. */
export function parentPath(path: string): string {
  return path.slice(0, path.lastIndexOf('/')) || '/';
}

/** Whether a canonical path is that one or lies below it. */
export function isWithin(path: string, ancestor: string): boolean {
  if (ancestor === '/') return true;
  return path.startsWith(ancestor) && (path.length === ancestor.length || path[ancestor.length] === '/');
}

/** The order of a walk through a tree: a directory, then all that it holds, by code unit in each directory. */
export function comparePaths(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const left = a.charCodeAt(i);
    const right = b.charCodeAt(i);
    if (left === right) continue;
    if (left === 47 || right === 47) return left === 47 ? -1 : 1;
    return left - right;
  }
  return a.length - b.length;
}
