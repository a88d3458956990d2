import { type Bytes, fromUint8Array, toBytes } from '../digest/bytes.js';
import { canonicalJson } from '../digest/canonical-json.js';
import type { Digest } from '../digest/digest.js';
import { archiveChunks } from '../filesystem/archive-write.js';
import { headerBlocks, paddingOf } from '../filesystem/archive-header.js';
import { isReferenceFailure } from '../reference/failure.js';
import { familiarName, familiarString } from '../reference/familiar.js';
import { parseCanonical, tryParseAny } from '../reference/normalize.js';
import { formatReference, isNamed, repositoryName } from '../reference/reference.js';
import { configBytes } from './add-image.js';
import { type ImageFailure, isRefused, refuse } from './failure.js';
import { findByIdPrefix } from './find-image.js';
import type { Image } from './image.js';
import { type Layer, layerChanges } from './layer.js';
import { legacyLayers } from './legacy-id.js';
import { type ImageStore, layersOf } from './store.js';

export interface SavedImage {
  readonly image: Image;
  /** Canonical tags that were asked for; none when it was named by its id. */
  readonly tags: readonly string[];
}

interface Found {
  readonly id: Digest;
  readonly tag?: string;
}

/** The tags of a repository, or one image by a name or an id. */
function findOne(store: ImageStore, name: string): readonly Found[] | ImageFailure {
  const reference = tryParseAny(name);
  if (isReferenceFailure(reference)) return refuse('invalid-reference', reference.message, { reference: name });
  const missing = refuse('no-such-image', `No such image: ${name}`, { image: name });
  if (!isNamed(reference))
    return store.images.has(reference.digest as Digest) ? [{ id: reference.digest as Digest }] : missing;
  const byId = (): readonly Found[] | ImageFailure => {
    const image = findByIdPrefix(store, name);
    return image === undefined ? missing : [{ id: image.id }];
  };
  if (familiarName(reference) === 'sha256') return byId();
  if (reference.tag !== undefined || reference.digest !== undefined) {
    const key = formatReference(reference);
    const id = store.references.get(key);
    if (id === undefined) return refuse('no-such-image', 'reference does not exist', { image: name });
    return reference.digest === undefined ? [{ id, tag: key }] : [{ id }];
  }
  const repository = repositoryName(reference);
  const tags = [...store.references].filter(([key]) => key.startsWith(`${repository}:`));
  const digests = [...store.references].filter(([key]) => key.startsWith(`${repository}@`));
  const found = [...tags.map(([tag, id]) => ({ id, tag })), ...digests.map(([, id]) => ({ id }))];
  return found.length > 0 ? found : byId();
}

/** The images that `docker save` is asked for, each once, in the order in which they are named first. */
export function findSaved(store: ImageStore, names: readonly string[]): readonly SavedImage[] | ImageFailure {
  const saved = new Map<Digest, string[]>();
  for (const name of names) {
    const found = findOne(store, name);
    if (isRefused(found)) return found;
    for (const { id, tag } of found) {
      const tags = saved.get(id) ?? [];
      saved.set(id, tags);
      if (tag !== undefined && !tags.includes(tag)) tags.push(tag);
    }
  }
  return [...saved].flatMap(([id, tags]) => {
    const image = store.images.get(id);
    return image === undefined ? [] : [{ image, tags }];
  });
}

function textOf(chunk: Uint8Array): Bytes {
  let at = 0;
  while (at < chunk.length && chunk[at] === 0) at++;
  return at === chunk.length ? '\0'.repeat(chunk.length) : fromUint8Array(chunk);
}

/** The tar of a layer whose digest is its diff id. */
export function layerArchive(layer: Layer): Bytes {
  return layer.tar ?? Array.from(archiveChunks(layerChanges(layer)), textOf).join('');
}

type Member = (name: string, type: '0' | '2' | '5', detail: Bytes, mtime: number) => Bytes;

