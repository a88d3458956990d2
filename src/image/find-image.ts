import type { Digest } from '../digest/digest.js';
import { isReferenceFailure } from '../reference/failure.js';
import { familiarString } from '../reference/familiar.js';
import { tryParseAny, withDefaultTag } from '../reference/normalize.js';
import { type AnyReference, formatReference, isNamed, withoutTagAndDigest } from '../reference/reference.js';
import { type ImageFailure, refuse } from './failure.js';
import type { Image } from './image.js';
import type { ImageStore } from './store.js';

function noSuchImage(reference: AnyReference): ImageFailure {
  const name = familiarString(isNamed(reference) ? withDefaultTag(reference) : reference);
  return refuse('no-such-image', `No such image: ${name}`, { image: name });
}

/** By a prefix of its id with or without `sha256:`; undefined also when two images match. */
export function findByIdPrefix(store: ImageStore, prefix: string): Image | undefined {
  const start = prefix.startsWith('sha256:') ? prefix : `sha256:${prefix}`;
  const [first, second] = store.images.entriesFrom(start as Digest);
  if (first === undefined || !first[0].startsWith(start)) return undefined;
  return first[0] !== start && second?.[0].startsWith(start) ? undefined : first[1];
}

/**
 * By name, `name@digest`, whole id or unique prefix of one. A name wins over an id; of a tag together with a digest
 * only the digest counts. An ambiguous prefix is no image, in the same words as a missing one.
 */
export function findImage(store: ImageStore, text: string): Image | ImageFailure {
  const reference = tryParseAny(text);
  if (isReferenceFailure(reference)) return refuse('invalid-reference', reference.message, { reference: text });
  if (!isNamed(reference)) return store.images.get(reference.digest as Digest) ?? noSuchImage(reference);
  const { digest } = reference;
  const key = digest === undefined ? withDefaultTag(reference) : { ...withoutTagAndDigest(reference), digest };
  const named = store.references.get(formatReference(key));
  const image = named === undefined ? undefined : store.images.get(named);
  return image ?? findByIdPrefix(store, text) ?? noSuchImage(reference);
}
