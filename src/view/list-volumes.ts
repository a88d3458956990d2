import { matchesLabels } from '../image/filters.js';
import { isUnused } from '../volume/lifetime.js';
import { type Failure, isFailure } from '../world/failure.js';
import type { World } from '../world/world.js';
import {
  checkFilterKeys,
  type Filters,
  filterValues,
  invalidFilter,
  matchesExactly,
  matchesPattern,
} from './filters.js';
import { hostOf } from './host-of.js';
import { type VolumeDocument, volumeDocument } from './volume-document.js';

/** The answer of `/volumes`. */
export interface VolumesDocument {
  readonly Volumes: readonly VolumeDocument[];
  readonly Warnings: null;
}

/** Undefined where the filter was not given; of contradicting values `true` wins. */
function readDangling(values: readonly string[]): boolean | undefined | Failure {
  if (values.length === 0) return undefined;
  if (values.includes('true') || values.includes('1')) return true;
  if (values.includes('false') || values.includes('0')) return false;
  return invalidFilter(`dangling=[${values.join(' ')}]`);
}

/** By name. Dangling is what the world's law calls unused. */
export function listVolumes(world: World, hostName: string, filters: Filters = {}): VolumesDocument | Failure {
  const unknown = checkFilterKeys(filters, ['dangling', 'driver', 'label', 'name']);
  if (unknown) return unknown;
  const dangling = readDangling(filterValues(filters, 'dangling'));
  if (isFailure(dangling)) return dangling;
  const matching = [...hostOf(world, hostName).volumes.values()].filter(
    (volume) =>
      matchesExactly(filterValues(filters, 'driver'), volume.driver) &&
      matchesPattern(filterValues(filters, 'name'), volume.name) &&
      matchesLabels(filterValues(filters, 'label'), volume.labels) &&
      (dangling === undefined || dangling === isUnused(world.volumeLifetime, volume)),
  );
  return { Volumes: matching.map(volumeDocument), Warnings: null };
}
