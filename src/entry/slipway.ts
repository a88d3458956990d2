/**
 * `import … from 'slipway'`: the lab, the world under it, and the views of a world.
 *
 * @packageDocumentation
 */
export { familiarName, familiarString } from '../reference/familiar.js';
export { parseNormalized, tryParseNormalized, withDefaultTag } from '../reference/normalize.js';
export {
  type AnyReference,
  type DigestReference,
  formatReference,
  type NamedReference,
} from '../reference/reference.js';
export type { ReferenceFailure, ReferenceFailureCode } from '../reference/failure.js';
