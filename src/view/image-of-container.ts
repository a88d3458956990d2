import type { Container } from '../container/container.js';
import { isRefused } from '../image/failure.js';
import { findImage } from '../image/find-image.js';
import type { ImageStore } from '../image/store.js';

/**
 * The `Image` of a listed container: the name it was created by, as long as that still means its image, else the
 * image's id (FINDINGS 15). One of these serves a whole list: a name is looked up once.
 */
export function imageNames(store: ImageStore): (container: Container) => string {
  const meanings = new Map<string, string | undefined>();
  return ({ config, image }) => {
    const typed = config.Image ?? '';
    if (typed === image) return typed;
    if (!meanings.has(typed)) {
      const found = findImage(store, typed);
      meanings.set(typed, isRefused(found) ? undefined : found.id);
    }
    return meanings.get(typed) === image ? typed : image;
  };
}
