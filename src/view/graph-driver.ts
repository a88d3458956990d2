import type { Container } from '../container/container.js';
import type { Digest } from '../digest/digest.js';
import { containerFolder, overlayFolder as folderOf } from '../engine/container-folder.js';
import type { Image } from '../image/image.js';
import type { ImageStore } from '../image/store.js';

/** Where overlay2 keeps a layer. `LowerDir` is absent at the bottom. */
export interface GraphDriverDocument {
  readonly Data: {
    readonly LowerDir?: string;
    readonly MergedDir: string;
    readonly UpperDir: string;
    readonly WorkDir: string;
  };
  readonly Name: 'overlay2';
}

function driver(folder: string, lower: readonly string[]): GraphDriverDocument {
  return {
    Data: {
      ...(lower.length === 0 ? {} : { LowerDir: lower.map((one) => `${one}/diff`).join(':') }),
      MergedDir: `${folder}/merged`,
      UpperDir: `${folder}/diff`,
      WorkDir: `${folder}/work`,
    },
    Name: 'overlay2',
  };
}

/** Uppermost first. */
function foldersOf(chainIds: readonly Digest[]): string[] {
  return chainIds.map(folderOf).reverse();
}

export function imageGraphDriver({ layers }: Image): GraphDriverDocument {
  const [top, ...lower] = foldersOf(layers);
  return driver(top ?? folderOf(''), lower);
}

export function containerGraphDriver(store: ImageStore, container: Container): GraphDriverDocument {
  const chain: Digest[] = [];
  for (let id = container.topLayer; id !== undefined; id = store.layers.get(id)?.layer.parent) chain.unshift(id);
  const folder = containerFolder(container.id);
  return driver(folder, [`${folder}-init`, ...foldersOf(chain)]);
}
