/**
 * `--env-file` and `--label-file`.
 *
 *     file = [ byte order mark ] { line "\n" }          UTF-8; a "\r" at the end of a line is not of it
 *     line = { white space } ( "#" comment | name [ "=" value ] | "" )      the value is kept as it is
 */
import { type Bytes, toBytes, toText } from '../../digest/bytes.js';
import { read, refuse } from '../reading.js';
import type { Reading } from '../reading.js';

/** Reads a file of the client's machine; the reason of a refusal is the system's: `no such file or directory`. */
export type ReadFile = (path: string) => Reading<Bytes>;

/** White space as Go's package unicode has it. */
const LEADING_SPACE = /^[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;
/** Go's scanner gives up on a line that does not fit into its buffer. */
const LONGEST_LINE = 65_535;

/** A line of a file; undefined where there is none on it. A name without `=` has no value. */
function readLine(bytes: Bytes, number: number): Reading<readonly [name: string, value?: string] | undefined> {
  if (bytes.length > LONGEST_LINE) return refuse('bufio.Scanner: token too long');
  const content = bytes.replace(/\r$/, '');
  const text = toText(content);
  if (toBytes(text) !== content) {
    const numbers = Array.from(content, (byte) => byte.charCodeAt(0));
    return refuse(`invalid utf8 bytes at line ${number}: [${numbers.join(' ')}]`);
  }
  const line = (number === 1 ? text.replace(/^\uFEFF/, '') : text).replace(LEADING_SPACE, '');
  if (line === '' || line.startsWith('#')) return read(undefined);
  const equals = line.indexOf('=');
  const name = equals < 0 ? line : line.slice(0, equals);
  if (name === '') return refuse(`no variable name on line '${line}'`);
  if (/[ \t]/.test(name)) return refuse(`variable '${name}' contains whitespaces`);
  return read(equals < 0 ? [name] : [name, line.slice(equals + 1)]);
}

/** `NAME=value` lines in order; a bare `NAME` is looked up, and left out where there is nothing to be found. */
export function readKeyValueFile(
  path: string,
  readFile: ReadFile,
  lookUp?: (name: string) => string | undefined,
): Reading<readonly string[]> {
  const invalid = (reason: string) => refuse(`invalid env file (${path}): ${reason}`);
  const file = readFile(path);
  if (!file.ok)
    return file.reason === 'is a directory'
      ? invalid(`read ${path}: ${file.reason}`)
      : refuse(`open ${path}: ${file.reason}`);
  const pairs: string[] = [];
  for (const [index, bytes] of file.value.split('\n').entries()) {
    const line = readLine(bytes, index + 1);
    if (!line.ok) return invalid(line.reason);
    if (line.value === undefined) continue;
    const [name, value = lookUp?.(name)] = line.value;
    if (value !== undefined) pairs.push(`${name}=${value}`);
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
