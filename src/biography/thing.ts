import { findContainer } from '../engine/find-container.js';
import { initLayer } from '../engine/init-layer.js';
import { fromImages } from '../engine/from-image-failure.js';
import { findLayer } from '../explain/explain-layer.js';
import { directoryAt } from '../filesystem/lookup.js';
import { emptyDirectory } from '../filesystem/empty-filesystem.js';
import type { Directory } from '../filesystem/node.js';
import type { Host } from '../host/host.js';
import { isRefused } from '../image/failure.js';
import { findImage } from '../image/find-image.js';
import { noTree } from '../image/layer.js';
import { topLayer } from '../image/store.js';
import { volumeFolder } from '../volume/volume.js';
import { type Failure, failure, isFailure } from '../world/failure.js';
import { compareFiles, type FilesCompared } from './compare-files.js';

/** Something that has files of its own, by name, id, or unique prefix of one. */
export type Thing =
  | { readonly image: string }
  /** With everything beneath it. */
  | { readonly layer: string }
  /** Its image and its own layer, without what is mounted. */
  | { readonly container: string }
  | { readonly volume: string };

/** Its files as a host has them. */
export function filesOfThing(host: Host, thing: Thing): Directory | Failure {
  if ('container' in thing) {
    const container = findContainer(host, thing.container);
    return isFailure(container) ? container : container.files.root;
  }
  if ('image' in thing) {
    const image = findImage(host.images, thing.image);
    return isRefused(image) ? fromImages(image) : (topLayer(host.images, image)?.tree ?? noTree);
  }
  if ('layer' in thing) {
    const row = findLayer(host, thing.layer);
    return 'code' in row ? row : row.layer.tree;
  }
  const name = findVolume(host, thing.volume);
  return typeof name === 'string' ? (directoryAt(host.files.root, volumeFolder(name)) ?? emptyDirectory()) : name;
}

/** One side of a comparison. */
export interface ThingFiles {
  readonly thing: Thing;
  readonly files: Directory;
}

/** A container has empty files of the engine's own, which an image beside it is given as well: they are no difference. */
export function compareThings(before: ThingFiles, after: ThingFiles): FilesCompared {
  const beside = (one: ThingFiles, other: ThingFiles): Directory =>
    'container' in other.thing && !('container' in one.thing) && !('volume' in one.thing)
      ? initLayer(one.files).root
      : one.files;
  return compareFiles(beside(before, after), beside(after, before));
}

/** The whole name of a volume; of one that the engine made up, a prefix will do, as lists show it. */
export function findVolume({ volumes }: Host, text: string): string | Failure {
  if (volumes.has(text)) return text;
  const fitting = /^[0-9a-f]{4,63}$/.test(text)
    ? [...volumes.keys()].filter((name) => name.length === 64 && name.startsWith(text))
    : [];
  const [only] = fitting;
  if (only !== undefined && fitting.length === 1) return only;
  return failure('no-such-volume', `get ${text}: no such volume`, { volume: text });
}
