import { parseCanonical } from '../reference/normalize.js';
import { type ImageFailure, isRefused, refuse } from './failure.js';
import { type ImageFilters, matchesLabels, valuesOf } from './filters.js';
import type { Image } from './image.js';
import { byCreation } from './list-images.js';
import { type ImageEvent, type Removal, type RemovalRecord, removeImage } from './remove-image.js';
import { hasChildren, hasNames, type ImageStore, type ImageUsers, namesOf } from './store.js';

const filterKeys = ['dangling', 'label', 'label!', 'until'];

function readDanglingOnly(filters: ImageFilters): boolean | ImageFailure {
  const values = valuesOf(filters, 'dangling');
  if (values.length === 0) return true;
  if (values.includes('false') || values.includes('0')) return false;
  if (values.includes('true') || values.includes('1')) return true;
  return refuse('invalid-argument', `Invalid filter 'dangling=[${values.join(' ')}]'`);
}

function isCandidate(store: ImageStore, image: Image, filters: ImageFilters, until: number | undefined): boolean {
  if (!hasNames(store, image.id) && hasChildren(store, image.id)) return false;
  if (until !== undefined && image.created > until) return false;
  const labels = image.config.config.Labels;
  const unwanted = valuesOf(filters, 'label!');
  return matchesLabels(valuesOf(filters, 'label'), labels) && !(unwanted.length > 0 && matchesLabels(unwanted, labels));
}

/**
 * `docker image prune`, newest image first. Images with containers are skipped silently. The Engine's default is
 * `dangling=true`; the value of the filter `until` is read by the caller, who knows the clock: milliseconds.
 */
export function pruneImages(
  store: ImageStore,
  users: ImageUsers,
  { filters = {}, until }: { readonly filters?: ImageFilters; readonly until?: number | undefined } = {},
): Removal | ImageFailure {
  const unknown = Object.keys(filters).find((key) => !filterKeys.includes(key));
  if (unknown !== undefined) return refuse('invalid-argument', `Invalid filter '${unknown}'`);
  const danglingOnly = readDanglingOnly(filters);
  if (isRefused(danglingOnly)) return danglingOnly;
  const candidates = [...store.images.values()]
    .filter((image) => !(danglingOnly && hasChildren(store, image.id)) && isCandidate(store, image, filters, until))
    .sort(byCreation);
  const records: RemovalRecord[] = [];
  const events: ImageEvent[] = [];
  let left = store;
  let freed = 0;
  for (const { id } of candidates) {
    const names = namesOf(store, id);
    if (danglingOnly && names.some((name) => parseCanonical(name).digest === undefined)) continue;
    for (const text of names.length > 0 ? names : [id.slice('sha256:'.length)]) {
      const removal = removeImage(left, users, text);
      if (isRefused(removal)) continue;
      left = removal.store;
      freed += removal.freed;
      records.push(...removal.records);
      events.push(...removal.events);
    }
  }
  return { store: left, records, events, freed };
}