const member: Member = (name, type, detail, mtime) => {
  const [linkname, body] = type === '2' ? [detail, ''] : ['', detail];
  const mode = type === '0' ? 0o644 : type === '2' ? 0o777 : 0o755;
  const size = body.length;
  const header = { name, mode, uid: 0, gid: 0, size, mtime, type, linkname, major: 0, minor: 0 };
  return headerBlocks(header) + body + '\0'.repeat(paddingOf(size));
};

function manifestOf(saved: readonly SavedImage[]): Bytes {
  const ids = new Set(saved.map(({ image }) => image.id));
  const items = saved.map(({ image, tags }) => ({
    Config: `${image.id.slice('sha256:'.length)}.json`,
    RepoTags: tags.length > 0 ? tags.map((tag) => familiarString(parseCanonical(tag))) : null,
    Layers: legacyLayers(image).map(({ id }) => `${id}/layer.tar`),
    Parent: image.parent !== undefined && ids.has(image.parent) ? image.parent : undefined,
  }));
  return toBytes(`${canonicalJson(items, { order: 'given', escape: 'go' })}\n`);
}

/** Repository -> tag -> the top layer's old id: what engines before 1.10 read. */
function repositoriesOf(saved: readonly SavedImage[]): Bytes | undefined {
  const repositories = new Map<string, Map<string, string>>();
  for (const { image, tags } of saved) {
    const top = legacyLayers(image).at(-1)?.id ?? '';
    for (const tag of tags.map(parseCanonical)) {
      const name = familiarName(tag);
      repositories.set(name, (repositories.get(name) ?? new Map<string, string>()).set(tag.tag ?? '', top));
    }
  }
  if (repositories.size === 0) return undefined;
  const plain = Object.fromEntries([...repositories].map(([name, tags]) => [name, Object.fromEntries(tags)]));
  return toBytes(`${canonicalJson(plain, { escape: 'go' })}\n`);
}

/** The folders of an image's layers; one that was written before under another id is a link to that. */
function addLayers(files: Map<string, Bytes>, written: Map<Digest, string>, store: ImageStore, image: Image): void {
  const mtime = Math.floor(image.created / 1000);
  const layers = layersOf(store, image);
  for (const [index, { id, json }] of legacyLayers(image).entries()) {
    const layer = layers[index];
    if (layer === undefined || files.has(`${id}/`)) continue;
    const first = written.get(layer.diffId);
    files.set(`${id}/`, member(`${id}/`, '5', '', mtime));
    files.set(`${id}/VERSION`, member(`${id}/VERSION`, '0', '1.0', mtime));
    files.set(`${id}/json`, member(`${id}/json`, '0', json, mtime));
    const path = `${id}/layer.tar`;
    const link = `../${first}/layer.tar`;
    files.set(
      path,
      first === undefined ? member(path, '0', layerArchive(layer), mtime) : member(path, '2', link, mtime),
    );
    written.set(layer.diffId, first ?? id);
  }
}

/**
 * `docker save`: the archive that a real engine of this age writes and any newer one loads, under the same image
 * ids. Layers that came from elsewhere keep their own tar.
 */
export function saveArchive(store: ImageStore, saved: readonly SavedImage[]): Bytes {
  const files = new Map<string, Bytes>();
  const written = new Map<Digest, string>();
  for (const { image } of saved) {
    addLayers(files, written, store, image);
    const name = `${image.id.slice('sha256:'.length)}.json`;
    files.set(name, member(name, '0', configBytes(image), Math.floor(image.created / 1000)));
  }
  files.set('manifest.json', member('manifest.json', '0', manifestOf(saved), 0));
  const repositories = repositoriesOf(saved);
  if (repositories !== undefined) files.set('repositories', member('repositories', '0', repositories, 0));
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, bytes]) => bytes);
  return `${sorted.join('')}${'\0'.repeat(1024)}`;
}
