import { goQuote } from '../go/quote.js';
import { type Digest, shortId } from '../digest/digest.js';
import { familiarString } from '../reference/familiar.js';
import { parseCanonical, parseNormalized, withDefaultTag } from '../reference/normalize.js';
import { formatReference, type NamedReference, repositoryName, withoutTagAndDigest } from '../reference/reference.js';
import { dropImage } from './add-image.js';
import { type ImageFailure, isRefused, refuse } from './failure.js';
import { findImage } from './find-image.js';
import type { Image } from './image.js';
import { hasChildren, hasNames, isDangling, type ImageStore, type ImageUsers, namesOf } from './store.js';
import { dropReference } from './tag-image.js';

/** One line of the answer: a familiar reference, or an image id or a chain id. */
export type RemovalRecord = { readonly untagged: string } | { readonly deleted: Digest };

export interface ImageEvent {
  readonly action: 'untag' | 'delete';
  readonly id: Digest;
}

export interface Removal {
  readonly store: ImageStore;
  readonly records: readonly RemovalRecord[];
  readonly events: readonly ImageEvent[];
  /** Bytes of the layers that are gone. */
  readonly freed: number;
}

export interface RemoveOptions {
  readonly force?: boolean;
  /** Leave untagged parents alone. */
  readonly noPrune?: boolean;
}

interface Conflict {
  readonly hard: boolean;
  readonly code: 'image-in-use' | 'image-has-children' | 'image-has-names';
  /** The container in the way of `image-in-use`. */
  readonly container?: string;
  readonly reason: string;
}

type Check = 'child' | 'running' | 'reference' | 'stopped';
const hardChecks: readonly Check[] = ['child', 'running'];
const allChecks: readonly Check[] = ['child', 'running', 'reference', 'stopped'];

function findConflict(
  store: ImageStore,
  users: ImageUsers,
  id: Digest,
  checks: readonly Check[],
): Conflict | undefined {
  const user = (running: boolean) => [...users.containersOf(id)].find((container) => container.running === running)?.id;
  for (const check of checks) {
    if (check === 'child' && hasChildren(store, id)) {
      return { hard: true, code: 'image-has-children', reason: 'image has dependent child images' };
    }
    if (check === 'reference' && hasNames(store, id)) {
      return { hard: false, code: 'image-has-names', reason: 'image is referenced in multiple repositories' };
    }
    const running = check === 'running';
    const container = running || check === 'stopped' ? user(running) : undefined;
    if (container === undefined) continue;
    const state = running ? 'running' : 'stopped';
    const reason = `image is being used by ${state} container ${shortId(container)}`;
    return { hard: running, code: 'image-in-use', container, reason };
  }
  return undefined;
}

function refuseConflict(id: Digest, { hard, code, container, reason }: Conflict): ImageFailure {
  const how = hard ? 'cannot be forced' : 'must be forced';
  const about = { image: id, ...(container === undefined ? {} : { container }) };
  return refuse(code, `conflict: unable to delete ${shortId(id)} (${how}) - ${reason}`, about);
}

/** At most one tag, and digests of one repository only: then removing by id does not ask for force. */
function isSingleReference(names: readonly string[]): boolean {
  if (names.length <= 1) return names.length === 1;
  const references = names.map(parseCanonical);
  const tags = references.filter((reference) => reference.digest === undefined);
  if (tags.length > 1) return false;
  const repositories = new Set(references.filter((reference) => reference.digest !== undefined).map(repositoryName));
  const single = tags[0] ?? references[0];
  return single !== undefined && repositories.size === 1 && repositories.has(repositoryName(single));
}

/** Whether the user named the image by its id: then it is deleted, otherwise that name is taken off it. */
function isIdPrefix(id: Digest, text: string): boolean {
  return id.startsWith(text) || id.slice('sha256:'.length).startsWith(text);
}

