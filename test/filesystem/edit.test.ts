import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heldNode, heldPath, hold, nameCount, release, setHeld } from '../../src/filesystem/alias.js';
import { link, put, remove, rename, update } from '../../src/filesystem/edit.js';
import { emptyDirectory, emptyFileSystem } from '../../src/filesystem/empty-filesystem.js';
import { nodeAt } from '../../src/filesystem/lookup.js';
import type { File, FileSystem, Node } from '../../src/filesystem/node.js';
import { basename, dirname, isWithin } from '../../src/filesystem/path.js';

/** The model: mutable objects in mutable Maps. Two names of a file are one object; a hold is a reference to it. */
class ModelFile {
  constructor(public text: string) {}
}
class ModelDirectory {
  readonly entries = new Map<string, ModelNode>();
  mtime = 0;
}
type ModelNode = ModelFile | ModelDirectory;

class Model {
  readonly root = new ModelDirectory();

  at(path: string): ModelNode | undefined {
    let node: ModelNode | undefined = this.root;
    for (const name of path.split('/').filter((part) => part !== '')) {
      node = node instanceof ModelDirectory ? node.entries.get(name) : undefined;
    }
    return node;
  }

  directoryOf(path: string): ModelDirectory | undefined {
    const node = this.at(dirname(path));
    return node instanceof ModelDirectory ? node : undefined;
  }

  touch(path: string, mtime: number): void {
    const directory = this.directoryOf(path);
    if (directory !== undefined && directory !== this.root) directory.mtime = mtime;
  }

  names(file: ModelNode, directory: ModelDirectory = this.root, prefix = ''): string[] {
    return [...directory.entries].flatMap(([name, node]) => [
      ...(node === file ? [`${prefix}/${name}`] : []),
      ...(node instanceof ModelDirectory ? this.names(file, node, `${prefix}/${name}`) : []),
    ]);
  }
}

type Held = { readonly inode: number; readonly node: ModelNode };
type World = { fs: FileSystem; readonly model: Model; held: Held[]; now: number };

function file(text: string): File {
  return { kind: 'file', mode: 0o644, uid: 0, gid: 0, mtime: 0, content: { length: text.length, bytes: text } };
}

function textOf(node: Node | undefined): string | undefined {
  return node?.kind === 'file' ? node.content.bytes : undefined;
}

