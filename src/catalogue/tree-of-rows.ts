import { toBytes } from '../digest/bytes.js';
import { noTree } from '../image/layer.js';
import type { Content, Directory, Node } from '../filesystem/node.js';
import { Table } from '../table/table.js';
import type { FileRow } from './file-row.js';

/** What is wrong with a row, counted from 0. */
export interface RowFault {
  readonly row: number;
  readonly problem: string;
}

interface Draft {
  node: Directory;
  readonly entries: Map<string, Draft | Exclude<Node, Directory>>;
}

/** The device numbers of Linux for what images have in /dev. */
const devices: Readonly<Record<string, readonly [major: number, minor: number]>> = {
  null: [1, 3],
  zero: [1, 5],
  full: [1, 7],
  random: [1, 8],
  urandom: [1, 9],
  tty: [5, 0],
  console: [5, 1],
  ptmx: [5, 2],
};

class RowError extends Error {}

function basename(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** An executable whose bytes are unknown runs the simulated program of its name. */
function contentOf(path: string, mode: number, detail: unknown, text: unknown): Content {
  if (typeof detail !== 'number' || !Number.isSafeInteger(detail) || detail < 0) {
    throw new RowError(`the length of a file must be a whole number of bytes, not ${JSON.stringify(detail)}`);
  }
  if (text === undefined) {
    const runs = (mode & 0o111) !== 0 && detail > 0;
    return runs ? { length: detail, program: basename(path) } : { length: detail };
  }
  const bytes = typeof text === 'string' ? toBytes(text) : '';
  if (typeof text !== 'string' || bytes.length !== detail) {
    throw new RowError(`the text has ${bytes.length} bytes, the length says ${detail}`);
  }
  return detail === 0 ? { length: 0 } : { length: detail, bytes };
}

class TreeBuilder {
  readonly #mtime: number;
  readonly #root: Draft;
  #inodes = 0;

  constructor(mtime: number) {
    this.#mtime = mtime;
    this.#root = { node: { ...noTree, mtime }, entries: new Map() };
  }

  #folder(path: string): Draft {
    let draft = this.#root;
    for (const name of path.split('/').slice(1, -1)) {
      let next = draft.entries.get(name);
      if (next === undefined) {
        next = { node: { ...noTree, mtime: this.#mtime }, entries: new Map() };
        draft.entries.set(name, next);
      }
      if (!('entries' in next)) throw new RowError(`${name} is not a directory`);
      draft = next;
    }
    return draft;
  }

  #hardLink(path: string, target: unknown): void {
    if (typeof target !== 'string') throw new RowError('a hard link must name another file');
    const folder = this.#folder(target);
    const node = folder.entries.get(basename(target));
    if (node === undefined || 'entries' in node) throw new RowError(`there is no file ${target} to link to`);
    const linked = node.inode === undefined ? { ...node, inode: ++this.#inodes } : node;
    folder.entries.set(basename(target), linked);
    this.#folder(path).entries.set(basename(path), linked);
  }

  add([path, kind, octal, uid, gid, detail, text]: FileRow): void {
    if (typeof path !== 'string' || !/^\/([^/]+(\/[^/]+)*)?$/.test(path)) {
      throw new RowError(`${JSON.stringify(path)} is not an absolute path`);
    }
    if (typeof octal !== 'string' || !/^[0-7]{1,4}$/.test(octal)) {
      throw new RowError(`${JSON.stringify(octal)} are not octal permission bits`);
    }
    if (!Number.isSafeInteger(uid) || !Number.isSafeInteger(gid)) throw new RowError('owner and group must be numbers');
    const owned = { mode: Number.parseInt(octal, 8), uid, gid, mtime: this.#mtime };
    const name = basename(path);
    if (kind === 'dir') {
      const known = path === '/' ? this.#root : this.#folder(path).entries.get(name);
      const node: Directory = { ...noTree, ...owned };
      if (known === undefined) this.#folder(path).entries.set(name, { node, entries: new Map() });
      else if ('entries' in known) known.node = node;
      else throw new RowError('it is there already, and not a directory');
      return;
    }
    const { entries } = this.#folder(path);
    if (entries.has(name)) throw new RowError('it is there already');
    if (kind === 'hardlink') this.#hardLink(path, detail);
    else if (kind === 'file') entries.set(name, { kind, ...owned, content: contentOf(path, owned.mode, detail, text) });
    else if (kind === 'symlink') {
      if (typeof detail !== 'string') throw new RowError('a symbolic link must have a target');
      entries.set(name, { kind, ...owned, target: detail });
    } else if (kind === 'char' || kind === 'block' || kind === 'fifo') {
      const [major, minor] = devices[name] ?? [0, 0];
      entries.set(name, { kind, ...owned, major, minor });
    } else throw new RowError(`unknown kind ${JSON.stringify(kind)}`);
  }

  finish(draft: Draft = this.#root): Directory {
    const entries = [...draft.entries].map(([name, entry]): [string, Node] => [
      name,
      'entries' in entry ? this.finish(entry) : entry,
    ]);
    return { ...draft.node, entries: Table.of(entries) };
  }
}

/** The tree of these rows; folders that no row names belong to root and have mode 755. */
export function tryTreeOfRows(rows: readonly FileRow[], mtime: number): Directory | RowFault {
  const builder = new TreeBuilder(mtime);
  for (const [index, row] of rows.entries()) {
    try {
      builder.add(row);
    } catch (error) {
      if (!(error instanceof RowError)) throw error;
      return { row: index, problem: `${String(row[0])}: ${error.message}` };
    }
  }
  return builder.finish();
}

/** For rows of our own: a fault is a programmer's mistake. */
export function treeOfRows(rows: readonly FileRow[], mtime: number): Directory {
  const tree = tryTreeOfRows(rows, mtime);
  if ('problem' in tree) throw new Error(`row ${tree.row}: ${tree.problem}`);
  return tree;
}
