import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChanges } from '../../src/filesystem/apply.js';
import { archiveDigest } from '../../src/filesystem/archive-write.js';
import { commitChanges } from '../../src/filesystem/commit-changes.js';
import { type Change, compareTrees } from '../../src/filesystem/compare.js';
import { type DiffLine, dockerDiff } from '../../src/filesystem/docker-diff.js';
import { link, put, remove, update } from '../../src/filesystem/edit.js';
import { emptyDirectory, emptyFileSystem } from '../../src/filesystem/empty-filesystem.js';
import { fileSystemOf } from '../../src/filesystem/file-system-of.js';
import { nodeAt } from '../../src/filesystem/lookup.js';
import type { Directory, File, FileSystem, Node } from '../../src/filesystem/node.js';
import { childPath, comparePaths } from '../../src/filesystem/path.js';
import { changesSize, treeSize } from '../../src/filesystem/sizes.js';
import { truncateTimes } from '../../src/filesystem/truncate-times.js';
import { evolution, fileSystem, inventory } from './arbitrary-tree.js';

const pair = fc.oneof(evolution, fc.tuple(fileSystem, fileSystem));

/** The same tree in fresh objects: nothing can be skipped for being the same. */
function rebuilt(directory: Directory): Directory {
  let copy: Directory = { ...emptyDirectory(), ...directory, entries: emptyDirectory().entries };
  for (const [name, node] of directory.entries) {
    copy = { ...copy, entries: copy.entries.set(name, node.kind === 'dir' ? rebuilt(node) : { ...node }) };
  }
  return copy;
}

function file(text: string, mtime = 1000): File {
  return { kind: 'file', mode: 0o644, uid: 0, gid: 0, mtime, content: { length: text.length, bytes: text } };
}

function build(rows: Record<string, Node>): FileSystem {
  return Object.entries(rows).reduce((fs, [path, node]) => put(fs, path, node), emptyFileSystem());
}

function told(changes: readonly Change[]): string[] {
  return changes.map(({ path, change, link: first }) => `${change} ${path}${first === undefined ? '' : ` = ${first}`}`);
}

