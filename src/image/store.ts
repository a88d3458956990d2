import type { Digest } from '../digest/digest.js';
import { emptyTable, type Table } from '../table/table.js';
import type { Image } from './image.js';
import type { Layer } from './layer.js';

export interface LayerRow {
  readonly layer: Layer;
  /** Images whose top layer it is + layers right above it + containers that stand on it. Freed at 0. */
  readonly references: number;
  /** Counted images that include it. An image counts when it has a name or no child. */
  readonly counted: number;
  /** Those of them that have a container. */
  readonly used: number;
}

/** Kept up to date by every verb, so that `system df` costs nothing. */
export interface ImageSums {
  /** Counted images, and those of them that have a container. */
  readonly images: number;
  readonly active: number;
  /** Bytes of the distinct layers of counted images. */
  readonly layers: number;
  /** Of those, bytes that only one counted image has, and that one has a container. */
  readonly uniqueInUse: number;
}

/**
 * The images of one host. References are canonical: `docker.io/library/busybox:latest`,
 * `127.0.0.1:5000/app@sha256:…`. Tables of pairs have keys `LEFT RIGHT` and are read by prefix.
 */
export interface ImageStore {
  readonly images: Table<Digest, Image>;
  /** By chain id. */
  readonly layers: Table<Digest, LayerRow>;
  /** Tags and digests alike. */
  readonly references: Table<string, Digest>;
  /** `imageId reference`. */
  readonly names: Table<string, true>;
  /** `parentId childId`. */
  readonly children: Table<string, true>;
  /** How many containers were made from an image id, also of one that was removed by force. */
  readonly containers: Table<Digest, number>;
  /** `diffId repository`: where pushes and pulls have seen a layer, which spares uploads; numbered as they came. */
  readonly sources: Table<string, number>;
  readonly sums: ImageSums;
  /** The last sequence number given to an image. */
  readonly sequence: number;
}

export const emptyImageStore: ImageStore = {
  images: emptyTable(),
  layers: emptyTable(),
  references: emptyTable(),
  names: emptyTable(),
  children: emptyTable(),
  containers: emptyTable(),
  sources: emptyTable(),
  sums: { images: 0, active: 0, layers: 0, uniqueInUse: 0 },
  sequence: 0,
};

/** What only the host knows about containers; in the order in which they were created. */
export interface ImageUsers {
  containersOf(image: Digest): Iterable<{ readonly id: string; readonly running: boolean }>;
}

function* withPrefix(table: Table<string, unknown>, left: string): IterableIterator<string> {
  const prefix = `${left} `;
  for (const [key] of table.entriesFrom(prefix)) {
    if (!key.startsWith(prefix)) return;
    yield key.slice(prefix.length);
  }
}

function isAny(keys: IterableIterator<string>): boolean {
  return keys.next().done !== true;
}

/** Canonical references of an image in code-unit order, as the Engine lists them: tags and digests mixed. */
export function namesOf(store: ImageStore, id: Digest): readonly string[] {
  return [...withPrefix(store.names, id)];
}

export function hasNames(store: ImageStore, id: Digest): boolean {
  return isAny(withPrefix(store.names, id));
}

/** Images that were committed from this one, in the order of their ids. */
export function childrenOf(store: ImageStore, id: Digest): readonly Digest[] {
  return [...withPrefix(store.children, id)] as Digest[];
}

export function hasChildren(store: ImageStore, id: Digest): boolean {
  return isAny(withPrefix(store.children, id));
}

/** Neither a name nor a child. */
export function isDangling(store: ImageStore, id: Digest): boolean {
  return !hasNames(store, id) && !hasChildren(store, id);
}

/** The merged tree that a container of this image starts with; undefined for an image without layers. */
export function topLayer(store: ImageStore, image: Image): Layer | undefined {
  const top = image.layers[image.layers.length - 1];
  return top === undefined ? undefined : store.layers.get(top)?.layer;
}

/** Lowest first. */
export function layersOf(store: ImageStore, image: Image): readonly Layer[] {
  return image.layers.map((chainId) => {
    const row = store.layers.get(chainId);
    if (row === undefined) throw new Error(`image ${image.id} has lost its layer ${chainId}`);
    return row.layer;
  });
}

/** Registry repositories in which pushes and pulls have seen a layer, the latest first: `docker.io/library/debian`. */
export function sourcesOf({ sources }: Pick<ImageStore, 'sources'>, diffId: Digest): readonly string[] {
  const number = (repository: string) => sources.get(`${diffId} ${repository}`) ?? 0;
  return [...withPrefix(sources, diffId)].sort((a, b) => number(b) - number(a));
}

/** Notes that layers have been seen in a repository; where one is known to be, it keeps its place. */
export function noteSource(store: ImageStore, diffIds: readonly Digest[], repository: string): ImageStore {
  const sources = store.sources.with((table) => {
    for (const diffId of diffIds) {
      const key = `${diffId} ${repository}`;
      if (!store.sources.has(key)) table.set(key, store.sources.size + 1);
    }
  });
  return { ...store, sources };
}
