import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hold } from '../../src/filesystem/alias.js';
import { emptyFileSystem } from '../../src/filesystem/empty-filesystem.js';
import { type Fault, fault, isFault } from '../../src/filesystem/fault.js';
import type { Files } from '../../src/filesystem/files.js';
import type { FileSystem } from '../../src/filesystem/node.js';
import { fileSystem, inventory } from './arbitrary-tree.js';
import { Machine, mount, root, student } from './machine.js';

/** What `removeTree` stands for. */
function oneByOne(files: Files, path: string): Fault | undefined {
  const stat = files.lstat(path);
  if (isFault(stat)) return stat;
  if (stat.kind !== 'dir') return files.unlink(path);
  const entries = files.list(path);
  if (isFault(entries)) return entries;
  for (const { name } of entries.toReversed()) {
    const refused = oneByOne(files, `${path}/${name}`);
    if (refused) return refused;
  }
  return files.rmdir(path);
}

function machineWith(disk: FileSystem): Machine {
  const machine = new Machine();
  machine.stores.set('disk', disk);
  return machine;
}

describe('a tree that is removed as a whole', () => {
  it('is gone as if it had been removed node by node, with its links and what holds it', () => {
    const property = fc.property(fileSystem, fc.nat(), fc.nat(), fc.boolean(), (disk, pick, held, asRoot) => {
      const paths = [...inventory(disk.root).keys()].filter((path) => path !== '/');
      const path = paths[pick % paths.length] ?? '/a';
      const holder = paths[held % Math.max(1, paths.length)];
      const start = held % 3 === 0 && holder !== undefined ? hold(disk, holder)[0] : disk;
      const [whole, single] = [machineWith(start), machineWith(start)];
      const who = asRoot ? root : student;
      expect(whole.as(who).removeTree(path)).toEqual(oneByOne(single.as(who), path));
      expect(inventory(whole.disk.root)).toEqual(inventory(single.disk.root));
      expect(whole.disk.root.mtime).toBe(single.disk.root.mtime);
      expect([...whole.disk.aliases]).toEqual([...single.disk.aliases]);
    });
    fc.assert(property, { numRuns: 1000, seed: 42 });
  });

  it('stays where something is mounted in it', () => {
    const machine = new Machine();
    machine.as(root).mkdir('/a');
    machine.as(root).mkdir('/a/mounted');
    machine.stores.set('volume', emptyFileSystem());
    machine.mounts.push(mount('/a/mounted', 'volume'));
    expect(machine.as(root).removeTree('/a')).toEqual(fault('EBUSY', '/a/mounted'));
    expect(machine.as(root).realpath('/a/mounted')).toBe('/a/mounted');
  });

  it('may be deeper than any path', () => {
    const machine = new Machine();
    const name = 'd'.repeat(200);
    let cwd = '/';
    for (let level = 0; level < 20; level += 1) {
      expect(machine.as(root, { cwd }).mkdir(name)).toBe(undefined);
      cwd += level === 0 ? name : `/${name}`;
    }
    expect(machine.as(root, { cwd }).mkdir(name)).toBe(undefined);
    expect(machine.as(root).removeTree(`/${name}`)).toBe(undefined);
    expect(machine.disk.root.entries.size).toBe(0);
  });
});
