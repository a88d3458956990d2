import type { Digest } from '../digest/digest.js';
import { fromImages } from '../engine/from-image-failure.js';
import { isRefused } from '../image/failure.js';
import { findImage } from '../image/find-image.js';
import { imageHistory as historyOf } from '../image/image-history.js';
import type { Failure } from '../world/failure.js';
import type { World } from '../world/world.js';
import { hostOf } from './host-of.js';

/** A row of `/images/NAME/history`. */
export interface HistoryDocument {
  readonly Comment: string;
  /** Seconds. */
  readonly Created: number;
  readonly CreatedBy: string;
  readonly Id: Digest | '<missing>';
  readonly Size: number;
  readonly Tags: readonly string[] | null;
}

/** Newest step first. */
export function imageHistory(world: World, hostName: string, text: string): readonly HistoryDocument[] | Failure {
  const store = hostOf(world, hostName).images;
  const image = findImage(store, text);
  if (isRefused(image)) return fromImages(image);
  return historyOf(store, image).map(({ Comment, Created, CreatedBy, Id, Size, Tags }) => ({
    Comment,
    Created,
    CreatedBy,
    Id,
    Size,
    Tags,
  }));
}
