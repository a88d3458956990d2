import type { Digest } from '../digest/digest.js';
import type { Container } from '../container/container.js';
import { writableSize } from '../container/writable-size.js';
import { imageName, oldestFirst } from '../explain/display-name.js';
import { compareTrees } from '../filesystem/compare.js';
import { directoryAt } from '../filesystem/lookup.js';
import { filesBelow } from './files-below.js';
import type { Host } from '../host/host.js';
import { familiarString } from '../reference/familiar.js';
import { parseCanonical } from '../reference/normalize.js';
import { volumeFolder } from '../volume/volume.js';
import { volumeSize } from '../view/disk-usage.js';
import { hostOf } from '../view/host-of.js';
import type { World } from '../world/world.js';

/** A container that is gone, with the paths of its own layer: what no image has. */
export interface LostContainer {
  readonly id: string;
  readonly name: string;
  /** Files and links that were added or changed there; what it had only deleted is no loss, and folders hold nothing. */
  readonly paths: readonly string[];
  readonly bytes: number;
}

/** A volume that is gone, with the files and links in it. */
export interface LostVolume {
  readonly name: string;
  readonly paths: readonly string[];
  readonly bytes: number;
}

export interface LostImage {
  readonly id: Digest;
  /** As a list showed it. */
  readonly name: string;
}

export interface LostLayer {
  readonly chainId: Digest;
  readonly bytes: number;
}

/** What one moment of a host has and a later one has not. */
export interface Losses {
  /** Oldest first. */
  readonly containers: readonly LostContainer[];
  readonly volumes: readonly LostVolume[];
  readonly images: readonly LostImage[];
  /** Names that images which stay have lost. */
  readonly names: readonly string[];
  readonly layers: readonly LostLayer[];
  /** Bytes of the layers, of the containers' own layers and of the volumes. */
  readonly freed: number;
}

function lostContainer(container: Container): LostContainer {
  const { id, name, base, files } = container;
  const paths = compareTrees(base, files.root).flatMap(({ path, node }) =>
    node === undefined || node.kind === 'dir' ? [] : [path],
  );
  return { id, name, paths, bytes: writableSize(container) };
}

function lostVolume(host: Host, name: string): LostVolume {
  const folder = directoryAt(host.files.root, volumeFolder(name));
  return { name, paths: folder === undefined ? [] : filesBelow(folder), bytes: volumeSize(host, name) };
}

/** What is lost on a host between two moments of a world: of a fork that tried a command, or of what really happened. */
export function losses(before: World, after: World, hostName: string): Losses {
  const [old, now] = [hostOf(before, hostName), hostOf(after, hostName)];
  const containers = oldestFirst([...old.containers.values()].filter(({ id }) => !now.containers.has(id))).map(
    lostContainer,
  );
  const volumes = [...old.volumes.keys()].filter((name) => isGone(old, now, name)).map((name) => lostVolume(old, name));
  const images = [...old.images.images.keys()]
    .filter((id) => !now.images.images.has(id))
    .map((id) => ({ id, name: imageName(old.images, id) }));
  const names = [...old.images.references]
    .filter(([name, id]) => now.images.references.get(name) !== id && now.images.images.has(id))
    .map(([name]) => familiarString(parseCanonical(name)));
  const layers = [...old.images.layers.values()]
    .filter(({ layer }) => !now.images.layers.has(layer.chainId))
    .map(({ layer: { chainId, size } }) => ({ chainId, bytes: size }));
  const freed = [...containers, ...volumes, ...layers].reduce((sum, { bytes }) => sum + bytes, 0);
  return { containers, volumes, images, names, layers, freed };
}

/** Not there any more, or another one of the same name. */
function isGone(old: Host, now: Host, name: string): boolean {
  const [one, other] = [old.volumes.get(name), now.volumes.get(name)];
  return other === undefined || one?.created !== other.created;
}