describe('changes from one tree to another', () => {
  it('make the other one of the first, hard links included', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const result = applyChanges(a.root, compareTrees(a.root, b.root));
        expect(inventory(result)).toEqual(inventory(b.root));
        expect(result.mtime).toBe(a.root.mtime);
      }),
      { numRuns: 500 },
    );
  });

  it('are none exactly when the trees are equal, and the same ones however the trees came to be', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        expect(compareTrees(a.root, rebuilt(a.root))).toEqual([]);
        expect(told(compareTrees(rebuilt(a.root), b.root))).toEqual(told(compareTrees(a.root, b.root)));
      }),
    );
  });

  it('come in the order of a walk, once for each path that differs', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const changes = compareTrees(a.root, b.root);
        const paths = changes.map(({ path }) => path);
        expect(paths).toEqual([...new Set(paths)].sort(comparePaths));
        const [before, after] = [inventory(a.root), inventory(b.root)];
        for (const { path, change } of changes) {
          expect(change).toBe(!before.has(path) ? 'add' : after.has(path) ? 'modify' : 'delete');
        }
      }),
    );
  });

  it('give a tree whose links are known without looking', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const result = applyChanges(a.root, compareTrees(a.root, b.root));
        const fresh = fileSystemOf({ ...result });
        expect(fileSystemOf(result).aliases.toJSON()).toEqual(fresh.aliases.toJSON());
        expect(fileSystemOf(result).nextInode).toBe(fresh.nextInode);
      }),
    );
  });

  it('name a deleted directory once, and an added one with all that is in it', () => {
    const a = build({ '/d': emptyDirectory(), '/d/e': emptyDirectory(), '/d/e/f': file('x') });
    expect(told(compareTrees(a.root, emptyFileSystem().root))).toEqual(['delete /d']);
    expect(told(compareTrees(emptyFileSystem().root, a.root))).toEqual(['add /d', 'add /d/e', 'add /d/e/f']);
  });

  it('tell a change of kind as a modification', () => {
    const a = build({ '/x': file('x'), '/y': emptyDirectory(), '/y/f': file('y') });
    const b = build({ '/x': emptyDirectory(), '/x/f': file('x'), '/y': file('y') });
    expect(told(compareTrees(a.root, b.root))).toEqual(['modify /x', 'add /x/f', 'modify /y']);
  });

  it('list every name of a hard-linked file when one of them is new', () => {
    const a = link(build({ '/b': file('x'), '/c': file('y') }), '/b', '/d');
    expect(told(compareTrees(a.root, link(a, '/d', '/a').root))).toEqual([
      'add /a',
      'modify /b = /a',
      'modify /d = /a',
    ]);
    expect(told(compareTrees(a.root, update(a, '/b', file('z')).root))).toEqual(['modify /b', 'modify /d = /b']);
    expect(told(compareTrees(a.root, remove(a, '/d').root))).toEqual(['delete /d']);
  });

  it('do not break on a very deep tree', () => {
    const depth = 10_000;
    let deep: Directory = emptyDirectory();
    let deeper: Directory = { ...emptyDirectory(), mtime: 5 };
    for (let i = 0; i < depth; i++) {
      deep = { ...emptyDirectory(), entries: emptyDirectory().entries.set('d', deep) };
      deeper = { ...emptyDirectory(), entries: emptyDirectory().entries.set('d', deeper) };
    }
    const changes = compareTrees(deep, deeper);
    expect(changes.map(({ path }) => path.length)).toEqual([depth * 2]);
    const result = applyChanges(deep, changes);
    expect(compareTrees(result, deeper)).toEqual([]);
    expect(treeSize(result)).toBe(0);
    expect(dockerDiff(emptyDirectory(), result).length).toBe(depth);
  });

  it('need a directory to be in', () => {
    const lost: Change = { path: '/no/f', change: 'add', node: file('x') };
    expect(() => applyChanges(emptyDirectory(), [lost])).toThrow('no directory /no to change');
    const later: Change = { path: '/a', change: 'add', node: file('x'), link: '/b' };
    expect(() => applyChanges(emptyDirectory(), [later])).toThrow('/a links to /b, which comes later');
  });
});

/** moby's own recursion (pkg/archive, FileInfo.addChanges), over whole trees. */
function mobyDiff(before: Directory, after: Directory): readonly DiffLine[] {
  const sameTime = (a: number, b: number): boolean =>
    Math.floor(a / 1000) === Math.floor(b / 1000) && (a % 1000 === b % 1000 || a % 1000 === 0 || b % 1000 === 0);
  const size = (node: Node): number =>
    node.kind === 'file' ? node.content.length : node.kind === 'symlink' ? node.target.length : 0;
  const statDifferent = (a: Node, b: Node): boolean =>
    a.kind !== b.kind ||
    a.mode !== b.mode ||
    a.uid !== b.uid ||
    a.gid !== b.gid ||
    (a.kind !== 'dir' && (!sameTime(a.mtime, b.mtime) || size(a) !== size(b)));
  const addChanges = (path: string, now: Node, old: Node | undefined, added: boolean): DiffLine[] => {
    const found: DiffLine[] = [];
    const oldChildren = new Map(old?.kind === 'dir' && now.kind === 'dir' ? old.entries : []);
    if (now.kind === 'dir') {
      for (const [name, child] of now.entries) {
        const at = childPath(path, name);
        const was = oldChildren.get(name);
        oldChildren.delete(name);
        const differs = was === undefined || statDifferent(was, child);
        if (differs) found.push({ path: at, kind: was === undefined ? 'A' : 'C' });
        found.push(...addChanges(at, child, was, differs));
      }
    }
    for (const name of oldChildren.keys()) found.push({ path: childPath(path, name), kind: 'D' });
    return found.length > 0 && now.kind === 'dir' && !added && path !== '/' ? [{ path, kind: 'C' }, ...found] : found;
  };
  return addChanges('/', after, before, false).sort((a, b) => (a.path < b.path ? -1 : 1));
}

