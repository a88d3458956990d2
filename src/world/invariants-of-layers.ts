import type { Digest } from '../digest/digest.js';
import type { Host } from '../host/host.js';
import { chainIdOf } from '../image/layer.js';
import { hasChildren, hasNames, type ImageStore } from '../image/store.js';
import type { Finding } from './invariants-broken.js';

interface Tally {
  references: number;
  counted: number;
  used: number;
}

/** The counts of every layer and the sums of the store are what counting again gives. */
export function* brokenLayers(host: Host): Finding {
  const store = host.images;
  const tallies = new Map<Digest, Tally>();
  const tally = (id: Digest): Tally => {
    const known = tallies.get(id) ?? { references: 0, counted: 0, used: 0 };
    tallies.set(id, known);
    return known;
  };
  for (const { topLayer } of host.containers.values()) if (topLayer !== undefined) tally(topLayer).references++;
  for (const { layer } of store.layers.values()) if (layer.parent !== undefined) tally(layer.parent).references++;
  const sums = { images: 0, active: 0, layers: 0, uniqueInUse: 0 };
  countImages(store, tally, sums);
  for (const [id, row] of store.layers) {
    const real = tally(id);
    const about = { host: host.name, layer: id };
    if (row.layer.chainId !== id || chainIdOf(row.layer.parent, row.layer.diffId) !== id) {
      yield { rule: 'layers', message: `Layer ${id} has another chain id.`, about };
    }
    if (row.layer.parent !== undefined && !store.layers.has(row.layer.parent)) {
      yield { rule: 'layers', message: `Layer ${id} lies on a layer that is gone, ${row.layer.parent}.`, about };
    }
    if (real.references === 0) yield { rule: 'layers', message: `Nobody refers to layer ${id}.`, about };
    for (const count of ['references', 'counted', 'used'] as const) {
      if (row[count] === real[count]) continue;
      const message = `Layer ${id} has ${row[count]} in "${count}", and counting gives ${real[count]}.`;
      yield { rule: 'layers', message, about };
    }
    if (real.counted > 0) sums.layers += row.layer.size;
    if (real.counted === 1 && real.used === 1) sums.uniqueInUse += row.layer.size;
  }
  for (const sum of ['images', 'active', 'layers', 'uniqueInUse'] as const) {
    if (store.sums[sum] === sums[sum]) continue;
    const message = `The sum "${sum}" of the images is ${store.sums[sum]}, and counting gives ${sums[sum]}.`;
    yield { rule: 'layers', message, about: { host: host.name } };
  }
}

/** An image counts when it has a name or no child; it is used when it has a container. */
function countImages(store: ImageStore, tally: (id: Digest) => Tally, sums: { images: number; active: number }): void {
  for (const { id, layers } of store.images.values()) {
    const top = layers[layers.length - 1];
    if (top !== undefined) tally(top).references++;
    if (!hasNames(store, id) && hasChildren(store, id)) continue;
    const used = Number(store.containers.has(id));
    sums.images++;
    sums.active += used;
    for (const layer of layers) {
      tally(layer).counted++;
      tally(layer).used += used;
    }
  }
}
