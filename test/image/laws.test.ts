import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Digest } from '../../src/digest/digest.js';
import { layerContentFaults, storeFaults } from '../../src/image/invariants.js';
import { listImages } from '../../src/image/list-images.js';
import { removeImage } from '../../src/image/remove-image.js';
import { imagesUsage, sizesOf } from '../../src/image/sizes.js';
import { isRefused } from '../../src/image/failure.js';
import type { ImageStore } from '../../src/image/store.js';
import { Workshop } from './workshop.js';

type Command = (shop: Workshop) => void;

const tags = fc.constantFrom('a', 'b:1', 'b:2', 'org/c', '127.0.0.1:5000/d');
const index = fc.nat(9);

function pick<T>(values: readonly T[], at: number): T | undefined {
  return values[at % Math.max(values.length, 1)];
}

const ids = (shop: Workshop) => [...shop.store.images.keys()];
const containerNames = (shop: Workshop) => [...shop.containers.keys()];
let serial = 0;

const command: fc.Arbitrary<Command> = fc.oneof(
  fc.tuple(index, fc.option(tags, { nil: undefined }), fc.boolean()).map(
    ([at, tag, keep]): Command =>
      (shop) => {
        const id = pick(ids(shop), at);
        if (id === undefined) return;
        const name = `c${++serial}`;
        shop.create(name, id);
        shop.write(name, `n${serial}`, serial);
        shop.commit(name, tag);
        if (!keep) shop.remove(name);
      },
  ),
  fc.tuple(index, fc.boolean()).map(
    ([at, running]): Command =>
      (shop) => {
        const id = pick(ids(shop), at);
        if (id !== undefined) shop.create(`c${++serial}`, id, running);
      },
  ),
  fc.tuple(index, fc.constantFrom('f', 'g', 'h'), fc.nat(5000)).map(
    ([at, file, length]): Command =>
      (shop) => {
        const name = pick(containerNames(shop), at);
        if (name !== undefined) shop.write(name, file, length);
      },
  ),
  fc.tuple(index, fc.constantFrom('f', 'g', 'sh', 'all')).map(
    ([at, file]): Command =>
      (shop) => {
        const name = pick(containerNames(shop), at);
        if (name !== undefined) shop.delete(name, file);
      },
  ),
  fc.tuple(index, fc.option(tags, { nil: undefined })).map(
    ([at, tag]): Command =>
      (shop) => {
        const name = pick(containerNames(shop), at);
        if (name === undefined || !shop.store.images.has(shop.containers.get(name)!.image)) return;
        shop.commit(name, tag);
      },
  ),
  fc.tuple(index, tags).map(
    ([at, tag]): Command =>
      (shop) => {
        const id = pick(ids(shop), at);
        if (id !== undefined) shop.tag(id, tag);
      },
  ),
  fc.tuple(index, fc.boolean(), fc.boolean()).map(
    ([at, force, noPrune]): Command =>
      (shop) => {
        const name = pick([...ids(shop), ...shop.store.references.keys()], at);
        if (name !== undefined) removeAndCheck(shop, name, { force, noPrune });
      },
  ),
  index.map(
    (at): Command =>
      (shop) => {
        const name = pick(containerNames(shop), at);
        if (name !== undefined) shop.remove(name);
      },
  ),
  fc.boolean().map(
    (all): Command =>
      (shop) => {
        const before = bytes(shop.store);
        const { freed } = shop.prune(all ? { dangling: ['false'] } : {});
        expect(before - bytes(shop.store)).toBe(freed);
      },
  ),
);

/** Of all layers that are there, those of containers without an image included. */
function bytes(store: ImageStore): number {
  return [...store.layers.values()].reduce((sum, { layer }) => sum + layer.size, 0);
}

function removeAndCheck(shop: Workshop, name: string, options: { force: boolean; noPrune: boolean }): void {
  const before = shop.store;
  const removal = removeImage(before, shop.users, name, options);
  if (isRefused(removal)) return;
  expect(bytes(before) - bytes(removal.store)).toBe(removal.freed);
  const gone = [...before.images.values()].filter(({ id }) => !removal.store.images.has(id));
  const [only, ...others] = gone;
  const inUse = only !== undefined && before.containers.has(only.id);
  const [all, listed] = [listImages(before, { all: true }), listImages(before)];
  const hidden = isRefused(all) || isRefused(listed) || all.length !== listed.length;
  if (only !== undefined && others.length === 0 && !inUse && !hidden) {
    expect(removal.freed).toBe(sizesOf(before, only).unique - heldBytes(before, removal.store, only.layers));
  }
  shop.store = removal.store;
}

/** What containers whose image is gone keep of these layers. */
function heldBytes(before: ImageStore, after: ImageStore, layers: readonly Digest[]): number {
  return layers.reduce((sum, chainId) => {
    const row = before.layers.get(chainId);
    return row !== undefined && row.counted === 1 && after.layers.has(chainId) ? sum + row.layer.size : sum;
  }, 0);
}

const run = (commands: readonly Command[]): Workshop => {
  serial = 0;
  const shop = new Workshop();
  for (const one of commands) one(shop);
  return shop;
};

describe('laws of an image store', () => {
  it('every verb leaves a sound store, with sums as if counted anew', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 30 }), (commands) => {
        serial = 0;
        const shop = new Workshop();
        for (const one of commands) {
          one(shop);
          expect(storeFaults(shop.store, shop.containers.values())).toEqual([]);
        }
      }),
      { numRuns: 250 },
    );
  });

  it('sizes add up: distinct layers once, shared + unique per image (law 7)', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 25 }), (commands) => {
        const { store } = run(commands);
        const listed = listImages(store);
        if (isRefused(listed)) throw new Error(listed.message);
        const layers = new Map(
          listed.flatMap(({ image }) => image.layers).map((id) => [id, store.layers.get(id)!.layer]),
        );
        const { size, total } = imagesUsage(store);
        expect(size).toBe([...layers.values()].reduce((sum, layer) => sum + layer.size, 0));
        expect(total).toBe(listed.length);
        for (const { image } of listed) {
          const { shared, unique } = sizesOf(store, image);
          expect(shared + unique).toBe(image.size);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('nothing is left when everything was removed', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 25 }), (commands) => {
        const shop = run(commands);
        for (const name of containerNames(shop)) shop.remove(name);
        shop.prune({ dangling: ['false'] });
        shop.prune();
        const { images, layers, references, names, children, containers, sums } = shop.store;
        const sizes = [images, layers, references, names, children, containers].map((table) => table.size);
        expect(sizes).toEqual([0, 0, 0, 0, 0, 0]);
        expect(sums).toEqual({ images: 0, active: 0, layers: 0, uniqueInUse: 0 });
      }),
      { numRuns: 100 },
    );
  });

  it('every layer has the diff id of its archive', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 15 }), (commands) => {
        const shop = run(commands);
        if (shop.store.references.get('docker.io/library/debian:latest') !== undefined)
          shop.rmi('debian', { force: true });
        expect(layerContentFaults(shop.store)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});