describe('docker diff', () => {
  it('lists what the engine lists', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        expect(dockerDiff(a.root, b.root)).toEqual(mobyDiff(a.root, b.root));
      }),
      { numRuns: 300 },
    );
  });

  it('shows a directory that was removed and made again as in containers/diff-replaced-dir.console', () => {
    const a = build({ '/d': emptyDirectory(), '/d/a': file('', 1000), '/d/b': file('', 1000) });
    const b = put(put(remove(a, '/d'), '/d', emptyDirectory()), '/d/z', file('', 2345));
    expect(dockerDiff(a.root, b.root).map(({ kind, path }) => `${kind} ${path}`)).toEqual([
      'C /d',
      'D /d/a',
      'D /d/b',
      'A /d/z',
    ]);
  });

  it('does not see a file remade within the second of the layer', () => {
    const a = build({ '/f': file('old', 1000), '/g': file('old', 1001) });
    const b = build({ '/f': file('new', 1999), '/g': file('new', 1002) });
    expect(dockerDiff(a.root, b.root)).toEqual([{ path: '/g', kind: 'C' }]);
    expect(told(compareTrees(a.root, b.root))).toEqual(['modify /f', 'modify /g']);
  });
});

describe('what a commit takes', () => {
  const base = build({ '/d': emptyDirectory(0o755, 1000), '/d/f': file('x', 1000), '/e': emptyDirectory(0o755, 1000) });

  it('is nothing when a file came and went, or was touched within its second', () => {
    expect(commitChanges(base.root, remove(put(base, '/d/g', file('y'), 5000), '/d/g', 6000).root)).toEqual([]);
    expect(commitChanges(base.root, update(base, '/d/f', file('x', 1900)).root)).toEqual([]);
  });

  it('is a file whose content changed, however soon, and the time of the directory that it came into', () => {
    expect(told(commitChanges(base.root, update(base, '/d/f', file('y', 1000)).root))).toEqual(['modify /d/f']);
    const both = put(put(base, '/d/g', file('y'), 5000), '/e/g', file('y'), 5000);
    expect(told(commitChanges(base.root, remove(both, '/e/g', 6000).root))).toEqual(['modify /d', 'add /d/g']);
    expect(told(commitChanges(base.root, remove(base, '/d/f', 6000).root))).toEqual(['modify /d', 'delete /d/f']);
  });

  it('makes a layer that is found again as the difference of the two trees', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const below = applyChanges(emptyDirectory(), truncateTimes(compareTrees(emptyDirectory(), a.root)));
        const above = applyChanges(below, compareTrees(a.root, b.root));
        const cut = truncateTimes(commitChanges(below, above));
        const again = compareTrees(below, applyChanges(below, cut));
        expect(told(again)).toEqual(told(cut));
        expect(archiveDigest(again)).toBe(archiveDigest(cut));
      }),
      { numRuns: 300 },
    );
  });
});

describe('sizes', () => {
  const naive = (root: Directory): number => {
    let total = 0;
    const counted = new Set<string>();
    for (const [path, row] of inventory(root)) {
      const { content, target, names } = row as { content?: { length: number }; target?: string; names?: string[] };
      const name = names?.[0] ?? path;
      if (!counted.has(name)) total += content?.length ?? target?.length ?? 0;
      counted.add(name);
    }
    return total;
  };

  it('count files, link targets, and hard links once', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        expect(treeSize(a.root)).toBe(naive(a.root));
        expect(treeSize(b.root)).toBe(naive(b.root));
        expect(changesSize(compareTrees(emptyDirectory(), b.root))).toBe(naive(b.root));
      }),
    );
  });

  it('count a whole file for a changed mode, nothing for a removal', () => {
    const a = build({ '/d': emptyDirectory(), '/d/f': file('12345') });
    const touched = update(a, '/d/f', { ...(nodeAt(a.root, '/d/f') as File), mode: 0o600 });
    expect(changesSize(compareTrees(a.root, touched.root))).toBe(5);
    expect(changesSize(compareTrees(a.root, remove(a, '/d/f').root))).toBe(0);
  });
});
