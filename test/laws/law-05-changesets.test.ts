import { expect, it } from 'vitest';
import { applyChanges } from '../../src/filesystem/apply.js';
import { isArchiveFailure, readArchive } from '../../src/filesystem/archive-read.js';
import { archiveChunks, archiveDigest } from '../../src/filesystem/archive-write.js';
import { compareTrees } from '../../src/filesystem/compare.js';
import type { Directory } from '../../src/filesystem/node.js';
import { truncateTimes } from '../../src/filesystem/truncate-times.js';
import { noTree } from '../../src/image/layer.js';
import type { World } from '../../src/world/world.js';
import { inventory } from '../filesystem/arbitrary-tree.js';
import { holds, play, timeout } from './law.js';

/** Trees next to trees that came of them, and next to trees that did not. */
function pairsOf(world: World): Set<readonly [Directory, Directory]> {
  const pairs = new Set<readonly [Directory, Directory]>();
  for (const host of world.hosts.values()) {
    const layers = [...host.images.layers.values()].map(({ layer }) => layer);
    for (const { below, tree } of layers) pairs.add([below, tree]);
    for (const [i, { tree }] of layers.entries()) pairs.add([tree, layers[(i + 1) % layers.length]?.tree ?? noTree]);
    for (const { base, files } of host.containers.values()) pairs.add([base, files.root]).add([files.root, base]);
  }
  return pairs;
}

const known = new WeakMap<Directory, WeakSet<Directory>>();

function isNew(a: Directory, b: Directory): boolean {
  const met = known.get(a) ?? new WeakSet();
  known.set(a, met);
  if (met.has(b)) return false;
  met.add(b);
  return true;
}

function checkPair(a: Directory, b: Directory): void {
  const changes = compareTrees(a, b);
  expect(inventory(applyChanges(a, changes))).toEqual(inventory(b));
  const archive = Buffer.concat([...archiveChunks(changes)]);
  const back = readArchive(new Uint8Array(archive), a);
  if (isArchiveFailure(back)) throw new Error(back.message);
  expect(back).toEqual(truncateTimes(changes));
  expect(archiveDigest(back)).toBe(archiveDigest(changes));
}

it('changes applied give the other tree, and their archive read back is those changes', { timeout }, () => {
  holds((sequence) => {
    for (const [a, b] of pairsOf(play(sequence).world)) if (isNew(a, b)) checkPair(a, b);
  });
});
