import type { Digest } from '../digest/digest.js';
import { familiarString } from '../reference/familiar.js';
import { parseCanonical } from '../reference/normalize.js';
import { tryParseRfc3339, unixSeconds } from '../time/instant.js';
import type { Image } from './image.js';
import { type ImageStore, namesOf } from './store.js';

/** A row of the Engine API's `/images/NAME/history`. `Created` in seconds; `Tags` null for none. */
export interface HistoryRow {
  readonly Id: Digest | '<missing>';
  readonly Created: number;
  readonly CreatedBy: string;
  readonly Tags: readonly string[] | null;
  readonly Size: number;
  readonly Comment: string;
}

function tagsOf(store: ImageStore, id: Digest): readonly string[] | null {
  const tags = namesOf(store, id)
    .map(parseCanonical)
    .filter((name) => name.digest === undefined)
    .map(familiarString);
  return tags.length > 0 ? tags : null;
}

/** Newest step first. Parents give their ids as far as the links go; a pulled or loaded image has none. */
export function imageHistory(store: ImageStore, image: Image): readonly HistoryRow[] {
  let depth = 0;
  const rows = image.config.history.map((entry): HistoryRow => {
    const chainId = entry.empty_layer === true ? undefined : image.layers[depth++];
    const created = tryParseRfc3339(entry.created ?? '');
    return {
      Id: '<missing>',
      Created: typeof created === 'number' ? unixSeconds(created) : -62135596800,
      CreatedBy: entry.created_by ?? '',
      Tags: null,
      Size: chainId === undefined ? 0 : (store.layers.get(chainId)?.layer.size ?? 0),
      Comment: entry.comment ?? '',
    };
  });
  let ancestor: Image | undefined = image;
  return rows.reverse().map((row) => {
    if (ancestor === undefined) return row;
    const { id, parent } = ancestor;
    ancestor = parent === undefined ? undefined : store.images.get(parent);
    return { ...row, Id: id, Tags: tagsOf(store, id) };
  });
}

/** The comment that `docker inspect` shows: the config's own, or that of the last step. */
export function commentOf(image: Image): string {
  const { comment, history } = image.config;
  return comment || history[history.length - 1]?.comment || '';
}
