import { familiarString, tryFamiliarMatch } from '../reference/familiar.js';
import { parseCanonical } from '../reference/normalize.js';
import { unixSeconds } from '../time/instant.js';
import { type ImageFailure, isRefused, refuse } from './failure.js';
import { type ImageFilters, matchesLabels, valuesOf } from './filters.js';
import { findImage } from './find-image.js';
import type { Image } from './image.js';
import { hasChildren, type ImageStore, namesOf } from './store.js';

/** An image and those of its names that the filters let through, in familiar form. */
export interface ListedImage {
  readonly image: Image;
  readonly tags: readonly string[];
  readonly digests: readonly string[];
}

const filterKeys = ['dangling', 'label', 'before', 'since', 'reference'];

function invalidFilter(name: string): ImageFailure {
  return refuse('invalid-argument', `Invalid filter '${name}'`);
}

/** Undefined where the filter was not given; of contradicting values `true` wins. */
function readDangling(filters: ImageFilters): boolean | undefined | ImageFailure {
  const values = valuesOf(filters, 'dangling');
  if (values.length === 0) return undefined;
  if (values.includes('true')) return true;
  return values.includes('false') ? false : invalidFilter(`dangling=[${values.join(' ')}]`);
}

/** The creation time of the last image named by this filter. */
function readInstant(store: ImageStore, names: readonly string[]): number | undefined | ImageFailure {
  let instant: number | undefined;
  for (const name of names) {
    const image = findImage(store, name);
    if (isRefused(image)) return image;
    instant = image.created;
  }
  return instant;
}

function matchingNames(store: ImageStore, image: Image, patterns: readonly string[]): readonly string[] | ImageFailure {
  const matching: string[] = [];
  for (const name of namesOf(store, image.id)) {
    const reference = parseCanonical(name);
    let matched = patterns.length === 0;
    for (const pattern of patterns) {
      const result = tryFamiliarMatch(pattern, reference);
      if (typeof result === 'object') return refuse('invalid-argument', result.message);
      matched ||= result;
      if (matched) break;
    }
    if (matched) matching.push(familiarString(reference));
  }
  return matching;
}

/** Newest first by whole seconds, as lists show them; what was added later first among equals. */
export function byCreation(a: Image, b: Image): number {
  return unixSeconds(b.created) - unixSeconds(a.created) || b.sequence - a.sequence;
}

/** `docker images`: untagged images that have children are left out unless `all`. */
export function listImages(
  store: ImageStore,
  { all = false, filters = {} }: { readonly all?: boolean; readonly filters?: ImageFilters } = {},
): readonly ListedImage[] | ImageFailure {
  const unknown = Object.keys(filters).find((key) => !filterKeys.includes(key));
  if (unknown !== undefined) return invalidFilter(unknown);
  const dangling = readDangling(filters);
  if (isRefused(dangling)) return dangling;
  const before = readInstant(store, valuesOf(filters, 'before'));
  if (isRefused(before)) return before;
  const since = readInstant(store, valuesOf(filters, 'since'));
  if (isRefused(since)) return since;
  const patterns = valuesOf(filters, 'reference');
  const labels = valuesOf(filters, 'label');
  const rows: ListedImage[] = [];
  for (const image of [...store.images.values()].sort(byCreation)) {
    if (before !== undefined && image.created >= before) continue;
    if (since !== undefined && image.created <= since) continue;
    if (!matchesLabels(labels, image.config.config.Labels)) continue;
    const isParent = hasChildren(store, image.id);
    if (dangling === true && isParent) continue;
    const names = matchingNames(store, image, patterns);
    if (isRefused(names)) return names;
    const tags = names.filter((name) => !name.includes('@'));
    if (names.length === 0 && ((isParent && !all) || dangling === false || patterns.length > 0)) continue;
    if (dangling === true && tags.length > 0) continue;
    rows.push({ image, tags, digests: names.filter((name) => name.includes('@')) });
  }
  return rows;
}
