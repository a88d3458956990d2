import { createLab, diskUsage, type Host, listImages } from 'slipway';
import { describe, expect, it } from 'vitest';
import { typical } from './elapsed.js';

const layersBelow = 19;
const images = 10_000;

/** So many images of twenty layers, nineteen of them shared by all. */
function crowded(count: number) {
  const lab = createLab({
    images: [{ reference: 'base', config: { Cmd: ['true'] }, files: [['/', 'dir', '755', 0, 0]] }],
  });
  const host = lab.host();
  let image = 'base';
  for (let i = 1; i < layersBelow; i += 1) {
    const container = host.create(image);
    container.files.write(`/layer${i}`, `${i}\n`);
    image = container.commit(`base:layer${i}`).id;
    container.remove();
  }
  const container = host.create(image);
  for (let i = 0; i < count; i += 1) {
    container.files.write('/own', `${i}\n`);
    container.commit(`own:${i}`);
  }
  let next = count;
  const commitOne = () => {
    container.files.write('/own', `${next}\n`);
    container.commit(`own:${next}`);
    next += 1;
  };
  return { lab, host, commitOne };
}

function recomputed(host: Host): number {
  const { images: rows, layers } = host.row.images;
  const distinct = new Set([...rows.values()].flatMap((row) => row.layers));
  return [...distinct].reduce((sum, chainId) => sum + (layers.get(chainId)?.layer.size ?? 0), 0);
}

describe('10,000 images of 20 layers', () => {
  const { lab, host, commitOne } = crowded(images);

  it('are listed and added up, each layer once', () => {
    expect(listImages(lab.world, host.name)).toHaveLength(images + layersBelow);
    expect(host.image('own:7').layers).toHaveLength(layersBelow + 1);
    expect(host.imagesSize).toBe(recomputed(host));
    expect(diskUsage(lab.world, host.name).LayersSize).toBe(host.imagesSize);
  });

  it('do not make one more image dearer than the hundredth', () => {
    const few = crowded(100);
    expect(typical(commitOne) / typical(few.commitOne)).toBeLessThan(5);
  });

  it('go one by one, each with what was its own', () => {
    const before = host.imagesSize;
    const freed = host.image('own:7').uniqueSize;
    host.image('own:7').remove();
    expect(host.imagesSize).toBe(before - freed);
    const few = crowded(100);
    const next = (from: Host) => {
      let number = 8;
      return () => from.image(`own:${number++}`).remove();
    };
    expect(typical(next(host)) / typical(next(few.host))).toBeLessThan(5);
  });
});
