import type { Container } from '../container/container.js';
import { writableSize } from '../container/writable-size.js';
import type { ImageStore } from '../image/store.js';

/** `SizeRootFs`: its own layer and all layers of its image, which it holds even when the image is gone. */
export function rootSize(store: ImageStore, container: Container): number {
  let bytes = writableSize(container);
  for (let id = container.topLayer; id !== undefined; ) {
    const row = store.layers.get(id);
    bytes += row?.layer.size ?? 0;
    id = row?.layer.parent;
  }
  return bytes;
}
