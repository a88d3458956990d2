import { treeFromRows } from '../filesystem/tree-literal.js';
import type { ContainerConfig, ImageConfig } from '../image/config.js';
import { addImage } from '../image/add-image.js';
import { isRefused } from '../image/failure.js';
import { importedConfig } from '../image/import-image.js';
import { baseLayer, type Layer } from '../image/layer.js';
import type { ImageStore } from '../image/store.js';
import { tagImage } from '../image/tag-image.js';
import { isReferenceFailure } from '../reference/failure.js';
import { tryParseNormalized, withDefaultTag } from '../reference/normalize.js';
import { formatReference, type NamedReference } from '../reference/reference.js';
import type { FileRow } from './file-row.js';

/** An image that a user describes: one layer with these files. */
export interface ImageDescription {
  readonly reference: string;
  readonly architecture?: string;
  readonly comment?: string;
  readonly config?: ContainerConfig;
  /** Sum of the lengths of files and link targets; checked when given. */
  readonly size?: number;
  readonly files: readonly FileRow[];
}

/** `image` is its reference or its place in the list; `row` counts its files from 0. */
export interface ImagesFileFailure {
  readonly code: 'invalid-images';
  readonly image?: string;
  readonly row?: number;
  readonly message: string;
}

export class ImagesFileError extends Error {
  readonly failure: ImagesFileFailure;
  constructor(failure: ImagesFileFailure) {
    super(failure.message);
    this.name = 'ImagesFileError';
    this.failure = failure;
  }
}

export interface DescribedImage {
  readonly reference: NamedReference;
  readonly config: ImageConfig;
  readonly layers: readonly Layer[];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fail(image: string, problem: string, row?: number): ImagesFileFailure {
  const at = row === undefined ? '' : `, row ${row}`;
  return {
    code: 'invalid-images',
    image,
    ...(row === undefined ? {} : { row }),
    message: `image ${image}${at}: ${problem}`,
  };
}

function isRow(row: unknown): row is FileRow {
  if (!Array.isArray(row)) return false;
  const [path, type, mode, uid, gid, , text] = row as unknown[];
  const isText = text === undefined || typeof text === 'string';
  const isNamed = typeof path === 'string' && typeof type === 'string' && typeof mode === 'string';
  return isNamed && isText && [uid, gid].every((id) => Number.isSafeInteger(id) && Number(id) >= 0);
}

/** The first member that does not have the type it should have. */
function findWrongMember(value: Readonly<Record<string, unknown>>): string | undefined {
  const { architecture, comment, config, size, files } = value;
  if (architecture !== undefined && typeof architecture !== 'string') return '"architecture" must be a string';
  if (comment !== undefined && typeof comment !== 'string') return '"comment" must be a string';
  if (config !== undefined && !isObject(config)) return '"config" must be an object';
  if (size !== undefined && typeof size !== 'number') return '"size" must be a number';
  if (!Array.isArray(files)) return '"files" must be a list of rows';
  return undefined;
}

function readImage(value: unknown, place: string, created: number): DescribedImage | ImagesFileFailure {
  if (!isObject(value)) return fail(place, 'it must be an object');
  if (typeof value['reference'] !== 'string') return fail(place, '"reference" must be a string');
  const name = value['reference'];
  const reference = tryParseNormalized(name);
  if (isReferenceFailure(reference)) return fail(name, reference.message);
  if (reference.digest !== undefined) return fail(name, 'a digest cannot be chosen');
  const wrong = findWrongMember(value);
  if (wrong !== undefined) return fail(name, wrong);
  const { files, config = {}, comment, architecture, size } = value as unknown as ImageDescription;
  const odd = files.findIndex((row) => !isRow(row));
  if (odd >= 0) return fail(name, 'a row must be [path, type, mode, owner, group, ...]', odd);
  const tree = treeFromRows(files, Math.floor(created / 1000) * 1000);
  if ('failure' in tree) return fail(name, `${tree.path}: ${tree.message}`, tree.row);
  const layer = baseLayer(tree);
  if (size !== undefined && size !== layer.size) {
    return fail(name, `its files take ${layer.size} bytes, but "size" says ${size}`);
  }
  return {
    reference: withDefaultTag(reference),
    config: importedConfig(layer, config, { created, message: comment, architecture }),
    layers: [layer],
  };
}

/**
 * Reads `{ images: [description, ...] }` or the list alone, from parsed JSON. The first image was created at
 * `created` (milliseconds), each later one a second after the one before it.
 */
export function tryReadImagesFile(value: unknown, created: number): readonly DescribedImage[] | ImagesFileFailure {
  const list = isObject(value) ? value['images'] : value;
  if (!Array.isArray(list)) return { code: 'invalid-images', message: 'there must be a list "images"' };
  const images: DescribedImage[] = [];
  for (const [index, item] of list.entries()) {
    const image = readImage(item, `number ${index + 1}`, created + index * 1000);
    if ('code' in image) return image;
    const name = formatReference(image.reference);
    if (images.some((other) => formatReference(other.reference) === name)) return fail(name, 'it is there twice');
    images.push(image);
  }
  return images;
}

/** Throws ImagesFileError where `tryReadImagesFile` gives a failure. */
export function readImagesFile(value: unknown, created: number): readonly DescribedImage[] {
  const images = tryReadImagesFile(value, created);
  if ('code' in images) throw new ImagesFileError(images);
  return images;
}

/** Puts such an image into a store under its name, as if it had been imported when it was created. */
export function installImage(store: ImageStore, { reference, config, layers }: DescribedImage): ImageStore {
  const added = addImage(store, { config, layers });
  const tagged = tagImage(added.store, added.image.id, reference, added.image.created);
  if (isRefused(tagged)) throw new Error(tagged.message);
  return tagged;
}
