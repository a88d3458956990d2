import type { Digest } from '../../src/digest/digest.js';
import { describe, expect, it } from 'vitest';
import { isRefused } from '../../src/image/failure.js';
import { imageHistory } from '../../src/image/image-history.js';
import { layerContentFaults, storeFaults } from '../../src/image/invariants.js';
import { decodeConfig } from '../../src/image/config.js';
import { legacyLayers } from '../../src/image/legacy-id.js';
import { loadArchive } from '../../src/image/load-archive.js';
import { chainIdOf } from '../../src/image/layer.js';
import { findSaved, saveArchive } from '../../src/image/save-archive.js';
import { emptyImageStore, type ImageStore, topLayer } from '../../src/image/store.js';
import recorded from './configs-20.10.json' with { type: 'json' };
import { Workshop } from './workshop.js';

function save(store: ImageStore, ...names: readonly string[]): string {
  const saved = findSaved(store, names);
  if (isRefused(saved)) throw new Error(saved.message);
  return saveArchive(store, saved);
}

function load(store: ImageStore, archive: string) {
  const loaded = loadArchive(store, archive);
  if (isRefused(loaded)) throw new Error(loaded.message);
  return loaded;
}

function small(): Workshop {
  const shop = new Workshop();
  shop.rmi('debian');
  return shop;
}

describe('docker save', () => {
  it('finds all tags of a repository, one tag, or an id', () => {
    const shop = small();
    shop.tag('busybox', 'box:1');
    shop.tag('busybox', 'box:2');
    const tags = (...names: readonly string[]) => {
      const saved = findSaved(shop.store, names);
      return isRefused(saved) ? saved.message : saved.map((one) => one.tags);
    };
    expect(tags('box')).toEqual([['docker.io/library/box:1', 'docker.io/library/box:2']]);
    expect(tags('box:2', 'busybox')).toEqual([['docker.io/library/box:2', 'docker.io/library/busybox:latest']]);
    expect(tags(shop.image('box:1').id.slice(7, 19))).toEqual([[]]);
    expect(tags('nosuch')).toBe('No such image: nosuch');
    expect(tags('box:3')).toBe('reference does not exist');
  });

  it('names the folders of layers as the Engine does', () => {
    const image = (at: number) => {
      const config = decodeConfig(recorded.configs[at]!.json)!;
      const layers = config.rootfs.diff_ids.map(
        (_, index, ids) => ids.slice(0, index + 1).reduce<(typeof ids)[number] | undefined>(chainIdOf, undefined)!,
      );
      return { id: 'sha256:0', config, layers, created: 0, size: 0, sequence: 1 } as const;
    };
    const ids = [0, 1, 2].map((at) => legacyLayers(image(at)).map(({ id }) => id.slice(0, 12)));
    expect(ids).toEqual([['93773dd05eaa'], ['07282eb0d0fe', '308aba0f6e17'], ['07282eb0d0fe', '31bb4a622083']]);
  });
});

describe('docker load', () => {
  // Asked of an Engine: LastTagTime stays what it was, and is the zero time for an image that was not there.
  it('gives names without counting as tagging', () => {
    const shop = small();
    shop.tag('busybox', 'box:1');
    const id = shop.store.references.get('docker.io/library/box:1') as Digest;
    const archive = save(shop.store, 'box');
    expect(load(shop.store, archive).store.images.get(id)?.lastTagged).toBe(shop.store.images.get(id)?.lastTagged);
    expect(load(emptyImageStore, archive).store.images.get(id)).toBeDefined();
    expect(load(emptyImageStore, archive).store.images.get(id)?.lastTagged).toBeUndefined();
  });

  it('gives back the same images, and parents that came along (FINDINGS 90, 92)', () => {
    const shop = small();
    const one = shop.build('one', 'busybox', 'one', 4);
    const two = shop.build('two', 'one', 'two', 4);
    const both = load(emptyImageStore, save(shop.store, 'one', 'two'));
    expect(both.lines).toEqual(['Loaded image: one:latest', 'Loaded image: two:latest']);
    expect(both.store.images.get(two)?.parent).toBe(one);
    const alone = load(emptyImageStore, save(shop.store, 'two'));
    expect(alone.store.images.get(two)?.parent).toBeUndefined();
    expect(imageHistory(alone.store, alone.store.images.get(two)!).map(({ Id }) => Id)).toEqual([
      two,
      '<missing>',
      '<missing>',
    ]);
    for (const { store } of [both, alone]) {
      expect(storeFaults(store, [])).toEqual([]);
      expect(layerContentFaults(store)).toEqual([]);
      const node = topLayer(store, store.images.get(two)!)?.tree.entries.get('two');
      expect(node).toMatchObject({ kind: 'file', content: { length: 4 } });
    }
    expect(save(both.store, 'two')).toBe(save(shop.store, 'two'));
  });

  it('says what it renames, and names by id what has no tag (FINDINGS 33)', () => {
    const shop = small();
    const busybox = shop.image('busybox').id;
    const one = shop.build('one', 'busybox', 'one', 4);
    const archive = save(shop.store, 'one');
    shop.tag('busybox', 'one');
    expect(load(shop.store, archive).lines).toEqual([
      `The image one:latest already exists, renaming the old one with ID ${busybox} to empty string`,
      'Loaded image: one:latest',
    ]);
    expect(load(shop.store, save(shop.store, one)).lines).toEqual([`Loaded image ID: ${one}`]);
  });

  it('refuses what is no archive of images', () => {
    const refusal = (archive: string) => {
      const loaded = loadArchive(emptyImageStore, archive);
      return isRefused(loaded) ? loaded.message : 'loaded';
    };
    expect(refusal('junk\n')).toBe('Error processing tar file(exit status 1): unexpected EOF');
    expect(refusal('')).toMatch(/^open .*\/docker-import-\d+\/repositories: no such file or directory$/);
    const archive = save(small().store, 'busybox');
    const corrupt = archive.replace('busybox\0', 'husybox\0');
    expect(refusal(corrupt)).toMatch(/^(invalid diffID for layer 0: expected "sha256:|archive\/tar: invalid)/);
  });
});
