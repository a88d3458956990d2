import { createLab, invariants, restoreLab } from 'slipway';
import { describe, expect, it } from 'vitest';
import { digestOf } from '../../src/digest/digest.js';
import type { Directory } from '../../src/filesystem/node.js';
import { importedConfig } from '../../src/image/import-image.js';
import { baseLayer } from '../../src/image/layer.js';
import { Table } from '../../src/table/table.js';

/** Deeper than any stack of calls could follow. */
const levels = 10_000;
/** As deep as a path of 4,095 bytes leads. */
const reach = 2_000;

function deepTree(): Directory {
  const owned = { mode: 0o755, uid: 0, gid: 0, mtime: 0 } as const;
  const file = { kind: 'file', ...owned, content: { length: 5, bytes: 'deep\n' } } as const;
  let directory: Directory = { kind: 'dir', ...owned, entries: Table.of([['file', file]]) };
  for (let level = 0; level < levels; level += 1) {
    directory = { kind: 'dir', ...owned, entries: Table.of([['d', directory]]) };
  }
  return directory;
}

describe(`a tree of ${levels.toLocaleString('en')} levels`, () => {
  const lab = createLab();
  const host = lab.host();
  const layer = baseLayer(deepTree(), { diffId: digestOf('deep'), size: 5 });
  const config = importedConfig(layer, { Cmd: ['true'] }, { created: 0, message: undefined, architecture: undefined });
  const names = ['docker.io/library/deep:latest'];
  lab.core.act(() => lab.core.do({ do: 'load-image', host: host.name, config, layers: [layer], names }));

  it('is changed far down, compared and committed', () => {
    const container = host.create('deep');
    const folder = '/d'.repeat(reach);
    container.files.write(`${folder}/new`, 'text\n');
    expect(container.diff).toHaveLength(reach + 1);
    expect(container.diff.at(-1)).toEqual({ path: `${folder}/new`, kind: 'A' });
    expect(container.size).toBe(5);
    expect(container.commit('deeper').size).toBe(10);
    container.files.rename('/d', '/e');
    expect(container.files.read(`/e${folder.slice(2)}/new`)).toBe('text\n');
  });

  it('is saved and restored, and every law holds', () => {
    const text = lab.snapshot();
    const again = restoreLab(text);
    expect(again.snapshot() === text).toBe(true);
    expect(invariants(again.world)).toEqual([]);
  });

  it('is removed as a whole', () => {
    const container = host.create('deep');
    container.files.remove('/d');
    expect(container.diff).toEqual([{ path: '/d', kind: 'D' }]);
  });
});
