import { isReferenceFailure } from '../reference/failure.js';
import { tryParseNormalized } from '../reference/normalize.js';
import type { NamedReference } from '../reference/reference.js';
import { type Failure, failure } from '../world/failure.js';

/** An image name as the user typed it; the engine's words if it is none. */
export function parseImageName(text: string): NamedReference | Failure {
  const parsed = tryParseNormalized(text);
  return isReferenceFailure(parsed) ? failure('invalid-reference', parsed.message, { reference: text }) : parsed;
}
