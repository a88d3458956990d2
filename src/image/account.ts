/** Bookkeeping that every verb shares: who needs a layer, and what the sums of `system df` count. */
import type { Digest } from '../digest/digest.js';
import type { Image } from './image.js';
import type { Layer } from './layer.js';
import { hasChildren, hasNames, type ImageStore, type LayerRow } from './store.js';

interface Standing {
  readonly counted: boolean;
  readonly used: boolean;
}

const absent: Standing = { counted: false, used: false };

function standing(store: ImageStore, id: Digest): Standing {
  if (!store.images.has(id)) return absent;
  const counted = hasNames(store, id) || !hasChildren(store, id);
  return { counted, used: counted && store.containers.has(id) };
}

function isUniqueInUse(row: LayerRow): boolean {
  return row.counted === 1 && row.used === 1;
}

function moveSums(store: ImageStore, image: Image, before: Standing, after: Standing): ImageStore {
  const counted = Number(after.counted) - Number(before.counted);
  const used = Number(after.used) - Number(before.used);
  if (counted === 0 && used === 0) return store;
  let { layers: bytes, uniqueInUse } = store.sums;
  const layers = store.layers.with((rows) => {
    for (const chainId of image.layers) {
      const row = rows.get(chainId);
      if (row === undefined) throw new Error(`image ${image.id} has lost its layer ${chainId}`);
      const next = { ...row, counted: row.counted + counted, used: row.used + used };
      rows.set(chainId, next);
      bytes += row.layer.size * (Number(next.counted > 0) - Number(row.counted > 0));
      uniqueInUse += row.layer.size * (Number(isUniqueInUse(next)) - Number(isUniqueInUse(row)));
    }
  });
  const { images, active } = store.sums;
  return { ...store, layers, sums: { images: images + counted, active: active + used, layers: bytes, uniqueInUse } };
}

/**
 * Edits names, children, containers or images, and sets the sums right for the images that this touches.
 * The edit must leave the layers of a removed image to `releaseLayer` afterwards, and retain those of a new one before.
 */
export function accountFor(
  store: ImageStore,
  touched: readonly (Digest | undefined)[],
  edit: (store: ImageStore) => ImageStore,
): ImageStore {
  const before = touched.map((id) => (id === undefined ? absent : standing(store, id)));
  let result = edit(store);
  touched.forEach((id, index) => {
    if (id === undefined) return;
    const image = result.images.get(id) ?? store.images.get(id);
    if (image !== undefined) result = moveSums(result, image, before[index] ?? absent, standing(result, id));
  });
  return result;
}

/** One more reference to the top of a chain; layers that are new to the store come in, lowest first. */
export function retainLayers(store: ImageStore, chain: readonly Layer[]): ImageStore {
  const layers = store.layers.with((rows) => {
    chain.forEach((layer, index) => {
      if (rows.get(layer.chainId) !== undefined) return;
      if (layer.parent !== chain[index - 1]?.chainId) throw new Error(`layer ${layer.chainId} is not on this chain`);
      const below = layer.parent === undefined ? undefined : rows.get(layer.parent);
      if (below !== undefined) rows.set(below.layer.chainId, { ...below, references: below.references + 1 });
      rows.set(layer.chainId, { layer, references: 0, counted: 0, used: 0 });
    });
    const top = rows.get(chain[chain.length - 1]?.chainId as Digest);
    if (top !== undefined) rows.set(top.layer.chainId, { ...top, references: top.references + 1 });
  });
  return { ...store, layers };
}

/** One more reference to a layer that is there. */
export function retainLayer(store: ImageStore, chainId: Digest): ImageStore {
  const row = store.layers.get(chainId);
  if (row === undefined) throw new Error(`no layer ${chainId}`);
  return { ...store, layers: store.layers.set(chainId, { ...row, references: row.references + 1 }) };
}

/** One reference less; layers that nothing refers to any more go, from the top down, and are returned in that order. */
export function releaseLayer(
  store: ImageStore,
  top: Digest | undefined,
): { store: ImageStore; freed: readonly Layer[] } {
  const freed: Layer[] = [];
  const layers = store.layers.with((rows) => {
    let chainId = top;
    while (chainId !== undefined) {
      const row = rows.get(chainId);
      if (row === undefined) throw new Error(`no layer ${chainId}`);
      if (row.references > 1) {
        rows.set(chainId, { ...row, references: row.references - 1 });
        return;
      }
      rows.delete(chainId);
      freed.push(row.layer);
      chainId = row.layer.parent;
    }
  });
  return { store: { ...store, layers }, freed };
}
