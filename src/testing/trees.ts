import fc from 'fast-check';
import type { FileRow } from '../catalogue/file-row.js';
import { toBytes } from '../digest/bytes.js';

export interface TreeConstraints {
  /** Files, folders and links besides the root. Default: 12. */
  readonly maxFiles?: number;
  /** Names to choose from. */
  readonly names?: readonly string[];
}

/** Names that have been trouble somewhere: parts of one another, a prototype's, an integer, not ASCII, a blank. */
const oddNames = ['a', 'b', 'a-b', 'a.txt', '10', '__proto__', 'constructor', 'café', 'with blank', 'n'.repeat(120)];

const modes = { file: ['644', '600', '755', '4755'], dir: ['755', '700', '1777'] } as const;

interface Wish {
  readonly kind: 'file' | 'text' | 'dir' | 'symlink' | 'hardlink';
  /** Which of the folders that are there it goes into; which of the files a hard link is a name of. */
  readonly folder: number;
  readonly other: number;
  readonly name: string;
  readonly mode: number;
  readonly uid: number;
  readonly length: number;
  readonly text: string;
}

function wishes(names: readonly string[]): fc.Arbitrary<Wish> {
  return fc.record({
    kind: fc.constantFrom('text', 'file', 'dir', 'symlink', 'hardlink'),
    folder: fc.nat(31),
    other: fc.nat(31),
    name: fc.constantFrom(...names),
    mode: fc.nat(3),
    uid: fc.constantFrom(0, 0, 1000),
    length: fc.constantFrom(0, 1, 511, 512, 513, 100_000),
    text: fc.string({ maxLength: 12 }),
  });
}

class RowList {
  readonly rows: FileRow[] = [['/', 'dir', '755', 0, 0]];
  readonly #folders = ['/'];
  readonly #files: string[] = [];
  readonly #paths = new Set(['/']);

  add(wish: Wish): void {
    const folder = this.#folders[wish.folder % this.#folders.length] ?? '/';
    const path = folder === '/' ? `/${wish.name}` : `${folder}/${wish.name}`;
    if (this.#paths.has(path)) return;
    const row = this.#rowAt(path, wish);
    if (!row) return;
    this.#paths.add(path);
    this.rows.push(row);
    if (row[1] === 'dir') this.#folders.push(path);
    if (row[1] === 'file') this.#files.push(path);
  }

  #rowAt(path: string, { kind, other, mode, uid, length, text }: Wish): FileRow | undefined {
    const fileMode = modes.file[mode % modes.file.length] ?? '644';
    switch (kind) {
      case 'dir':
        return [path, 'dir', modes.dir[mode % modes.dir.length] ?? '755', uid, 0];
      case 'file':
        return [path, 'file', fileMode, uid, 0, length];
      case 'text':
        return [path, 'file', fileMode, uid, 0, toBytes(text).length, text];
      case 'symlink':
        return [path, 'symlink', '777', uid, 0, this.#files[other % this.#files.length] ?? '/nowhere'];
      case 'hardlink': {
        const target = this.#files[other % this.#files.length];
        const origin = this.rows.find(([at]) => at === target);
        return target && origin ? [path, 'hardlink', origin[2], origin[3], origin[4], target] : undefined;
      }
    }
  }
}

/** File trees as the rows of an images file: the root first, every folder before what is in it. */
export function trees({ maxFiles = 12, names = oddNames }: TreeConstraints = {}): fc.Arbitrary<readonly FileRow[]> {
  return fc.array(wishes(names), { maxLength: maxFiles, size: 'max' }).map((list) => {
    const tree = new RowList();
    for (const wish of list) tree.add(wish);
    return tree.rows;
  });
}
