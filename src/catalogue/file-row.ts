import { parentPath } from '../filesystem/path.js';
import type { Row } from '../filesystem/tree-literal.js';

/** One file of an image as data: see filesystem/tree-literal.ts. */
export type FileRow = Row;

export function directory(path: string, mode = '755', gid = 0): FileRow {
  return [path, 'dir', mode, 0, gid];
}

/** Several names in one folder, separated by blanks. */
export function directories(folder: string, names: string): readonly FileRow[] {
  return names.split(' ').map((name) => directory(`${folder}/${name}`));
}

export function link(path: string, target: string): FileRow {
  return [path, 'symlink', '777', 0, 0, target];
}

/** `name>target` for each, separated by blanks. */
export function links(folder: string, pairs: string): readonly FileRow[] {
  return pairs.split(' ').map((pair) => {
    const [name = '', target = ''] = pair.split('>');
    return link(`${folder}/${name}`, target);
  });
}

/** A text in ASCII. */
export function text(path: string, content: string, mode = '644', gid = 0): FileRow {
  return [path, 'file', mode, 0, gid, content.length, content];
}

/** A file of this length whose bytes are nobody's business: zeros that take no memory. */
export function blob(path: string, length: number, mode = '644'): FileRow {
  return [path, 'file', mode, 0, 0, length];
}

/** `name length` lines of libraries and the like, `name>target` for links. */
export function blobs(folder: string, lines: string): readonly FileRow[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [name = '', detail = ''] = line.trim().split(/[ >]/);
      return line.includes('>') ? link(`${folder}/${name}`, detail) : blob(`${folder}/${name}`, Number(detail));
    });
}

/** Executables, named with blanks between, all of the same length. */
export function programs(folder: string, names: string, length: number): readonly FileRow[] {
  return names.split(' ').map((name) => blob(`${folder}/${name}`, length, '755'));
}

/** Bytes that the rows take as a layer. */
export function sizeOfRows(rows: readonly FileRow[]): number {
  return rows.reduce((sum, [, kind, , , , detail]) => {
    if (kind === 'file' && typeof detail === 'number') return sum + detail;
    return kind === 'symlink' && typeof detail === 'string' ? sum + detail.length : sum;
  }, 0);
}

/** The rows and one more file that brings them to this many bytes in all. */
export function filledUp(rows: readonly FileRow[], path: string, total: number): readonly FileRow[] {
  const rest = total - sizeOfRows(rows);
  if (rest < 0) throw new Error(`the files take ${-rest} bytes more than ${total}`);
  return [...rows, blob(path, rest)];
}

/** The rows and every folder that they lie in and do not name: root's, with mode 755. */
export function withParents(rows: readonly FileRow[]): readonly FileRow[] {
  const named = new Set(rows.map(([path]) => path));
  const added: FileRow[] = [];
  for (const [path] of rows) {
    for (let above = parentPath(path); above !== '/' && !named.has(above); above = parentPath(above)) {
      named.add(above);
      added.push(directory(above));
    }
  }
  return [...rows, ...added];
}
