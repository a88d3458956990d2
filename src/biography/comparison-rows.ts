import { type Message, message } from '../language/language.js';
import type { FileDifference, FilesCompared, Found } from './compare-files.js';
import type { MomentsCompared, ObjectDifference } from './compare-moments.js';

/** A line of a comparison side by side. */
export interface ComparisonRow {
  /** `+` only after, `-` only before, `~` in both and not the same. */
  readonly mark: '+' | '-' | '~';
  /** A path, or a message that names an object; a path that belongs to an object stands under it. */
  readonly what: string | Message;
  readonly before?: Message;
  readonly after?: Message;
}

/** What a list that is cut short leaves out. */
export type CutRow = ComparisonRow | { readonly more: Message };

function stateOf({ kind, bytes }: Found, touched: boolean): Message {
  if (touched) return message('compare.touched', { bytes });
  if (kind === 'folder') return message('compare.folder', { bytes });
  if (kind === 'link') return message('compare.link', {});
  return message('compare.bytes', { bytes });
}

export function fileRow({ path, change, before, after }: FileDifference): ComparisonRow {
  return {
    mark: before === undefined ? '+' : after === undefined ? '-' : '~',
    what: path,
    ...(before === undefined ? {} : { before: stateOf(before, false) }),
    ...(after === undefined ? {} : { after: stateOf(after, change === 'touched') }),
  };
}

/** The first so many of the files, and a row that tells of the others. */
export function fileRows(files: readonly FileDifference[], most = Number.POSITIVE_INFINITY): readonly CutRow[] {
  const told = files.slice(0, files.length > most ? most : undefined).map(fileRow);
  if (files.length <= most) return told;
  return [...told, { more: message('compare.more', { more: files.length - told.length }) }];
}

function objectRow({ kind, name, before, after }: ObjectDifference): ComparisonRow {
  return {
    mark: before === undefined ? '+' : after === undefined ? '-' : '~',
    what: message('compare.thing', { kind, name }),
    ...(before === undefined ? {} : { before: message('compare.state', before) }),
    ...(after === undefined ? {} : { after: message('compare.state', after) }),
  };
}

/** Each object, and under it the first so many of its files. */
export function momentRows({ objects }: MomentsCompared, most = Number.POSITIVE_INFINITY): readonly CutRow[] {
  return objects.flatMap((object) => [objectRow(object), ...fileRows(object.files, most)]);
}

/** How much it is in all. */
export function filesMessage({ files, bytes }: FilesCompared): Message {
  if (files.length === 0) return message('compare.same', {});
  const count = (wanted: string) => files.filter(({ change }) => change === wanted).length;
  const counts = {
    added: count('added'),
    changed: count('changed'),
    touched: count('touched'),
    deleted: count('deleted'),
  };
  return message('compare.files', { ...counts, before: bytes[0], after: bytes[1] });
}
