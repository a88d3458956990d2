/**
 * `--env-file` and `--label-file`.
 *
 *     file = { line "\n" }                              a byte order mark at its start is ignored
 *     line = [ blanks ] ( "#" comment | name [ "=" value ] | "" )      the value is kept as it is
 */
import { read, refuse } from '../reading.js';
import type { Reading } from '../reading.js';

/** Reads a file of the client's machine; the reason of a refusal is the system's: `no such file or directory`. */
export type ReadFile = (path: string) => Reading<string>;

/** `NAME=value` lines in order; a bare `NAME` is looked up, and left out where there is nothing to be found. */
export function readKeyValueFile(
  path: string,
  readFile: ReadFile,
  lookUp?: (name: string) => string | undefined,
): Reading<readonly string[]> {
  const file = readFile(path);
  if (!file.ok) return refuse(`open ${path}: ${file.reason}`);
  const pairs: string[] = [];
  for (const raw of file.value.replace(/^\uFEFF/, '').split('\n')) {
    const line = raw.replace(/\r$/, '').replace(/^[ \t]+/, '');
    if (line === '' || line.startsWith('#')) continue;
    const equals = line.indexOf('=');
    const name = equals < 0 ? line : line.slice(0, equals);
    if (/[ \t]/.test(name)) return refuse(`invalid env file (${path}): variable '${name}' contains whitespaces`);
    if (name === '') return refuse(`invalid env file (${path}): no variable name on line '${line}'`);
    if (equals >= 0) pairs.push(line);
    const known = equals < 0 ? lookUp?.(name) : undefined;
    if (known !== undefined) pairs.push(`${name}=${known}`);
  }
  return read(pairs);
}

/** `NAME=value` pairs as a table with sorted names; the last value of a name stays, a bare name has none. */
export function pairTable(pairs: readonly string[]): Record<string, string> {
  const table = new Map<string, string>();
  for (const pair of pairs) {
    const equals = pair.indexOf('=');
    table.set(equals < 0 ? pair : pair.slice(0, equals), equals < 0 ? '' : pair.slice(equals + 1));
  }
  return sortedTable(table);
}

/** A plain object whose own keys are these, in order; `__proto__` is a name like any other. */
export function sortedTable<V>(entries: Iterable<readonly [string, V]>): Record<string, V> {
  return Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
