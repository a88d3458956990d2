import { type Digest, shortId } from '../digest/digest.js';
import { configBytes } from '../image/add-image.js';
import { type ImageFailure, isRefused, refuse } from '../image/failure.js';
import type { Layer } from '../image/layer.js';
import { type ImageStore, layersOf, noteSource, sourcesOf } from '../image/store.js';
import { nameByDigest } from '../image/tag-image.js';
import { familiarName, familiarString } from '../reference/familiar.js';
import { parseCanonical, withDefaultTag } from '../reference/normalize.js';
import { formatReference, type NamedReference, repositoryName } from '../reference/reference.js';
import { compress } from './manifest.js';
import type { FailedTransfer, ProgressLine } from './progress.js';
import { publishImage } from './publish.js';
import type { Registry } from './registry.js';

export interface Push {
  readonly store: ImageStore;
  readonly registry: Registry;
  readonly progress: readonly ProgressLine[];
}

export interface PushOptions {
  /** Every tag of the repository, in code-unit order. */
  readonly allTags?: boolean;
}

/** The Engine uploads so many layers at a time; the others say that they wait. */
const uploadsAtOnce = 5;

function isAt(registry: Registry, repository: string, digest: Digest): boolean {
  const [domain, ...path] = repository.split('/');
  return domain !== undefined && registry.repositories.get(path.join('/'))?.blobs.has(digest) === true;
}

/** How many components two repositories have in common from the left: the Engine tries the likest one first. */
function likeness(a: string, b: string): number {
  const left = a.split('/');
  const right = b.split('/');
  const differs = left.findIndex((part, index) => part !== right[index]);
  return differs < 0 ? left.length : differs;
}

/** What becomes of one layer. It is known to be somewhere only to a host that pushed it there or pulled it. */
function layerStatus(store: ImageStore, registry: Registry, target: NamedReference, layer: Layer): string {
  const { digest } = compress(layer);
  const name = repositoryName(target);
  const sources = sourcesOf(store, layer.diffId).filter((source) => isAt(registry, source, digest));
  if (sources.includes(name)) return 'Layer already exists';
  const candidates = sources
    .filter((source) => source.startsWith(`${target.domain}/`))
    .sort((a, b) => likeness(b, name) - likeness(a, name));
  const [source] = candidates;
  return source === undefined ? 'Pushed' : `Mounted from ${source.slice(target.domain.length + 1)}`;
}

/** Top first, each diff id once, as the Engine announces them. */
function announced(layers: readonly Layer[]): readonly Layer[] {
  return [...new Map([...layers].reverse().map((layer) => [layer.diffId, layer])).values()];
}

function preparing(layers: readonly Layer[]): readonly ProgressLine[] {
  const line = (status: string) => (layer: Layer) => ({ id: shortId(layer.diffId), status });
  return [...layers.map(line('Preparing')), ...layers.slice(uploadsAtOnce).map(line('Waiting'))];
}

function pushTag(start: Push, target: NamedReference, id: Digest): Push | FailedTransfer {
  const { store, registry } = start;
  const image = store.images.get(id);
  if (image === undefined || target.tag === undefined) throw new Error(`nothing to push as ${formatReference(target)}`);
  const layers = layersOf(store, image);
  const top = announced(layers);
  const before = [...start.progress, ...preparing(top)];
  if (registry.denies) {
    return { failure: refuse('registry', 'denied: requested access to the resource is denied'), progress: before };
  }
  const statuses = top.map((layer) => ({
    id: shortId(layer.diffId),
    status: layerStatus(store, registry, target, layer),
  }));
  const {
    registry: published,
    digest,
    size,
  } = publishImage(registry, target.path, target.tag, configBytes(image), layers);
  const noted = noteSource(
    store,
    layers.map(({ diffId }) => diffId),
    repositoryName(target),
  );
  return {
    store: nameByDigest(noted, id, target, digest),
    registry: published,
    progress: [...before, ...statuses, { status: `${target.tag}: digest: ${digest} size: ${size}` }],
  };
}

/** The tags of a repository that this host has, in code-unit order. */
function localTags(store: ImageStore, repository: string): readonly NamedReference[] {
  const tags: NamedReference[] = [];
  for (const [reference] of store.references.entriesFrom(`${repository}:`)) {
    if (!reference.startsWith(`${repository}:`)) break;
    tags.push(parseCanonical(reference));
  }
  return tags;
}

function hasReference(store: ImageStore, repository: string): boolean {
  const [first] = store.references.entriesFrom(`${repository}@`);
  return localTags(store, repository).length > 0 || first?.[0].startsWith(`${repository}@`) === true;
}

/**
 * `docker push`. `registry` is what `reachRegistry` gave for the reference's domain: a refusal counts only after it
 * is known that there is something to push.
 */
export function pushImage(
  store: ImageStore,
  registry: Registry | ImageFailure,
  reference: NamedReference,
  { allTags = false }: PushOptions = {},
): Push | FailedTransfer {
  const repository = repositoryName(reference);
  const progress: readonly ProgressLine[] = [{ status: `The push refers to repository [${repository}]` }];
  if (!hasReference(store, repository)) {
    const name = familiarName(reference);
    const message = `An image does not exist locally with the tag: ${name}`;
    return { failure: refuse('no-such-image', message, { reference: name }), progress };
  }
  if (isRefused(registry)) return { failure: registry, progress };
  let push: Push = { store, registry, progress };
  for (const target of allTags ? localTags(store, repository) : [withDefaultTag(reference)]) {
    const id = store.references.get(formatReference(target));
    if (id === undefined) {
      const name = familiarString(target);
      return { failure: refuse('no-such-image', `tag does not exist: ${name}`, { reference: name }), progress };
    }
    const next = pushTag(push, target, id);
    if ('failure' in next) return next;
    push = next;
  }
  return push;
}
