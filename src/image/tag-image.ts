import type { Digest } from '../digest/digest.js';
import { familiarName } from '../reference/familiar.js';
import { withDefaultTag } from '../reference/normalize.js';
import { formatReference, type NamedReference, withoutTagAndDigest } from '../reference/reference.js';
import { accountFor } from './account.js';
import { type ImageFailure, isRefused, refuse } from './failure.js';
import type { ImageStore } from './store.js';

/** Gives a canonical reference to an image, and takes it from another one. */
export function setReference(store: ImageStore, id: Digest, reference: string): ImageStore {
  const previous = store.references.get(reference);
  if (previous === id) return store;
  return accountFor(store, [id, previous], (before) => ({
    ...before,
    references: before.references.set(reference, id),
    names: before.names.with((names) => {
      if (previous !== undefined) names.delete(`${previous} ${reference}`);
      names.set(`${id} ${reference}`, true);
    }),
  }));
}

/**
 * Puts a name on an image of the store, `:latest` where none is given; another image that has it loses it silently. The
 * image remembers the instant: an image that is loaded or pulled gets its name without it (see `nameImage`).
 */
export function tagImage(store: ImageStore, id: Digest, name: NamedReference, now: number): ImageStore | ImageFailure {
  const named = nameImage(store, id, name);
  if (isRefused(named)) return named;
  const image = named.images.get(id);
  return image === undefined ? named : { ...named, images: named.images.set(id, { ...image, lastTagged: now }) };
}

/** The same as `docker load` does it. */
export function nameImage(store: ImageStore, id: Digest, name: NamedReference): ImageStore | ImageFailure {
  if (familiarName(name) === 'sha256') {
    return refuse('invalid-argument', 'refusing to create an ambiguous tag using digest algorithm as name');
  }
  const { tag } = withDefaultTag({
    ...withoutTagAndDigest(name),
    ...(name.tag === undefined ? {} : { tag: name.tag }),
  });
  if (!store.images.has(id) || tag === undefined) throw new Error(`no image ${id} to tag`);
  return setReference(store, id, formatReference({ ...withoutTagAndDigest(name), tag }));
}

/** Remembers under which digest a registry's repository has an image: what pushes and pulls leave behind. */
export function nameByDigest(store: ImageStore, id: Digest, repository: NamedReference, digest: Digest): ImageStore {
  return setReference(store, id, formatReference({ ...withoutTagAndDigest(repository), digest }));
}

/** Takes a canonical reference off the image that has it. */
export function dropReference(store: ImageStore, reference: string): ImageStore {
  const id = store.references.get(reference);
  if (id === undefined) return store;
  return accountFor(store, [id], (before) => ({
    ...before,
    references: before.references.delete(reference),
    names: before.names.delete(`${id} ${reference}`),
  }));
}
