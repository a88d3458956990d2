import type { Digest } from '../digest/digest.js';
import { accountFor, releaseLayer, retainLayer } from './account.js';
import type { ImageStore } from './store.js';

/** What of a container holds layers: its image's id, and that image's top layer when the container was created. */
export interface Holder {
  readonly image: Digest;
  /** Absent for an image without layers. */
  readonly topLayer?: Digest | undefined;
}

function count(store: ImageStore, id: Digest, change: number): ImageStore {
  const containers = (store.containers.get(id) ?? 0) + change;
  if (containers < 0) throw new Error(`image ${id} has no container left to forget`);
  return accountFor(store, [id], (before) => ({
    ...before,
    containers: containers === 0 ? before.containers.delete(id) : before.containers.set(id, containers),
  }));
}

/** A container was created: the image counts as in use, and its layers stay even if it is removed by force. */
export function holdImage(store: ImageStore, { image, topLayer }: Holder): ImageStore {
  const held = topLayer === undefined ? store : retainLayer(store, topLayer);
  return count(held, image, 1);
}

/** A container was removed. Frees layers whose image went before it. */
export function releaseImage(store: ImageStore, { image, topLayer }: Holder): ImageStore {
  return count(releaseLayer(store, topLayer).store, image, -1);
}