const name = fc.constantFrom('a', 'b', 'c', '__proto__');
const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => `/${names.join('/')}`);
const step = fc.record({
  verb: fc.constantFrom('file', 'directory', 'write', 'remove', 'rename', 'link', 'hold', 'release', 'write held'),
  path,
  to: path,
  pick: fc.nat(),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

function free(world: World, at: string): boolean {
  return world.model.directoryOf(at) !== undefined;
}

const verbs: Record<string, (world: World, step: Step) => void> = {
  file(world, { path: at }) {
    if (!free(world, at)) return;
    world.fs = put(world.fs, at, file(`v${world.now}`), world.now);
    world.model.directoryOf(at)?.entries.set(basename(at), new ModelFile(`v${world.now}`));
    world.model.touch(at, world.now);
  },
  directory(world, { path: at }) {
    if (!free(world, at)) return;
    world.fs = put(world.fs, at, emptyDirectory(), world.now);
    world.model.directoryOf(at)?.entries.set(basename(at), new ModelDirectory());
    world.model.touch(at, world.now);
  },
  write(world, { path: at }) {
    const node = world.model.at(at);
    if (!(node instanceof ModelFile)) return;
    world.fs = update(world.fs, at, file(`w${world.now}`));
    node.text = `w${world.now}`;
  },
  remove(world, { path: at }) {
    if (world.model.at(at) === undefined) return;
    world.fs = remove(world.fs, at, world.now);
    world.model.directoryOf(at)?.entries.delete(basename(at));
    world.model.touch(at, world.now);
  },
  rename(world, { path: from, to }) {
    const node = world.model.at(from);
    if (node === undefined || !free(world, to) || isWithin(to, from) || isWithin(from, to)) return;
    const same = world.model.at(to) === node;
    world.fs = rename(world.fs, from, to, world.now);
    if (same) return;
    world.model.touch(from, world.now);
    world.model.directoryOf(from)?.entries.delete(basename(from));
    world.model.directoryOf(to)?.entries.set(basename(to), node);
    world.model.touch(to, world.now);
  },
  link(world, { path: target, to }) {
    const node = world.model.at(target);
    if (!(node instanceof ModelFile) || !free(world, to) || world.model.at(to) !== undefined) return;
    world.fs = link(world.fs, target, to, world.now);
    world.model.directoryOf(to)?.entries.set(basename(to), node);
    world.model.touch(to, world.now);
  },
  hold(world, { path: at }) {
    const node = world.model.at(at);
    if (node === undefined) return;
    const [fs, inode] = hold(world.fs, at);
    world.fs = fs;
    world.held.push({ inode, node });
  },
  release(world, { pick }) {
    const [held] = world.held.splice(pick % (world.held.length || 1), 1);
    if (held !== undefined) world.fs = release(world.fs, held.inode);
  },
  'write held'(world, { pick }) {
    const held = world.held[pick % (world.held.length || 1)];
    if (!(held?.node instanceof ModelFile)) return;
    world.fs = setHeld(world.fs, held.inode, file(`h${world.now}`));
    held.node.text = `h${world.now}`;
  },
};

function expectSameTree(fs: FileSystem, node: Node | undefined, model: ModelNode, world: World): void {
  if (model instanceof ModelFile) {
    expect(textOf(node)).toBe(model.text);
    expect(nameCount(fs, node as Node)).toBe(world.model.names(model).length);
    return;
  }
  if (node?.kind !== 'dir') throw new Error('expected a directory');
  expect(node.mtime).toBe(model.mtime);
  expect([...node.entries.keys()]).toEqual([...model.entries.keys()].sort());
  for (const [key, value] of model.entries) expectSameTree(fs, node.entries.get(key), value, world);
}

function expectAgreement(world: World): void {
  expectSameTree(world.fs, world.fs.root, world.model.root, world);
  const reachable = (node: ModelNode): string[] => world.model.names(node).sort();
  for (const { inode, node } of world.held) {
    expect(heldPath(world.fs, inode)).toBe(reachable(node)[0]);
    expect(world.fs.aliases.get(inode)?.holders).toBe(world.held.filter((other) => other.inode === inode).length);
    if (node instanceof ModelFile) expect(textOf(heldNode(world.fs, inode))).toBe(node.text);
    else expect(heldNode(world.fs, inode)?.kind).toBe('dir');
  }
  for (const [inode, row] of world.fs.aliases) {
    expect(row.paths.length > 1 || row.holders > 0).toBe(true);
    expect(row.orphan === undefined).toBe(row.paths.length > 0);
    const nodes = row.paths.map((at) => nodeAt(world.fs.root, at));
    expect(nodes.every((node) => node === nodes[0] && node?.inode === inode)).toBe(true);
  }
}

describe('edits of one file system against mutable Maps', () => {
  it('keeps trees, names and holds as the model has them', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60, size: 'max' }), (steps) => {
        const world: World = { fs: emptyFileSystem(), model: new Model(), held: [], now: 0 };
        for (const one of steps) {
          world.now += 1;
          verbs[one.verb]?.(world, one);
          expectAgreement(world);
        }
        for (const { inode } of world.held) world.fs = release(world.fs, inode);
        world.held = [];
        expectAgreement(world);
      }),
      { numRuns: 300 },
    );
  });
});

describe('what an edit leaves alone', () => {
  const base = put(put(emptyFileSystem(), '/d', emptyDirectory(), 1), '/d/f', file('x'), 2);

  it('shares every untouched subtree', () => {
    const next = put(base, '/g', file('y'), 3);
    expect(nodeAt(next.root, '/d')).toBe(nodeAt(base.root, '/d'));
    expect(next.aliases).toBe(base.aliases);
  });

  it('never touches the modification time of the root', () => {
    expect(put(base, '/g', file('y'), 3).root.mtime).toBe(0);
    expect(nodeAt(base.root, '/d')?.mtime).toBe(2);
  });

  it('throws on a missing parent', () => {
    expect(() => put(base, '/no/f', file('x'), 1)).toThrow('no directory for /no/f');
    expect(() => remove(base, '/no', 1)).toThrow('nothing at /no');
    expect(() => rename(base, '/d', '/d/e', 1)).toThrow('/d/e lies inside /d');
  });

  it('shows a held file that was replaced as it was', () => {
    const [held, inode] = hold(base, '/d/f');
    const replaced = rename(put(held, '/new', file('z'), 3), '/new', '/d/f', 4);
    expect(textOf(nodeAt(replaced.root, '/d/f'))).toBe('z');
    expect(textOf(heldNode(replaced, inode))).toBe('x');
    expect(heldPath(replaced, inode)).toBe(undefined);
    expect(release(replaced, inode).aliases.size).toBe(0);
  });

  it('gives back a tree without marks once the last hold ends', () => {
    const [held, inode] = hold(base, '/d/f');
    expect(release(held, inode).root).toEqual(base.root);
  });
});
