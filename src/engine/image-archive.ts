import type { Bytes } from '../digest/bytes.js';
import { type Digest, digestOf } from '../digest/digest.js';
import { applyChanges } from '../filesystem/apply.js';
import { isArchiveFailure, readArchive } from '../filesystem/archive-read.js';
import { isRefused } from '../image/failure.js';
import { importImage } from '../image/import-image.js';
import { noTree } from '../image/layer.js';
import { loadArchive } from '../image/load-archive.js';
import { findSaved, saveArchive } from '../image/save-archive.js';
import { tagImage } from '../image/tag-image.js';
import { familiarString } from '../reference/familiar.js';
import { type Failure, failure, isFailure } from '../world/failure.js';
import type { Engine } from './engine.js';
import { fromImages } from './from-image-failure.js';
import { parseImageName } from './image-name.js';
import { emitImage } from './images.js';

/** `docker save`: images with their layers and names as a tar that a real engine loads. */
export function saveImages(engine: Engine, { images }: { readonly images: readonly string[] }): Bytes | Failure {
  const store = engine.draft.host(engine.host).images;
  const saved = findSaved(store, images);
  if (isRefused(saved)) return fromImages(saved);
  for (const { image } of saved) emitImage(engine, image.id, 'save');
  return saveArchive(store, saved);
}

/** `docker load`: what it prints, line by line. */
export function loadImages(engine: Engine, { archive }: { readonly archive: Bytes }): readonly string[] | Failure {
  const { draft, host } = engine;
  draft.tick();
  const owner = draft.host(host);
  const loaded = loadArchive(owner.images, archive);
  if (isRefused(loaded)) return fromImages(loaded);
  owner.images = loaded.store;
  for (const id of loaded.images) emitImage(engine, id, 'load');
  return loaded.lines;
}

export interface ImportImageRequest {
  readonly archive: Bytes;
  /** '' or absent: the image gets no name. */
  readonly reference?: string;
  readonly message?: string;
  /** Dockerfile instructions. */
  readonly changes?: readonly string[];
}

/** `docker import`: a tar of files as an image of one layer. The tar's own digest is the layer's diff id. */
export function importArchive(engine: Engine, request: ImportImageRequest): Digest | Failure {
  const { draft, host } = engine;
  const { archive, message, changes } = request;
  const name = request.reference ? parseImageName(request.reference) : undefined;
  if (isFailure(name)) return name;
  const files = readArchive(archive);
  if (isArchiveFailure(files))
    return failure('invalid-argument', `Error processing tar file(exit status 1): ${files.message}`);
  draft.tick();
  const owner = draft.host(host);
  const tree = applyChanges(noTree, files);
  const known = { diffId: digestOf(archive), tar: archive };
  const imported = importImage(owner.images, { tree, message, changes, created: draft.now, known });
  if (isRefused(imported)) return fromImages(imported);
  const { id } = imported.image;
  const tagged = name ? tagImage(imported.store, id, name, draft.now) : imported.store;
  if (isRefused(tagged)) return fromImages(tagged);
  owner.images = tagged;
  if (name) emitImage(engine, id, 'tag', familiarString(name));
  emitImage(engine, id, 'import');
  return id;
}
