import type { Digest } from '../digest/digest.js';
import type { Host } from '../host/host.js';
import { imagesUsage } from '../image/sizes.js';
import { familiarString } from '../reference/familiar.js';
import { parseCanonical } from '../reference/normalize.js';
import type { Registry } from '../registry/registry.js';
import type { World } from '../world/world.js';
import { type Drawn, marked } from './change.js';
import type { Naming } from './naming.js';
import { taggedImage } from './tagged-image.js';

/** A machine, and what its engine has. */
export interface PicturedHost extends Drawn {
  readonly name: string;
  readonly online: boolean;
  /** The host whose engine its `docker` speaks to, if that is another one. */
  readonly speaksTo?: string;
  readonly images: number;
  /** Bytes of its layers, each once. */
  readonly stored: number;
  readonly containers: number;
  readonly running: number;
  readonly volumes: number;
}

export interface PicturedRegistry extends Drawn {
  readonly name: string;
  /** Refuses pushes, and pulls of what it does not have. */
  readonly denies: boolean;
}

/** A tag of a registry. */
export interface PicturedTag extends Drawn {
  readonly registry: string;
  /** Canonical: `docker.io/library/debian:latest`. */
  readonly reference: string;
  /** As people write it. */
  readonly label: string;
  /** Which image it stands for. */
  readonly image: Digest;
}

/** A tag that an image of a host has. */
export interface PicturedHolding extends Drawn {
  readonly host: string;
  readonly reference: string;
  readonly label: string;
  readonly size: number;
  /** Whether the registry of that name has the tag: for the same image, or for another one. */
  readonly there: 'same' | 'another' | 'absent';
}

/** Hosts and registries, and which images they have by the same name. */
export interface HostsPicture {
  readonly of: 'hosts';
  /** By name. */
  readonly hosts: readonly PicturedHost[];
  readonly registries: readonly PicturedRegistry[];
  readonly tags: readonly PicturedTag[];
  readonly holdings: readonly PicturedHolding[];
}

function picturedHost(host: Host): PicturedHost {
  const { total, size } = imagesUsage(host.images);
  const containers = [...host.containers.values()];
  return {
    name: host.name,
    online: host.online,
    ...(host.engine === host.name ? {} : { speaksTo: host.engine }),
    images: total,
    stored: size,
    containers: containers.length,
    running: containers.filter(({ state }) => state.status === 'running' || state.status === 'paused').length,
    volumes: host.volumes.size,
  };
}

function label(reference: string, naming: Naming): string {
  return naming(familiarString(parseCanonical(reference)));
}

function tagsOf(registry: Registry, naming: Naming): readonly PicturedTag[] {
  return [...registry.repositories].flatMap(([path, { tags }]) =>
    [...tags.keys()].flatMap((tag): readonly PicturedTag[] => {
      const reference = `${registry.name}/${path}:${tag}`;
      const image = taggedImage(registry, path, tag);
      return image ? [{ registry: registry.name, reference, label: label(reference, naming), image }] : [];
    }),
  );
}

function holding(world: World, host: Host, reference: string, id: Digest, naming: Naming): PicturedHolding {
  const named = parseCanonical(reference);
  const registry = world.registries.get(named.domain);
  const other = registry && taggedImage(registry, named.path, named.tag ?? '');
  const there = other === undefined ? 'absent' : other === id ? 'same' : 'another';
  const size = host.images.images.get(id)?.size ?? 0;
  return { host: host.name, reference, label: label(reference, naming), size, there };
}

function holdingsOf(world: World, host: Host, naming: Naming): readonly PicturedHolding[] {
  return [...host.images.references]
    .filter(([reference]) => !reference.includes('@'))
    .map(([reference, id]) => holding(world, host, reference, id, naming));
}

function momentOf(world: World, naming: Naming): HostsPicture {
  const hosts = [...world.hosts.values()];
  const registries = [...world.registries.values()];
  return {
    of: 'hosts',
    hosts: hosts.map(picturedHost),
    registries: registries.map(({ name, denies }) => ({ name, denies })),
    tags: registries.flatMap((registry) => tagsOf(registry, naming)),
    holdings: hosts.flatMap((host) => holdingsOf(world, host, naming)),
  };
}

export function hostsPicture(world: World, since: World | undefined, naming: Naming): HostsPicture {
  const now = momentOf(world, naming);
  const old = since && momentOf(since, naming);
  return {
    of: 'hosts',
    hosts: marked(old?.hosts, now.hosts, ({ name }) => name),
    registries: marked(old?.registries, now.registries, ({ name }) => name),
    tags: marked(old?.tags, now.tags, ({ reference }) => reference),
    holdings: marked(old?.holdings, now.holdings, ({ host, reference }) => `${host} ${reference}`),
  };
}
