import { createLab } from 'slipway';
import { describe, expect, it } from 'vitest';
import { digestOf } from '../../src/digest/digest.js';
import { treeFromRows } from '../../src/filesystem/tree-literal.js';
import { importedConfig } from '../../src/image/import-image.js';
import { baseLayer } from '../../src/image/layer.js';

const count = 4000;
const size = 125_000_000;

const tree = treeFromRows([['/data', 'file', '644', 0, 0, size]], 0);
if ('failure' in tree) throw new Error(tree.message);

/** One layer of zeros that take no memory; its digest is made up, for half a terabyte would have to be hashed. */
function imageNumber(i: number) {
  if ('failure' in tree) throw new Error(tree.message);
  const layer = baseLayer(tree, { diffId: digestOf(`layer ${i}`), size });
  const config = importedConfig(layer, { Cmd: ['true'] }, { created: 0, message: undefined, architecture: undefined });
  return { do: 'load-image' as const, config, layers: [layer], names: [`docker.io/library/own:${i}`] };
}

describe('a disk of 500 GB with 4,000 images', () => {
  const lab = createLab();
  const host = lab.host();
  for (let i = 0; i < count; i += 1) lab.core.act(() => lab.core.do({ host: host.name, ...imageNumber(i) }));

  it('holds them to the byte', () => {
    expect(host.images).toHaveLength(count);
    expect(host.imagesSize).toBe(count * size);
  });

  it('is cleaned in one call, but for what a container uses', () => {
    host.create('own:17');
    const { records, reclaimed } = host.pruneImages({ all: true });
    expect(records.filter((record) => 'untagged' in record)).toHaveLength(count - 1);
    expect(reclaimed).toBe((count - 1) * size);
    expect(host.imagesSize).toBe(size);
    expect(lab.undo()).toBe(true);
    expect(host.imagesSize).toBe(count * size);
  });
});
