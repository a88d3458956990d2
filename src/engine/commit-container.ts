import type { Digest } from '../digest/digest.js';
import { commitImage } from '../image/commit-image.js';
import type { ContainerConfig } from '../image/config.js';
import { isRefused } from '../image/failure.js';
import { tagImage } from '../image/tag-image.js';
import type { NamedReference } from '../reference/reference.js';
import { type Failure, isFailure } from '../world/failure.js';
import { emitContainer } from './container-event.js';
import type { Engine, Refused } from './engine.js';
import { findInDraft } from './find-container.js';
import { fromImages } from './from-image-failure.js';
import { parseImageName } from './image-name.js';
import { emitImage } from './images.js';
import { familiarString } from '../reference/familiar.js';
import { withDefaultTag } from '../reference/normalize.js';

export interface CommitContainerRequest {
  readonly container: string;
  /** '' or absent: the image gets no name. */
  readonly reference?: string;
  readonly message?: string;
  readonly author?: string;
  /** Dockerfile instructions. */
  readonly changes?: readonly string[];
  readonly config?: ContainerConfig;
  /** Default true: a running container is paused meanwhile. */
  readonly pause?: boolean;
}

/**
 * `docker commit`: the container's changes as a new layer on its image. The new image's id. When only its name is
 * refused, the image has been made already, and stays without a name.
 */
export function commitContainer(engine: Engine, request: CommitContainerRequest): Digest | Failure | Refused {
  const { draft, host } = engine;
  const container = findInDraft(draft, host, request.container);
  if (isFailure(container)) return container;
  let name: NamedReference | undefined;
  if (request.reference) {
    const parsed = parseImageName(request.reference);
    if (isFailure(parsed)) return parsed;
    name = parsed;
  }
  draft.tick();
  const owner = draft.host(host);
  const committed = commitImage(owner.images, {
    container: {
      id: container.id,
      image: container.image,
      config: container.config,
      base: container.base,
      tree: container.files.root,
    },
    config: request.config,
    changes: request.changes,
    author: request.author,
    message: request.message,
    created: draft.now,
  });
  if (isRefused(committed)) return fromImages(committed);
  const tagged = name ? tagImage(committed.store, committed.image.id, name, draft.now) : committed.store;
  const pauses = request.pause !== false && container.state.status === 'running';
  if (pauses) emitContainer(engine, container, 'pause');
  if (isRefused(tagged)) {
    owner.images = committed.store;
    if (pauses) emitContainer(engine, container, 'unpause');
    return { refused: fromImages(tagged) };
  }
  owner.images = tagged;
  emitContainer(engine, container, 'commit', {
    comment: request.message ?? '',
    imageID: committed.image.id,
    imageRef: '',
  });
  if (pauses) emitContainer(engine, container, 'unpause');
  if (name) emitImage(engine, committed.image.id, 'tag', familiarString(withDefaultTag(name)));
  return committed.image.id;
}
