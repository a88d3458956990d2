import type { Digest } from '../digest/digest.js';
import type { Image } from './image.js';
import type { ImageStore } from './store.js';

/** An image's size is shared + unique, to the byte. */
export interface ImageSizes {
  /** Bytes of its layers that another counted image has too. */
  readonly shared: number;
  readonly unique: number;
}

/** Costs the image's layers, however many images there are. */
export function sizesOf(store: ImageStore, image: Image): ImageSizes {
  let shared = 0;
  for (const chainId of image.layers) {
    const row = store.layers.get(chainId);
    if (row !== undefined && row.counted > 1) shared += row.layer.size;
  }
  return { shared, unique: image.size - shared };
}

export function containersOf(store: ImageStore, image: Digest): number {
  return store.containers.get(image) ?? 0;
}

/** The line `Images` of `docker system df`. */
export interface ImagesUsage {
  /** Images with a name or without a child: hidden intermediates do not count. */
  readonly total: number;
  /** Of those, images with any container. */
  readonly active: number;
  /** Bytes of their distinct layers. */
  readonly size: number;
  /** `size` without what only images in use have. */
  readonly reclaimable: number;
}

/** O(1): the store keeps the sums. */
export function imagesUsage({ sums }: ImageStore): ImagesUsage {
  return { total: sums.images, active: sums.active, size: sums.layers, reclaimable: sums.layers - sums.uniqueInUse };
}
