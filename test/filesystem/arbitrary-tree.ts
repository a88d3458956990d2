import fc from 'fast-check';
import { contentOf } from '../../src/filesystem/content.js';
import { link, put, remove, rename, update } from '../../src/filesystem/edit.js';
import { emptyDirectory, emptyFileSystem } from '../../src/filesystem/empty-filesystem.js';
import { nodeAt } from '../../src/filesystem/lookup.js';
import type { Directory, FileSystem, Node } from '../../src/filesystem/node.js';
import { childPath, isWithin } from '../../src/filesystem/path.js';

const names = ['a', 'a-b', 'b', '__proto__', 'caf\xc3\xa9', 'n'.repeat(70), 'm'.repeat(120)];
const name = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...names.slice(0, 4)) }, fc.constantFrom(...names));

const owned = fc.record({
  mode: fc.constantFrom(0o644, 0o755, 0o4755, 0o1777, 0),
  uid: fc.constantFrom(0, 0, 0, 1000, 3_000_000),
  gid: fc.constantFrom(0, 0, 33),
  mtime: fc.constantFrom(0, 1_000, 1_500, 1_700_000_000_000, 1_700_000_000_001, -2_000),
});

const content = fc.oneof(
  fc
    .string({ unit: fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code)), maxLength: 6 })
    .map(contentOf),
  fc.constantFrom(contentOf('x'.repeat(511)), contentOf('y'.repeat(512)), contentOf('z'.repeat(70_000))),
  fc.constantFrom({ length: 1 }, { length: 1_000_000 }),
  fc.constantFrom({ length: 100, program: 'cat' }, { length: 3, bytes: '#!x', program: 'sh' }),
);

export const node: fc.Arbitrary<Node> = owned.chain((base) =>
  fc.oneof(
    { weight: 4, arbitrary: content.map((one): Node => ({ kind: 'file', ...base, content: one })) },
    { weight: 4, arbitrary: fc.constant<Node>({ ...emptyDirectory(), ...base }) },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom('b', '../b', 't'.repeat(101), 'caf\xc3\xa9')
        .map((target): Node => ({ kind: 'symlink', ...base, target })),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom('char', 'block', 'fifo').map((kind): Node => {
        return { kind, ...base, major: kind === 'fifo' ? 0 : 1, minor: kind === 'fifo' ? 0 : 3 };
      }),
    },
  ),
);

const edit = fc.record({
  verb: fc.constantFrom('put', 'put', 'put', 'put', 'put', 'update', 'update', 'remove', 'rename', 'link', 'link'),
  /** Which of the nodes that are there, and which directory with which name for one that is not. */
  pick: fc.nat(),
  room: fc.nat(),
  name,
  node,
  mtime: fc.constantFrom(2_000, 2_500, 3_000),
});
type Edit = typeof edit extends fc.Arbitrary<infer E> ? E : never;

function directories(root: Directory): string[] {
  return [...inventory(root)].filter(([, row]) => (row as Node).kind === 'dir').map(([path]) => path);
}

/** Makes the edit if it fits, else nothing. */
function attempt(fs: FileSystem, { verb, pick, room, name: last, node: value, mtime }: Edit): FileSystem {
  const above = directories(fs.root);
  const to = childPath(above[room % above.length] as string, last);
  if (verb === 'put') return put(fs, to, value, mtime);
  const paths = [...inventory(fs.root).keys()].slice(1);
  const at = paths[pick % paths.length];
  if (at === undefined) return fs;
  const there = nodeAt(fs.root, at) as Node;
  if (verb === 'remove') return remove(fs, at, mtime);
  if (verb === 'update') {
    if (there.kind === 'dir') return value.kind === 'dir' ? update(fs, at, { ...value, entries: there.entries }) : fs;
    return value.kind === 'dir' ? fs : update(fs, at, value);
  }
  if (isWithin(to, at) || isWithin(at, to)) return fs;
  if (verb === 'rename') return rename(fs, at, to, mtime);
  return there.kind === 'dir' || nodeAt(fs.root, to) !== undefined ? fs : link(fs, at, to, mtime);
}

const edits = fc.array(edit, { maxLength: 40, size: 'max' });

export const fileSystem: fc.Arbitrary<FileSystem> = edits.map((script) => script.reduce(attempt, emptyFileSystem()));

/** A file system and a later state of it. */
export const evolution: fc.Arbitrary<readonly [FileSystem, FileSystem]> = fc
  .tuple(fileSystem, fc.array(edit, { maxLength: 15, size: 'max' }))
  .map(([before, script]) => [before, script.reduce(attempt, before)]);

/** Every path of a tree with all that can be said about it; names of one file are told by the first of them. */
export function inventory(root: Directory): Map<string, unknown> {
  const rows = new Map<string, unknown>();
  const groups = new Map<number, string[]>();
  const visit = (at: string, one: Node): void => {
    const { inode, ...rest } = one;
    if (one.kind !== 'dir' && inode !== undefined) groups.set(inode, [...(groups.get(inode) ?? []), at]);
    rows.set(at, one.kind === 'dir' ? { ...rest, entries: undefined, mtime: at === '/' ? 0 : one.mtime } : rest);
    if (one.kind === 'dir') for (const [name, child] of one.entries) visit(childPath(at, name), child);
  };
  visit('/', root);
  for (const group of groups.values()) {
    if (group.length > 1) for (const at of group) rows.set(at, { ...(rows.get(at) as object), names: group });
  }
  return rows;
}
