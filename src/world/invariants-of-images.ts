import { digestOf, type Digest } from '../digest/digest.js';
import type { Host } from '../host/host.js';
import { configBytes } from '../image/add-image.js';
import type { Image } from '../image/image.js';
import { chainIdOf } from '../image/layer.js';
import type { ImageStore } from '../image/store.js';
import type { Broken, Finding } from './invariants-broken.js';
import { brokenLayers } from './invariants-of-layers.js';

type Find = (message: string, image?: string) => Broken;

/** Names, parents and containers of images agree in both directions; ids are those of the configs. */
export function* brokenImages(host: Host): Finding {
  const store = host.images;
  const find: Find = (message, image) => ({
    rule: 'images',
    message,
    about: { host: host.name, ...(image === undefined ? {} : { image }) },
  });
  for (const image of store.images.values()) yield* brokenImage(store, image, find);
  yield* brokenReferences(store, find);
  yield* brokenChildren(store, find);
  yield* brokenHolds(host, find);
  yield* brokenLayers(host);
}

const computed = new WeakSet<Image>();

/** Costs a hash, once for each image. */
function hasOwnId(image: Image): boolean {
  if (computed.has(image)) return true;
  const own = digestOf(configBytes(image)) === image.id;
  if (own) computed.add(image);
  return own;
}

function* brokenImage(store: ImageStore, image: Image, find: Find): Finding {
  const { id, layers, config, parent, sequence } = image;
  if (!hasOwnId(image)) yield find(`Image ${id} has a config with another digest.`, id);
  if (sequence > store.sequence) yield find(`Image ${id} has a number that was never given out.`, id);
  if (parent !== undefined && !store.images.has(parent))
    yield find(`Image ${id} has a parent that is gone, ${parent}.`, id);
  if (parent !== undefined && !store.children.has(`${parent} ${id}`)) {
    yield find(`Image ${id} is missing among the children of ${parent}.`, id);
  }
  const rows = layers.map((chainId) => store.layers.get(chainId)?.layer);
  const lost = layers.find((_, at) => rows[at] === undefined);
  if (lost !== undefined) yield find(`Image ${id} has a layer that is gone, ${lost}.`, id);
  const size = rows.reduce((sum, layer) => sum + (layer?.size ?? 0), 0);
  if (lost === undefined && size !== image.size) {
    yield find(`Image ${id} has ${image.size} bytes, and its layers have ${size}.`, id);
  }
  const diffIds = config.rootfs.diff_ids;
  let chainId: Digest | undefined;
  for (const [at, diffId] of diffIds.entries()) {
    chainId = chainIdOf(chainId, diffId);
    if (layers[at] !== chainId)
      return yield find(`Image ${id} has a layer ${at} that is not the one of its config.`, id);
  }
  if (layers.length > diffIds.length) yield find(`Image ${id} has more layers than its config.`, id);
}

function* brokenReferences(store: ImageStore, find: Find): Finding {
  for (const [reference, id] of store.references) {
    if (!store.images.has(id)) yield find(`The name ${reference} means an image that is gone, ${id}.`, id);
    else if (!store.names.has(`${id} ${reference}`)) yield find(`Image ${id} does not know its name ${reference}.`, id);
  }
  for (const key of store.names.keys()) {
    const [id = '', reference = ''] = key.split(' ');
    if (store.references.get(reference) !== id)
      yield find(`Image ${id} has a name that does not mean it, ${reference}.`, id);
  }
}

function* brokenChildren(store: ImageStore, find: Find): Finding {
  for (const key of store.children.keys()) {
    const [parent = '', child = ''] = key.split(' ');
    if (store.images.get(child as Digest)?.parent === parent) continue;
    yield find(`Image ${parent} counts ${child} as its child, which is not.`, parent);
  }
}

/** Every container counts once for the image that it was made from. */
function* brokenHolds(host: Host, find: Find): Finding {
  const counts = new Map<Digest, number>();
  for (const { image } of host.containers.values()) counts.set(image, (counts.get(image) ?? 0) + 1);
  for (const [id, count] of host.images.containers) {
    const real = counts.get(id) ?? 0;
    if (count !== real) yield find(`Image ${id} counts ${count} containers, and there are ${real}.`, id);
  }
  for (const [id, real] of counts) {
    if (!host.images.containers.has(id)) yield find(`Image ${id} counts no container, and there are ${real}.`, id);
  }
}
