import type { ImageFailure } from '../image/failure.js';
import { type Failure, failure } from '../world/failure.js';

/** A refusal of the image room as the world's own kind of failure. */
export function fromImages(refusal: ImageFailure): Failure {
  return failure(refusal.refused, refusal.message, refusal.about);
}
