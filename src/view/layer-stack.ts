import type { Digest } from '../digest/digest.js';
import type { Host } from '../host/host.js';
import type { Image } from '../image/image.js';
import { byCreation } from '../image/list-images.js';
import { sizesOf } from '../image/sizes.js';
import { hasChildren, hasNames, type ImageStore, namesOf } from '../image/store.js';
import { familiarString } from '../reference/familiar.js';
import { parseCanonical } from '../reference/normalize.js';
import type { World } from '../world/world.js';
import { writableSize } from '../container/writable-size.js';
import { hostOf } from './host-of.js';

export interface StackedLayer {
  readonly chainId: Digest;
  readonly diffId: Digest;
  /** The layer it lies on; absent at the bottom. */
  readonly parent?: Digest;
  readonly size: number;
  /** Images that end with this layer, newest first. */
  readonly images: readonly Digest[];
  /** How many images include it. */
  readonly sharedBy: number;
}

export interface StackedImage {
  readonly id: Digest;
  /** Tags and digests in familiar form; none for a nameless one. */
  readonly names: readonly string[];
  /** Chain ids, lowest first. */
  readonly layers: readonly Digest[];
  readonly size: number;
  readonly shared: number;
  readonly unique: number;
  /** An untagged parent, which lists do not show. */
  readonly hidden: boolean;
}

export interface StackedContainer {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly image: Digest;
  /** The layer that its own one lies on. */
  readonly on?: Digest;
  /** Bytes of its own layer. */
  readonly size: number;
}

/** Every layer of a host once, and what stands on it. */
export interface LayerStacks {
  /** Each after the one it lies on. */
  readonly layers: readonly StackedLayer[];
  /** Newest first. */
  readonly images: readonly StackedImage[];
  /** In the order in which they were created. */
  readonly containers: readonly StackedContainer[];
}

/** How many layers lie under each one. */
function depths(store: ImageStore): ReadonlyMap<Digest, number> {
  const known = new Map<Digest, number>();
  for (const id of store.layers.keys()) {
    const chain: Digest[] = [];
    let at: Digest | undefined = id;
    while (at !== undefined && !known.has(at)) {
      chain.unshift(at);
      at = store.layers.get(at)?.layer.parent;
    }
    const below = at === undefined ? -1 : (known.get(at) ?? -1);
    chain.forEach((one, index) => void known.set(one, below + 1 + index));
  }
  return known;
}

function stackedLayers(host: Host, images: readonly Image[]): readonly StackedLayer[] {
  const tops = new Map<Digest, Digest[]>();
  const sharers = new Map<Digest, number>();
  for (const { id, layers } of images) {
    const top = layers[layers.length - 1];
    if (top !== undefined) tops.set(top, [...(tops.get(top) ?? []), id]);
    for (const layer of layers) sharers.set(layer, (sharers.get(layer) ?? 0) + 1);
  }
  const depth = depths(host.images);
  return [...host.images.layers.values()]
    .map(({ layer: { chainId, diffId, parent, size } }) => ({
      chainId,
      diffId,
      ...(parent === undefined ? {} : { parent }),
      size,
      images: tops.get(chainId) ?? [],
      sharedBy: sharers.get(chainId) ?? 0,
    }))
    .sort((a, b) => (depth.get(a.chainId) ?? 0) - (depth.get(b.chainId) ?? 0) || (a.chainId < b.chainId ? -1 : 1));
}

function stackedImage({ images: store }: Host, image: Image): StackedImage {
  return {
    id: image.id,
    names: namesOf(store, image.id).map((name) => familiarString(parseCanonical(name))),
    layers: image.layers,
    size: image.size,
    ...sizesOf(store, image),
    hidden: !hasNames(store, image.id) && hasChildren(store, image.id),
  };
}

/** The images and containers of a host by the layers they share. */
export function layerStacks(world: World, hostName: string): LayerStacks {
  const host = hostOf(world, hostName);
  const images = [...host.images.images.values()].sort(byCreation);
  const containers = [...host.containers.values()].sort((a, b) => a.created - b.created || a.sequence - b.sequence);
  return {
    layers: stackedLayers(host, images),
    images: images.map((image) => stackedImage(host, image)),
    containers: containers.map((container) => ({
      id: container.id,
      name: container.name,
      status: container.state.status,
      image: container.image,
      ...(container.topLayer === undefined ? {} : { on: container.topLayer }),
      size: writableSize(container),
    })),
  };
}
