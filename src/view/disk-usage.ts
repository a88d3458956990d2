import type { Host } from '../host/host.js';
import { nodeAt } from '../filesystem/lookup.js';
import { treeSize } from '../filesystem/sizes.js';
import { isRefused } from '../image/failure.js';
import { listImages } from '../image/list-images.js';
import { containersOf, imagesUsage, sizesOf } from '../image/sizes.js';
import type { VolumeLifetime } from '../volume/lifetime.js';
import { hasOptions } from '../volume/volume-options.js';
import { type Volume, volumeFolder } from '../volume/volume.js';
import { isFailure } from '../world/failure.js';
import type { World } from '../world/world.js';
import type { ContainerRow } from './container-row.js';
import { hostOf } from './host-of.js';
import { type ImageRow, imageRow } from './list-images.js';
import { listContainers } from './list-containers.js';
import { type VolumeDocument, volumeDocument } from './volume-document.js';

export interface UsedVolume extends VolumeDocument {
  readonly UsageData: { readonly RefCount: number; readonly Size: number };
}

/** The answer of `/system/df`. */
export interface DiskUsage {
  /** Bytes of the distinct layers of listed images. */
  readonly LayersSize: number;
  readonly Images: readonly ImageRow[];
  readonly Containers: readonly ContainerRow[];
  readonly Volumes: readonly UsedVolume[];
  readonly BuildCache: null;
  readonly BuilderSize: 0;
}

function usedImages({ images }: Host): readonly ImageRow[] {
  const listed = listImages(images);
  if (isRefused(listed)) throw new Error(listed.message);
  return listed.map((row) => imageRow(row, containersOf(images, row.image.id), sizesOf(images, row.image).shared));
}

/** Bytes of the files in a volume. */
export function volumeSize(host: Host, name: string): number {
  const folder = nodeAt(host.files.root, volumeFolder(name));
  return folder?.kind === 'dir' ? treeSize(folder) : 0;
}

/** How many containers hold a volume, as the world's law counts them. */
export function linkCount(law: VolumeLifetime, volume: Volume): number {
  return law === 'course' ? volume.mountedBy.size : volume.references.size;
}

/** Volumes made with options are somebody else's storage: the engine does not measure them. */
function usedVolumes(world: World, host: Host): readonly UsedVolume[] {
  return [...host.volumes.values()]
    .filter(({ options }) => !hasOptions(options))
    .map((volume) => ({
      ...volumeDocument(volume),
      UsageData: { RefCount: linkCount(world.volumeLifetime, volume), Size: volumeSize(host, volume.name) },
    }));
}

export function diskUsage(world: World, hostName: string): DiskUsage {
  const host = hostOf(world, hostName);
  const containers = listContainers(world, hostName, { all: true, size: true });
  if (isFailure(containers)) throw new Error(containers.message);
  return {
    LayersSize: imagesUsage(host.images).size,
    Images: usedImages(host),
    Containers: containers,
    Volumes: usedVolumes(world, host),
    BuildCache: null,
    BuilderSize: 0,
  };
}
