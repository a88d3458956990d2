import { type Bytes, toText } from '../digest/bytes.js';
import { type Digest, digestOf } from '../digest/digest.js';
import { readMembers } from '../filesystem/archive-members.js';
import { isArchiveFailure, readArchive } from '../filesystem/archive-read.js';
import { archiveDigest } from '../filesystem/archive-write.js';
import { bytesOf } from '../filesystem/content.js';
import { join, parentPath } from '../filesystem/path.js';
import { isReferenceFailure } from '../reference/failure.js';
import { familiarString } from '../reference/familiar.js';
import { tryParseNormalized } from '../reference/normalize.js';
import { formatReference } from '../reference/reference.js';
import { accountFor } from './account.js';
import { addImage } from './add-image.js';
import { decodeConfig } from './config.js';
import { type ImageFailure, isRefused, refuse } from './failure.js';
import type { HistoryEntry } from './history.js';
import type { Image } from './image.js';
import { chainIdOf, type Layer, layerChanges, noTree, stackLayer } from './layer.js';
import type { ImageStore } from './store.js';
import { nameImage } from './tag-image.js';

export interface Loaded {
  readonly store: ImageStore;
  /** What the Engine answers, line by line. */
  readonly lines: readonly string[];
  /** In the order of the archive. */
  readonly images: readonly Digest[];
}

interface ManifestItem {
  readonly Config: string;
  readonly RepoTags?: readonly string[] | null;
  readonly Layers?: readonly string[] | null;
  readonly Parent?: Digest;
}

const importFolder = '/var/lib/docker/tmp/docker-import-000000000';

function missing(name: string): ImageFailure {
  return refuse('invalid-argument', `open ${importFolder}/${name}: no such file or directory`);
}

interface Unpacked {
  readonly files: ReadonlyMap<string, Bytes>;
  /** The names of the outermost ones, sorted. */
  readonly folders: readonly string[];
}

/** Regular files by clean path; symbolic links are followed once, which is all that archives of images have. */
function unpacked(archive: Bytes | Uint8Array): Unpacked | ImageFailure {
  const members = readMembers(archive);
  if ('failure' in members) {
    return refuse('invalid-argument', `Error processing tar file(exit status 1): ${members.message}`);
  }
  const files = new Map<string, Bytes>();
  const links = new Map<string, string>();
  const folders = new Set<string>();
  for (const { name, type, content, linkname } of members) {
    const path = join(name);
    const [folder = ''] = path.split('/');
    if (type === '5' || folder !== path) folders.add(folder);
    if (type === '0') files.set(path, bytesOf(content));
    else if (type === '1') links.set(path, join(linkname));
    else if (type === '2') links.set(path, join(parentPath(`/${path}`).slice(1), linkname));
  }
  for (const [path, target] of links) {
    const bytes = files.get(target);
    if (bytes !== undefined) files.set(path, bytes);
  }
  return { files, folders: [...folders].filter((folder) => folder !== '' && folder !== '.').sort() };
}

/** Without a manifest every folder should be a layer of the oldest form of archive. */
function readManifest({ files, folders }: Unpacked): readonly ManifestItem[] | ImageFailure {
  const bytes = files.get('manifest.json');
  if (bytes === undefined) {
    const empty = folders.find((folder) => !files.has(`${folder}/json`));
    return missing(empty === undefined ? 'repositories' : `${empty}/json`);
  }
  try {
    const manifest: unknown = JSON.parse(toText(bytes));
    if (Array.isArray(manifest)) return manifest as readonly ManifestItem[];
  } catch {
    return refuse('invalid-argument', 'unexpected EOF');
  }
  return refuse('invalid-argument', 'json: cannot unmarshal object into Go value of type []tarexport.manifestItem');
}

function loadLayer(below: Layer | undefined, diffId: Digest, tar: Bytes, position: number): Layer | ImageFailure {
  const found = digestOf(tar);
  if (found !== diffId) {
    return refuse('invalid-argument', `invalid diffID for layer ${position}: expected "${diffId}", got "${found}"`);
  }
  const changes = readArchive(tar, below?.tree ?? noTree);
  if (isArchiveFailure(changes)) return refuse('invalid-argument', changes.message);
  const layer = stackLayer(below, changes, { diffId });
  return archiveDigest(layerChanges(layer)) === diffId ? layer : { ...layer, tar };
}

