import type { Bytes } from '../digest/bytes.js';
import { type Digest, digestOf } from '../digest/digest.js';
import { parseRfc3339 } from '../time/instant.js';
import { accountFor, releaseLayer, retainLayers } from './account.js';
import { encodeConfig, type ImageConfig } from './config.js';
import type { Image } from './image.js';
import { type Layer, layerChanges, noTree, stackLayer } from './layer.js';
import type { ImageStore } from './store.js';

export interface NewImage {
  readonly config: ImageConfig;
  /** Every layer, lowest first; those that the store has already are shared. */
  readonly layers: readonly Layer[];
  readonly parent?: Digest | undefined;
  /** Exact bytes, when the config was written elsewhere: its id comes from them. */
  readonly json?: Bytes | undefined;
}

/** The same layers with trees that share with those of the store, wherever they come from. */
function settle(store: ImageStore, layers: readonly Layer[]): readonly Layer[] {
  const settled: Layer[] = [];
  for (const layer of layers) {
    const below = settled[settled.length - 1];
    const known = store.layers.get(layer.chainId)?.layer;
    const fits = layer.below === (below?.tree ?? noTree);
    settled.push(known ?? (fits ? layer : stackLayer(below, layerChanges(layer), layer)));
  }
  return settled;
}

/** The same config and layers twice are one image: the store then stays as it is. */
export function addImage(
  store: ImageStore,
  { config, layers, parent, json }: NewImage,
): { store: ImageStore; image: Image } {
  const encoded = encodeConfig(config);
  const id = digestOf(json ?? encoded);
  const known = store.images.get(id);
  if (known !== undefined) return { store, image: known };
  const sequence = store.sequence + 1;
  const image: Image = {
    id,
    config,
    ...(json === undefined || json === encoded ? {} : { json }),
    layers: layers.map((layer) => layer.chainId),
    ...(parent === undefined ? {} : { parent }),
    created: parseRfc3339(config.created),
    size: layers.reduce((sum, layer) => sum + layer.size, 0),
    sequence,
  };
  const added = accountFor(retainLayers(store, settle(store, layers)), [id, parent], (before) => ({
    ...before,
    images: before.images.set(id, image),
    children: parent === undefined ? before.children : before.children.set(`${parent} ${id}`, true),
    sequence,
  }));
  return { store: added, image };
}

/** Takes an image that has no names and no children out of the store. Layers that were freed: top first. */
export function dropImage(store: ImageStore, image: Image): { store: ImageStore; freed: readonly Layer[] } {
  const { id, parent } = image;
  const without = accountFor(store, [id, parent], (before) => ({
    ...before,
    images: before.images.delete(id),
    children: parent === undefined ? before.children : before.children.delete(`${parent} ${id}`),
  }));
  return releaseLayer(without, image.layers[image.layers.length - 1]);
}

/** The exact bytes whose SHA-256 is the image's id. */
export function configBytes(image: Image): Bytes {
  return image.json ?? encodeConfig(image.config);
}
