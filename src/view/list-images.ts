import type { Digest } from '../digest/digest.js';
import { fromImages } from '../engine/from-image-failure.js';
import { isRefused } from '../image/failure.js';
import { type ListedImage, listImages as listStored } from '../image/list-images.js';
import { unixSeconds } from '../time/instant.js';
import type { Failure } from '../world/failure.js';
import type { World } from '../world/world.js';
import type { Filters } from './filters.js';
import { hostOf } from './host-of.js';
import { sortedByName } from './sorted-by-name.js';

/** A row of `/images/json`. `Containers` and `SharedSize` are -1 there; `/system/df` computes them. */
export interface ImageRow {
  readonly Containers: number;
  /** Seconds. */
  readonly Created: number;
  readonly Id: Digest;
  readonly Labels: Readonly<Record<string, string>> | null;
  readonly ParentId: string;
  readonly RepoDigests: readonly string[] | null;
  readonly RepoTags: readonly string[] | null;
  readonly SharedSize: number;
  readonly Size: number;
  readonly VirtualSize: number;
}

function orNull(names: readonly string[]): readonly string[] | null {
  return names.length === 0 ? null : names;
}

/** An image without any name has both kinds, as `<none>`; of the other ones a missing kind is null. */
export function imageRow({ image, tags, digests }: ListedImage, containers: number, shared: number): ImageRow {
  const nameless = tags.length === 0 && digests.length === 0;
  const labels = image.config.config.Labels;
  return {
    Containers: containers,
    Created: unixSeconds(image.created),
    Id: image.id,
    Labels: labels ? sortedByName(labels) : null,
    ParentId: image.parent ?? '',
    RepoDigests: nameless ? ['<none>@<none>'] : orNull(digests),
    RepoTags: nameless ? ['<none>:<none>'] : orNull(tags),
    SharedSize: shared,
    Size: image.size,
    VirtualSize: image.size,
  };
}

export interface ListImagesOptions {
  /** Also untagged images that have children. */
  readonly all?: boolean;
  readonly filters?: Filters;
}

/** The rows of `docker images`, as `/images/json` has them: newest first by the second. */
export function listImages(
  world: World,
  hostName: string,
  options: ListImagesOptions = {},
): readonly ImageRow[] | Failure {
  const listed = listStored(hostOf(world, hostName).images, options);
  return isRefused(listed) ? fromImages(listed) : listed.map((image) => imageRow(image, -1, -1));
}
