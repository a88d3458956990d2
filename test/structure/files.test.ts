import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

const longFile = 250;
const tooLongFile = 400;

/** Drawers: names that say nothing about what lies in them. */
const drawers = new Set(['utils', 'util', 'helpers', 'helper', 'common', 'misc', 'manager', 'types', 'shared', 'lib']);

interface Written {
  readonly path: string;
  readonly lines: number;
}

function sourceFiles(directory: string): Written[] {
  return readdirSync(join(root, directory), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => join(directory, path))
    .sort()
    .map((path) => ({ path, lines: readFileSync(join(root, path), 'utf8').split('\n').length - 1 }));
}

function tooLong(files: readonly Written[]): string[] {
  return files.filter(({ lines }) => lines > tooLongFile).map(({ path, lines }) => `${path}: ${lines} lines`);
}

function inDrawers(files: readonly Written[]): string[] {
  const parts = (path: string): string[] => path.replace(/\.ts$/, '').split('/');
  return files.filter(({ path }) => parts(path).some((part) => drawers.has(part))).map(({ path }) => path);
}

/** The rooms that a table of docs/architecture.md names, in its order. */
function roomsUnder(heading: string, text: string): string[] {
  const section = text.split(/^## /m).find((part) => part.startsWith(heading));
  if (section === undefined) throw new Error(`docs/architecture.md has no heading "${heading}"`);
  return [...section.matchAll(/^\| `([a-z/]+)\/` \|/gm)].map((match) => match[1] ?? '');
}

/** The folders of src/ with a file in them, sub-rooms included that the list of rooms knows. */
function existingRooms(rooms: readonly string[]): string[] {
  const folders = readdirSync(join(root, 'src')).filter((name) => statSync(join(root, 'src', name)).isDirectory());
  const inner = rooms.filter((room) => room.includes('/') && existsSync(join(root, 'src', room)));
  const used = (room: string): boolean => sourceFiles(join('src', room)).length > 0;
  return [...folders, ...inner].filter(used).sort();
}

const files = sourceFiles('src');
const { rooms } = (await import('../../.dependency-cruiser.mjs')) as { rooms: readonly string[] };

describe('files', () => {
  it(`stay under ${tooLongFile} lines; those over ${longFile} are listed`, () => {
    const long = files.filter(({ lines }) => lines > longFile);
    if (long.length > 0) console.warn(`Long files:\n${long.map((f) => `  ${f.path}: ${f.lines} lines`).join('\n')}`);
    expect(tooLong(files)).toEqual([]);
  });

  it('have names that say what they are about', () => {
    expect(inDrawers(files)).toEqual([]);
  });

  it('are looked at by checks that can fail', () => {
    const planted = [
      { path: 'src/table/utils/sort.ts', lines: 10 },
      { path: 'src/image/types.ts', lines: 10 },
      { path: 'src/image/layer.ts', lines: tooLongFile + 1 },
    ];
    expect(inDrawers(planted)).toEqual(['src/table/utils/sort.ts', 'src/image/types.ts']);
    expect(tooLong(planted)).toEqual([`src/image/layer.ts: ${tooLongFile + 1} lines`]);
    expect(files.length).toBeGreaterThan(0);
  });
});

describe('docs/architecture.md', () => {
  const text = readFileSync(join(root, 'docs/architecture.md'), 'utf8');

  it('lists exactly the rooms that exist', () => {
    expect(roomsUnder('The rooms', text).toSorted()).toEqual(existingRooms(rooms));
  });

  it('lists them in the order in which they may import one another', () => {
    const listed = roomsUnder('The rooms', text);
    expect(listed).toEqual(rooms.filter((room) => listed.includes(room)));
  });

  it('keeps a place for every room that is still to come', () => {
    const listed = [...roomsUnder('The rooms', text), ...roomsUnder('Rooms to come', text)];
    expect(listed.toSorted()).toEqual([...rooms].sort());
  });

  it('names only folders and files that exist', () => {
    const named = [...text.matchAll(/`((?:src|test|docs|scripts|lint|bench|examples)\/[\w./-]*)`/g)].map(
      (m) => m[1] ?? '',
    );
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    expect(named.map((path) => basename(path))).not.toEqual([]);
  });
});