function untag(removal: Removal, id: Digest, name: string, silent = false): Removal {
  return {
    ...removal,
    store: dropReference(removal.store, name),
    records: [...removal.records, { untagged: familiarString(parseCanonical(name)) }],
    events: silent ? removal.events : [...removal.events, { action: 'untag', id }],
  };
}

function removeRow(removal: Removal, image: Image): Removal {
  const untagged = namesOf(removal.store, image.id).reduce((before, name) => untag(before, image.id, name), removal);
  const { store, freed } = dropImage(untagged.store, image);
  return {
    store,
    records: [...untagged.records, { deleted: image.id }, ...freed.map((layer) => ({ deleted: layer.chainId }))],
    events: [...untagged.events, { action: 'delete', id: image.id }],
    freed: freed.reduce((sum, layer) => sum + layer.size, untagged.freed),
  };
}

/**
 * Deletes the image and climbs to parents that nothing else needs. `quiet`: a conflict of an image that is no loss
 * to keep ends it without an error; parents are always asked quietly and without force.
 */
function deleteImage(
  start: Removal,
  users: ImageUsers,
  first: Image,
  options: RemoveOptions,
  quietFirst: boolean,
): Removal | ImageFailure {
  let removal = start;
  let force = options.force === true;
  let quiet = quietFirst;
  for (let image: Image | undefined = first; image !== undefined; ) {
    const conflict = findConflict(removal.store, users, image.id, force ? hardChecks : allChecks);
    if (conflict !== undefined) {
      const ignored = quiet && (!isDangling(removal.store, image.id) || conflict.container !== undefined);
      return ignored ? removal : refuseConflict(image.id, conflict);
    }
    removal = removeRow(removal, image);
    if (options.noPrune === true || image.parent === undefined) break;
    image = removal.store.images.get(image.parent);
    force = false;
    quiet = true;
  }
  return removal;
}

/** The name that the user meant, and with its repository's last tag also that repository's digests. */
function untagName(start: Removal, id: Digest, text: string): Removal {
  const typed = parseNormalized(text);
  const name: NamedReference =
    typed.digest === undefined ? withDefaultTag(typed) : { ...withoutTagAndDigest(typed), digest: typed.digest };
  const removal = untag(start, id, formatReference(name));
  if (name.digest !== undefined) return removal;
  const repository = repositoryName(name);
  const left = namesOf(removal.store, id).filter((other) => repositoryName(parseCanonical(other)) === repository);
  const tagLeft = left.some((other) => parseCanonical(other).digest === undefined);
  return tagLeft ? removal : left.reduce((before, other) => untag(before, id, other, true), removal);
}

/** `docker rmi`: FINDINGS of the real Engine, daemon/images/image_delete.go of moby 20.10. */
export function removeImage(
  store: ImageStore,
  users: ImageUsers,
  text: string,
  options: RemoveOptions = {},
): Removal | ImageFailure {
  const image = findImage(store, text);
  if (isRefused(image)) return image;
  const { id } = image;
  const start: Removal = { store, records: [], events: [], freed: 0 };
  const names = namesOf(store, id);
  if (isIdPrefix(id, text)) {
    if (!isSingleReference(names)) return deleteImage(start, users, image, options, false);
    const checks: readonly Check[] = options.force === true ? hardChecks : ['child', 'running', 'stopped'];
    const conflict = findConflict(store, users, id, checks);
    if (conflict !== undefined) return refuseConflict(id, conflict);
    const untagged = names.reduce((before, name) => untag(before, id, name), start);
    return deleteImage(untagged, users, image, options, false);
  }
  if (options.force !== true && isSingleReference(names)) {
    const [container] = users.containersOf(id);
    if (container !== undefined) {
      const using = `container ${shortId(container.id)} is using its referenced image ${shortId(id)}`;
      const message = `conflict: unable to remove repository reference ${goQuote(text)} (must force) - ${using}`;
      return refuse('image-in-use', message, { image: id, reference: text, container: container.id });
    }
  }
  const untagged = untagName(start, id, text);
  return hasNames(untagged.store, id) ? untagged : deleteImage(untagged, users, image, options, true);
}
