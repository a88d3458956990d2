import type { Digest } from '../digest/digest.js';
import { isRefused } from '../image/failure.js';
import type { ImageFilters } from '../image/filters.js';
import { findImage } from '../image/find-image.js';
import { pruneImages } from '../image/prune-images.js';
import { type Removal, type RemovalRecord, type RemoveOptions, removeImage } from '../image/remove-image.js';
import type { ImageUsers } from '../image/store.js';
import { tagImage } from '../image/tag-image.js';
import { familiarString } from '../reference/familiar.js';
import { withDefaultTag } from '../reference/normalize.js';
import { type Failure, isFailure } from '../world/failure.js';
import type { Engine } from './engine.js';
import { fromImages } from './from-image-failure.js';
import { parseImageName } from './image-name.js';

export function emitImage(engine: Engine, id: string, action: string, name = id): void {
  const image = engine.draft.peekHost(engine.host)?.images.images.get(id as Digest);
  const labels = image?.config.config.Labels ?? {};
  engine.draft.emit({ host: engine.host, type: 'image', action, id, attributes: { ...labels, name } });
}

/** Who uses an image: looked up only for images that are in use at all. */
export function imageUsers(engine: Engine): ImageUsers {
  const { draft, host } = engine;
  return {
    *containersOf(image) {
      const owner = draft.peekHost(host);
      if (!owner?.images.containers.has(image)) return;
      const users = [...owner.containers.keys()]
        .flatMap((id) => draft.peekContainer(host, id) ?? [])
        .filter((container) => container.image === image)
        .sort((a, b) => a.sequence - b.sequence);
      for (const { id, state } of users) {
        yield { id, running: state.status === 'running' || state.status === 'paused' || state.status === 'restarting' };
      }
    },
  };
}

/** `docker tag SOURCE TARGET`. */
export function tagSource(engine: Engine, source: string, target: string): Failure | undefined {
  const { draft, host } = engine;
  const owner = draft.host(host);
  const image = findImage(owner.images, source);
  if (isRefused(image)) return fromImages(image);
  const name = parseImageName(target);
  if (isFailure(name)) return name;
  draft.tick();
  const tagged = tagImage(owner.images, image.id, name, draft.now);
  if (isRefused(tagged)) return fromImages(tagged);
  owner.images = tagged;
  emitImage(engine, image.id, 'tag', familiarString(withDefaultTag(name)));
  return undefined;
}

/** `docker rmi`: what was untagged and deleted, in the order in which it is printed. */
export function removeImages(engine: Engine, text: string, options: RemoveOptions): readonly RemovalRecord[] | Failure {
  const removal = removeImage(engine.draft.host(engine.host).images, imageUsers(engine), text, options);
  if (isRefused(removal)) return fromImages(removal);
  engine.draft.tick();
  settleRemoval(engine, removal);
  return removal.records;
}

function settleRemoval(engine: Engine, removal: Removal): void {
  for (const { action, id } of removal.events) emitImage(engine, id, action);
  engine.draft.host(engine.host).images = removal.store;
}

export interface ImagesPruned {
  readonly records: readonly RemovalRecord[];
  /** Bytes. */
  readonly reclaimed: number;
}

/** `docker image prune`; `until` is an instant in milliseconds. */
export function pruneUnusedImages(engine: Engine, filters: ImageFilters, until?: number): ImagesPruned | Failure {
  const removal = pruneImages(engine.draft.host(engine.host).images, imageUsers(engine), { filters, until });
  if (isRefused(removal)) return fromImages(removal);
  engine.draft.tick();
  settleRemoval(engine, removal);
  engine.draft.emit({
    host: engine.host,
    type: 'image',
    action: 'prune',
    id: '',
    attributes: { reclaimed: String(removal.freed) },
  });
  return { records: removal.records, reclaimed: removal.freed };
}
