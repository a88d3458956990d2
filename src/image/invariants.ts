import { type Digest, digestOf } from '../digest/digest.js';
import { archiveDigest } from '../filesystem/archive-write.js';
import { changesSize } from '../filesystem/sizes.js';
import { configBytes } from './add-image.js';
import { chainIdOf, layerChanges } from './layer.js';
import { sizesOf } from './sizes.js';
import { hasChildren, hasNames, type ImageStore, layersOf } from './store.js';
import type { Holder } from './hold-image.js';

interface Tally {
  references: number;
  counted: number;
  used: number;
}

/** What the layers' rows should say, counted from the images and the holders. */
function tally(store: ImageStore, holders: Iterable<Holder>): Map<Digest, Tally> {
  const rows = new Map<Digest, Tally>();
  const row = (chainId: Digest): Tally => {
    const known = rows.get(chainId) ?? { references: 0, counted: 0, used: 0 };
    rows.set(chainId, known);
    return known;
  };
  for (const image of store.images.values()) {
    const counted = hasNames(store, image.id) || !hasChildren(store, image.id);
    for (const chainId of image.layers) {
      row(chainId).counted += Number(counted);
      row(chainId).used += Number(counted && store.containers.has(image.id));
    }
    const top = image.layers[image.layers.length - 1];
    if (top !== undefined) row(top).references += 1;
  }
  for (const { topLayer } of holders) if (topLayer !== undefined) row(topLayer).references += 1;
  for (const { layer } of store.layers.values()) if (layer.parent !== undefined) row(layer.parent).references += 1;
  return rows;
}

function layerFaults(store: ImageStore, holders: Iterable<Holder>): readonly string[] {
  const faults: string[] = [];
  const rows = tally(store, holders);
  for (const chainId of rows.keys()) if (!store.layers.has(chainId)) faults.push(`layer ${chainId} is missing`);
  for (const [chainId, { layer, ...row }] of store.layers) {
    const expected = rows.get(chainId) ?? { references: 0, counted: 0, used: 0 };
    for (const key of ['references', 'counted', 'used'] as const) {
      if (row[key] !== expected[key]) faults.push(`layer ${chainId}: ${key} is ${row[key]}, not ${expected[key]}`);
    }
    if (expected.references === 0) faults.push(`layer ${chainId} is needed by nobody`);
    if (layer.chainId !== chainId || chainIdOf(layer.parent, layer.diffId) !== chainId) {
      faults.push(`layer ${chainId} has another chain id`);
    }
    const below = layer.parent === undefined ? undefined : store.layers.get(layer.parent)?.layer;
    if (below !== undefined && below.tree !== layer.below) faults.push(`layer ${chainId} lies on another tree`);
  }
  return faults;
}

function imageFaults(store: ImageStore): readonly string[] {
  const faults: string[] = [];
  for (const [id, image] of store.images) {
    if (image.id !== id || digestOf(configBytes(image)) !== id) faults.push(`image ${id} has another id`);
    const layers = layersOf(store, image);
    const { diff_ids: diffIds } = image.config.rootfs;
    if (layers.map((layer) => layer.diffId).join() !== diffIds.join()) faults.push(`image ${id} has other layers`);
    const size = layers.reduce((sum, layer) => sum + layer.size, 0);
    const { shared, unique } = sizesOf(store, image);
    if (image.size !== size || shared + unique !== size) faults.push(`image ${id} has another size`);
    const { parent } = image;
    if (parent !== undefined && store.images.has(parent) && !store.children.has(`${parent} ${id}`)) {
      faults.push(`image ${id} is not known as a child`);
    }
  }
  for (const [name, id] of store.references) {
    if (!store.images.has(id) || !store.names.has(`${id} ${name}`)) faults.push(`${name} names no image`);
  }
  if (store.names.size !== store.references.size) faults.push('names and references differ');
  return faults;
}

function sumFaults(store: ImageStore): readonly string[] {
  const counted = [...store.images.values()].filter(({ id }) => hasNames(store, id) || !hasChildren(store, id));
  const active = counted.filter(({ id }) => store.containers.has(id));
  const layers = new Set(counted.flatMap((image) => image.layers));
  const expected = {
    images: counted.length,
    active: active.length,
    layers: [...layers].reduce((sum, chainId) => sum + (store.layers.get(chainId)?.layer.size ?? 0), 0),
    uniqueInUse: active.reduce((sum, image) => sum + sizesOf(store, image).unique, 0),
  };
  return (Object.keys(expected) as (keyof typeof expected)[])
    .filter((key) => store.sums[key] !== expected[key])
    .map((key) => `the sum ${key} is ${store.sums[key]}, not ${expected[key]}`);
}

/**
 * What is wrong with a store that these containers hold on to: nothing, for every store that the verbs can reach.
 * Counts everything again, so it costs all that is there.
 */
export function storeFaults(store: ImageStore, holders: Iterable<Holder>): readonly string[] {
  const held = [...holders];
  const containers = new Map<Digest, number>();
  for (const { image } of held) containers.set(image, (containers.get(image) ?? 0) + 1);
  const counts = [...store.containers].filter(([id, count]) => containers.get(id) !== count);
  const wrongCounts = counts.map(
    ([id, count]) => `image ${id} has ${containers.get(id) ?? 0} containers, not ${count}`,
  );
  if (store.containers.size !== containers.size) wrongCounts.push('some containers are not counted');
  return [...layerFaults(store, held), ...imageFaults(store), ...sumFaults(store), ...wrongCounts];
}

/** Layers whose diff id or size is not that of their archive. Hashes every byte of every layer. */
export function layerContentFaults(store: ImageStore): readonly string[] {
  return [...store.layers.values()].flatMap(({ layer }) => {
    if (layer.tar !== undefined)
      return digestOf(layer.tar) === layer.diffId ? [] : [`${layer.diffId}: another archive`];
    const changes = layerChanges(layer);
    const faults: string[] = [];
    if (archiveDigest(changes) !== layer.diffId) faults.push(`layer ${layer.diffId} has another diff id`);
    if (changesSize(changes) !== layer.size) faults.push(`layer ${layer.diffId} has another size`);
    return faults;
  });
}
