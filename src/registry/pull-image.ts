import { type Digest, shortId } from '../digest/digest.js';
import { addImage } from '../image/add-image.js';
import { decodeConfig } from '../image/config.js';
import { refuse } from '../image/failure.js';
import type { Image } from '../image/image.js';
import { chainIdOf, type Layer, layerChanges, stackLayer } from '../image/layer.js';
import { type ImageStore, noteSource, sourcesOf } from '../image/store.js';
import { nameByDigest, setReference } from '../image/tag-image.js';
import { familiarName, familiarString } from '../reference/familiar.js';
import { withDefaultTag } from '../reference/normalize.js';
import { formatReference, type NamedReference, repositoryName, withoutTagAndDigest } from '../reference/reference.js';
import { decodeManifest } from './manifest.js';
import type { FailedTransfer, ProgressLine } from './progress.js';
import type { LayerBlob, Registry, Repository } from './registry.js';

export interface Pull {
  readonly store: ImageStore;
  readonly progress: readonly ProgressLine[];
  /** The image of the last tag. */
  readonly image: Digest;
}

export interface PullOptions {
  /** Every tag of the repository, in code-unit order. */
  readonly allTags?: boolean;
}

/** The Engine downloads so many layers at a time; the others say that they wait. */
const downloadsAtOnce = 3;

function fail(message: string, reference: string): FailedTransfer {
  return { failure: refuse('registry', message, { reference }), progress: [] };
}

/** A registry that denies does not tell what is missing from what is forbidden. */
function missingRepository(registry: Registry, reference: NamedReference, allTags: boolean): FailedTransfer {
  const name = familiarName(reference);
  if (registry.denies) {
    const reason = "repository does not exist or may require 'docker login'";
    return fail(`pull access denied for ${name}, ${reason}: denied: requested access to the resource is denied`, name);
  }
  if (allTags) return fail(`repository ${name} not found: name unknown: repository name not known to registry`, name);
  return missingManifest(reference);
}

function missingManifest(reference: NamedReference): FailedTransfer {
  const name = familiarString(reference);
  return fail(`manifest for ${name} not found: manifest unknown: manifest unknown`, name);
}

/** The blob's layer, where it is needed: on this chain, or with its changes applied to another one. */
function place(blob: LayerBlob, below: Layer | undefined): Layer {
  const { layer } = blob;
  if (layer.chainId === chainIdOf(below?.chainId, layer.diffId)) return layer;
  const { diffId, size, tar } = layer;
  return stackLayer(below, layerChanges(layer), { diffId, size, tar });
}

interface Download {
  readonly layers: readonly Layer[];
  readonly progress: readonly ProgressLine[];
}

/** A layer is recognised only if its chain is here and this host has seen its blob before. */
function download(store: ImageStore, blobs: readonly LayerBlob[]): Download {
  const layers: Layer[] = [];
  const present: ProgressLine[] = [];
  const wanted: string[] = [];
  for (const blob of blobs) {
    const layer = place(blob, layers[layers.length - 1]);
    const known = store.layers.get(layer.chainId)?.layer;
    layers.push(known ?? layer);
    const isHere = known !== undefined && wanted.length === 0 && sourcesOf(store, layer.diffId).length > 0;
    if (isHere) present.push({ id: shortId(blob.digest), status: 'Already exists' });
    else if (!wanted.includes(shortId(blob.digest))) wanted.push(shortId(blob.digest));
  }
  const say = (status: string) => (id: string) => ({ id, status });
  const fetched = wanted.flatMap((id) => [
    { id, status: 'Verifying Checksum' },
    { id, status: 'Download complete' },
  ]);
  const waiting = wanted.slice(downloadsAtOnce).map(say('Waiting'));
  const announced = wanted.map(say('Pulling fs layer'));
  return { layers, progress: [...present, ...announced, ...waiting, ...fetched, ...wanted.map(say('Pull complete'))] };
}

interface PulledTag {
  readonly store: ImageStore;
  readonly image: Image;
  readonly progress: readonly ProgressLine[];
}

function fetchImage(store: ImageStore, registry: Registry, manifestBytes: string): PulledTag {
  const manifest = decodeManifest(manifestBytes);
  const known = store.images.get(manifest.config.digest);
  if (known !== undefined) return { store, image: known, progress: [] };
  const json = registry.configs.get(manifest.config.digest);
  const config = json === undefined ? undefined : decodeConfig(json);
  if (config === undefined) throw new Error(`registry ${registry.name} has lost ${manifest.config.digest}`);
  const blobs = manifest.layers.map(({ digest }) => {
    const blob = registry.layers.get(digest);
    if (blob === undefined) throw new Error(`registry ${registry.name} has lost ${digest}`);
    return blob;
  });
  const { layers, progress } = download(store, blobs);
  return { ...addImage(store, { config, json, layers }), progress };
}

function pullManifest(
  store: ImageStore,
  registry: Registry,
  repository: Repository,
  reference: NamedReference,
): (PulledTag & { updated: boolean }) | undefined {
  const digest = (reference.digest as Digest | undefined) ?? repository.tags.get(reference.tag ?? '');
  const manifest = digest === undefined ? undefined : repository.manifests.get(digest);
  if (digest === undefined || manifest === undefined) return undefined;
  const fetched = fetchImage(store, registry, manifest);
  const { id } = fetched.image;
  const noted = noteSource(fetched.store, fetched.image.config.rootfs.diff_ids, repositoryName(reference));
  const name = formatReference(reference);
  const updated = store.references.get(name) !== id;
  const named = nameByDigest(noted, id, reference, digest);
  return {
    store: setReference(named, id, name),
    image: fetched.image,
    updated,
    progress: [
      {
        id: reference.digest === undefined ? (reference.tag ?? '') : familiarString(reference),
        status: `Pulling from ${reference.path}`,
      },
      ...fetched.progress,
      { status: `Digest: ${digest}` },
    ],
  };
}

/** `docker pull`, without the last line, which is the reference itself. The registry does not change. */
export function pullImage(
  store: ImageStore,
  registry: Registry,
  reference: NamedReference,
  { allTags = false }: PullOptions = {},
): Pull | FailedTransfer {
  const repository = registry.repositories.get(reference.path);
  const { digest } = reference;
  const single = digest === undefined ? withDefaultTag(reference) : { ...withoutTagAndDigest(reference), digest };
  if (repository === undefined) return missingRepository(registry, allTags ? reference : single, allTags);
  const wanted = allTags
    ? [...repository.tags.keys()].map((tag) => ({ ...withoutTagAndDigest(reference), tag }))
    : [single];
  let result = store;
  let image: Digest | undefined;
  let updated = false;
  const progress: ProgressLine[] = [];
  for (const target of wanted) {
    const pulled = pullManifest(result, registry, repository, target);
    if (pulled === undefined) return missingManifest(target);
    result = pulled.store;
    image = pulled.image.id;
    updated ||= pulled.updated;
    progress.push(...pulled.progress);
  }
  if (image === undefined) return missingManifest(single);
  const name = allTags ? familiarName(reference) : familiarString(single);
  const status = updated ? `Status: Downloaded newer image for ${name}` : `Status: Image is up to date for ${name}`;
  return { store: result, image, progress: [...progress, { status }] };
}
