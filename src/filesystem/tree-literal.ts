import { toBytes } from '../digest/bytes.js';
import { emptyTable } from '../table/table.js';
import { applyChanges } from './apply.js';
import type { Change } from './compare.js';
import { contentOf, sparse } from './content.js';
import { emptyDirectory } from './empty-filesystem.js';
import { firstNames } from './link-names.js';
import type { Content, Directory, Node } from './node.js';
import { basename, clean, comparePaths, parentPath } from './path.js';

/*
 * row  = [ path, type, mode, uid, gid [, size | target [, text ] ] ]
 * type = "dir" | "file" | "symlink" | "hardlink" | "char"
 * mode = octal digits
 *
 * A file without text has `size` zero bytes; if it may be executed, it runs the program of its own name. A device is
 * known by its path. Rows come in any order; the directories they name must be among them.
 */

export type Row = readonly [
  path: string,
  type: string,
  mode: string,
  uid: number,
  gid: number,
  sizeOrTarget?: number | string,
  text?: string,
];

export interface RowFailure {
  readonly failure: 'bad-row';
  /** Index in the rows. */
  readonly row: number;
  readonly path: string;
  readonly message: string;
}

/** Major and minor numbers, as Linux lists them (admin-guide/devices.txt). */
const devices: ReadonlyMap<string, readonly [major: number, minor: number]> = new Map([
  ['/dev/null', [1, 3]],
  ['/dev/zero', [1, 5]],
  ['/dev/full', [1, 7]],
  ['/dev/random', [1, 8]],
  ['/dev/urandom', [1, 9]],
  ['/dev/tty', [5, 0]],
  ['/dev/console', [5, 1]],
  ['/dev/ptmx', [5, 2]],
]);

function contentIn([path, , mode, , , size, text]: Row, texts: Map<string, Content>): Content | string {
  if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0) return 'a file needs a size in bytes';
  if (text !== undefined) {
    const content = texts.get(text) ?? contentOf(toBytes(text));
    texts.set(text, content);
    return content.length === size ? content : `the text has ${content.length} bytes, the row says ${size}`;
  }
  const runs = (Number.parseInt(mode, 8) & 0o111) !== 0 && size > 0;
  return runs ? { ...sparse(size), program: basename(path) } : sparse(size);
}

/** The node of a row, or what is wrong with it. Written out field by field, it takes less memory than by a spread. */
function nodeIn(row: Row, mtime: number, texts: Map<string, Content>): Node | string {
  const [path, type, digits, uid, gid, target] = row;
  if (!path.startsWith('/') || clean(path) !== path) return 'the path is not absolute and clean';
  if (!/^[0-7]{1,4}$/.test(digits)) return `the mode ${digits} is not octal`;
  const mode = Number.parseInt(digits, 8);
  if (type === 'dir') return { kind: 'dir', mode, uid, gid, mtime, entries: emptyTable() };
  if (type === 'symlink') {
    return typeof target === 'string' && target !== ''
      ? { kind: type, mode, uid, gid, mtime, target }
      : 'a link needs a target';
  }
  if (type === 'char') {
    const [major, minor] = devices.get(path) ?? [];
    return major === undefined || minor === undefined
      ? 'no such device'
      : { kind: type, mode, uid, gid, mtime, major, minor };
  }
  if (type !== 'file') return `there is no type ${type}`;
  const content = contentIn(row, texts);
  return typeof content === 'string' ? content : { kind: 'file', mode, uid, gid, mtime, content };
}

interface Listed {
  readonly nodes: Map<string, Node>;
  /** Hard links: path -> the path of the file. */
  readonly links: Map<string, string>;
  /** Equal texts are kept once. */
  readonly texts: Map<string, Content>;
}

/** Takes in one row; says what is wrong with it by itself. */
function list({ nodes, links, texts }: Listed, row: Row, mtime: number): string | undefined {
  const [path, type, , , , target] = row;
  if (nodes.has(path) || links.has(path)) return 'the path is listed twice';
  if (type === 'hardlink') {
    if (typeof target !== 'string') return 'a link needs a target';
    links.set(path, clean(`/${target}`));
    return undefined;
  }
  const node = nodeIn(row, mtime, texts);
  if (typeof node === 'string') return node;
  if (path === '/' && node.kind !== 'dir') return 'the root must be a directory';
  nodes.set(path, node);
  return undefined;
}

/** The change that adds a row's node, or what is missing for it among the other rows. */
function changeFor({ nodes, links }: Listed, path: string, carrier: string | undefined): Change | string {
  const origin = links.get(path) ?? path;
  const node = nodes.get(origin);
  if (node === undefined || (origin !== path && node.kind === 'dir')) return `there is no file ${origin}`;
  const above = parentPath(path);
  if (above !== '/' && nodes.get(above)?.kind !== 'dir') return `there is no directory ${above}`;
  const isFirst = carrier === undefined || carrier === path;
  return isFirst ? { path, change: 'add', node } : { path, change: 'add', node, link: carrier };
}

/** The tree that the rows list, every node modified at `mtime`. Fails on the first row that makes no sense. */
export function treeFromRows(rows: readonly Row[], mtime: number): Directory | RowFailure {
  const listed: Listed = { nodes: new Map(), links: new Map(), texts: new Map() };
  const fail = (row: number, message: string): RowFailure => {
    return { failure: 'bad-row', row, path: rows[row]?.[0] ?? '', message };
  };
  for (const [index, row] of rows.entries()) {
    const wrong = list(listed, row, mtime);
    if (wrong !== undefined) return fail(index, wrong);
  }
  const first = firstNames(listed.links);
  const changes: Change[] = [];
  for (const [index, [path]] of rows.entries()) {
    if (path === '/') continue;
    const change = changeFor(listed, path, first.get(path));
    if (typeof change === 'string') return fail(index, change);
    changes.push(change);
  }
  const root = listed.nodes.get('/');
  changes.sort((a, b) => comparePaths(a.path, b.path));
  return applyChanges(root?.kind === 'dir' ? root : emptyDirectory(0o755, mtime), changes);
}
