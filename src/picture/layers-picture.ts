import { type Digest, shortId } from '../digest/digest.js';
import type { World } from '../world/world.js';
import { layerStacks } from '../view/layer-stack.js';
import { type Drawn, marked } from './change.js';
import type { Naming } from './naming.js';

/** A layer, drawn once however many images have it. */
export interface PicturedLayer extends Drawn {
  readonly chainId: Digest;
  /** Twelve digits. */
  readonly label: string;
  /** The layer it lies on; absent at the bottom. */
  readonly parent?: Digest;
  readonly size: number;
  /** How many images have it. */
  readonly sharedBy: number;
}

/** A name of an image. */
export interface PicturedName extends Drawn {
  readonly text: string;
}

/** An image: its top layer and everything below. */
export interface PicturedImage extends Drawn {
  readonly id: Digest;
  /** Its tags, or what stands for them where it has none. */
  readonly names: readonly PicturedName[];
  /** Absent for an image without layers. */
  readonly top?: Digest;
  /** Virtual size: all its layers. */
  readonly size: number;
}

/** A container with its writable layer. */
export interface PicturedContainer extends Drawn {
  readonly id: string;
  readonly label: string;
  readonly status: string;
  /** The layer that its own one lies on; absent where its image has none. */
  readonly on?: Digest;
  readonly image: Digest;
  /** Bytes of its own layer. */
  readonly size: number;
}

/** Images as stacks that share layers, and the containers on top of them. */
export interface LayersPicture {
  readonly of: 'layers';
  readonly host: string;
  /** Each after the one it lies on; what stands on the same one, oldest image first. */
  readonly layers: readonly PicturedLayer[];
  /** Oldest first. */
  readonly images: readonly PicturedImage[];
  /** Oldest first. */
  readonly containers: readonly PicturedContainer[];
  /** Bytes of all layers, each once. */
  readonly stored: number;
  /** Bytes that the lists show: every image with all its layers. */
  readonly listed: number;
}

/** Tags; digests only where there is no tag; else what a list shows. */
function pictured(names: readonly string[], id: Digest, naming: Naming): readonly PicturedName[] {
  const tags = names.filter((name) => !name.includes('@'));
  const shown = tags.length > 0 ? tags : names.map((name) => name.replace(/(@sha256:[0-9a-f]{12})[0-9a-f]*$/, '$1'));
  const texts = shown.length > 0 ? shown.map(naming) : [`<none> ${naming(shortId(id))}`];
  return texts.map((text) => ({ text }));
}

function momentOf(world: World, host: string, naming: Naming): LayersPicture {
  const stacks = layerStacks(world, host);
  const images = stacks.images.toReversed().map(({ id, names, layers, size }): PicturedImage => {
    const top = layers.at(-1);
    return { id, names: pictured(names, id, naming), ...(top === undefined ? {} : { top }), size };
  });
  const rank = new Map<Digest, number>();
  for (const [at, { layers }] of stacks.images.toReversed().entries())
    for (const layer of layers) if (!rank.has(layer)) rank.set(layer, at);
  const rankOf = (id: Digest) => rank.get(id) ?? images.length;
  const layers = stacks.layers.map(({ chainId, parent, size, sharedBy }): PicturedLayer => {
    const below = parent === undefined ? {} : { parent };
    return { chainId, label: naming(shortId(chainId)), ...below, size, sharedBy };
  });
  const containers = stacks.containers.map(({ id, name, status, on, image, size }): PicturedContainer => {
    return { id, label: naming(name), status, ...(on === undefined ? {} : { on }), image, size };
  });
  return {
    of: 'layers',
    host,
    layers: parentsFirst(layers, rankOf),
    images,
    containers,
    stored: layers.reduce((sum, { size }) => sum + size, 0),
    listed: images.reduce((sum, { size }) => sum + size, 0),
  };
}

/** The order of a walk through the stacks from the bottom up. */
function parentsFirst(layers: readonly PicturedLayer[], rankOf: (id: Digest) => number): readonly PicturedLayer[] {
  const above = new Map<Digest | undefined, PicturedLayer[]>();
  for (const layer of layers) above.set(layer.parent, [...(above.get(layer.parent) ?? []), layer]);
  const before = (a: PicturedLayer, b: PicturedLayer) =>
    rankOf(a.chainId) - rankOf(b.chainId) || (a.chainId < b.chainId ? -1 : 1);
  for (const siblings of above.values()) siblings.sort(before);
  const ordered: PicturedLayer[] = [];
  const waiting = [...(above.get(undefined) ?? [])].reverse();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    ordered.push(next);
    waiting.push(...[...(above.get(next.chainId) ?? [])].reverse());
  }
  return ordered;
}

export function layersPicture(world: World, host: string, since: World | undefined, naming: Naming): LayersPicture {
  const now = momentOf(world, host, naming);
  const old = since?.hosts.has(host) ? momentOf(since, host, naming) : undefined;
  return {
    ...now,
    // A layer never changes; only who has it does.
    layers: marked(
      old?.layers,
      now.layers,
      ({ chainId }) => chainId,
      ({ chainId }) => chainId,
    ),
    images: marked(old?.images, now.images, ({ id }) => id).map((image) => withNames(image, old?.images)),
    containers: marked(old?.containers, now.containers, ({ id }) => id),
  };
}

/** Of an image that stays, the names that it has got and lost. */
function withNames(image: PicturedImage, before: readonly PicturedImage[] | undefined): PicturedImage {
  const old = image.change === 'changed' ? before?.find(({ id }) => id === image.id) : undefined;
  return old === undefined ? image : { ...image, names: marked(old.names, image.names, ({ text }) => text) };
}