function loadImage(
  store: ImageStore,
  files: ReadonlyMap<string, Bytes>,
  { Config, Layers }: ManifestItem,
): { readonly store: ImageStore; readonly image: Image } | ImageFailure {
  const json = files.get(join(Config));
  if (json === undefined) return missing(Config);
  const config = decodeConfig(json);
  if (config === undefined) return refuse('invalid-argument', 'invalid image JSON, no RootFS key');
  const paths = Layers ?? [];
  const diffIds = config.rootfs.diff_ids;
  if (paths.length !== diffIds.length) {
    const counts = `expected ${paths.length}, got ${diffIds.length}`;
    return refuse('invalid-argument', `invalid manifest, layers length mismatch: ${counts}`);
  }
  const layers: Layer[] = [];
  for (const [index, diffId] of diffIds.entries()) {
    const below = layers[index - 1];
    const known = store.layers.get(chainIdOf(below?.chainId, diffId))?.layer;
    const tar = files.get(join(paths[index] ?? ''));
    if (known === undefined && tar === undefined) return missing(paths[index] ?? '');
    const layer = known ?? loadLayer(below, diffId, tar ?? '', index);
    if (isRefused(layer)) return layer;
    layers.push(layer);
  }
  return addImage(store, { config, json, layers });
}

function tagLoaded(
  store: ImageStore,
  image: Image,
  names: readonly string[],
): { readonly store: ImageStore; readonly lines: readonly string[] } | ImageFailure {
  let result = store;
  const lines: string[] = [];
  for (const name of names) {
    const reference = tryParseNormalized(name);
    if (isReferenceFailure(reference)) return refuse('invalid-reference', reference.message, { reference: name });
    if (reference.tag === undefined) return refuse('invalid-argument', `invalid tag "${name}"`, { reference: name });
    const familiar = familiarString(reference);
    const old = result.references.get(formatReference(reference));
    if (old !== undefined && old !== image.id) {
      lines.push(`The image ${familiar} already exists, renaming the old one with ID ${old} to empty string`);
    }
    const tagged = nameImage(result, image.id, reference);
    if (isRefused(tagged)) return tagged;
    result = tagged;
    lines.push(`Loaded image: ${familiar}`);
  }
  return { store: result, lines };
}

/** A child has its parent's history and one line more. */
function isChildOf(child: Image, parent: Image): boolean {
  const line = (entry: HistoryEntry | undefined) => JSON.stringify(entry);
  const [history, shorter] = [child.config.history, parent.config.history];
  return history.length === shorter.length + 1 && shorter.every((entry, at) => line(entry) === line(history[at]));
}

/** Parents that came in the same archive are parents here too. */
function linkParent(store: ImageStore, id: Digest, parentId: Digest): ImageStore | ImageFailure {
  const [image, parent] = [store.images.get(id), store.images.get(parentId)];
  if (image === undefined || parent === undefined || image.parent === parentId) return store;
  if (!isChildOf(image, parent)) {
    return refuse('invalid-argument', `image ${parentId} is not a valid parent for ${id}`);
  }
  return accountFor(store, [parentId, image.parent], (before) => ({
    ...before,
    images: before.images.set(id, { ...image, parent: parentId }),
    children: (image.parent === undefined ? before.children : before.children.delete(`${image.parent} ${id}`)).set(
      `${parentId} ${id}`,
      true,
    ),
  }));
}

/** `docker load` of an uncompressed archive. */
export function loadArchive(store: ImageStore, archive: Bytes | Uint8Array): Loaded | ImageFailure {
  const content = unpacked(archive);
  if (isRefused(content)) return content;
  const { files } = content;
  const manifest = readManifest(content);
  if (isRefused(manifest)) return manifest;
  let result = store;
  const lines: string[] = [];
  const images: Digest[] = [];
  for (const item of manifest) {
    const loaded = loadImage(result, files, item);
    if (isRefused(loaded)) return loaded;
    const tagged = tagLoaded(loaded.store, loaded.image, item.RepoTags ?? []);
    if (isRefused(tagged)) return tagged;
    result = tagged.store;
    lines.push(...tagged.lines);
    images.push(loaded.image.id);
  }
  for (const [index, { Parent }] of manifest.entries()) {
    const id = images[index];
    if (Parent === undefined || id === undefined || !images.includes(Parent)) continue;
    const linked = linkParent(result, id, Parent);
    if (isRefused(linked)) return linked;
    result = linked;
  }
  const isNamed = (manifest[manifest.length - 1]?.RepoTags ?? []).length > 0;
  return {
    store: result,
    images,
    lines: isNamed ? lines : [...lines, ...images.map((id) => `Loaded image ID: ${id}`)],
  };
}
