import { isRefused } from '../image/failure.js';
import { isFailedTransfer, type ProgressLine } from '../registry/progress.js';
import { pushImage } from '../registry/push-image.js';
import { reachRegistry } from '../registry/reach-registry.js';
import { familiarName, familiarString } from '../reference/familiar.js';
import { withDefaultTag } from '../reference/normalize.js';
import { type Failure, failure, isFailure } from '../world/failure.js';
import type { Engine } from './engine.js';
import { fromImages } from './from-image-failure.js';
import { parseImageName } from './image-name.js';
import { emitImage } from './images.js';

export interface PushRequest {
  readonly reference: string;
  readonly allTags?: boolean;
}

/** `failure` is set when it ended badly after it had said something: then nothing has been pushed. */
export interface Pushed {
  readonly progress: readonly ProgressLine[];
  readonly failure?: Failure;
}

/** `docker push`: the layers that the registry does not have, the config and the manifest. */
export function pushImages(engine: Engine, request: PushRequest): Pushed | Failure {
  const { draft, host } = engine;
  const name = parseImageName(request.reference);
  if (isFailure(name)) return name;
  const seen = draft.peekHost(host);
  if (!seen) return failure('no-such-host', `No such host: ${host}`, { host });
  const registry = reachRegistry(draft.registries, name.domain, seen.online);
  const pushed = pushImage(seen.images, registry, name, { allTags: request.allTags === true });
  if (isFailedTransfer(pushed)) return { progress: pushed.progress, failure: fromImages(pushed.failure) };
  if (isRefused(registry)) return fromImages(registry);
  draft.tick();
  draft.host(host).images = pushed.store;
  draft.registries = draft.registries.set(registry.name, pushed.registry);
  emitImage(engine, familiarString(request.allTags ? name : withDefaultTag(name)), 'push', familiarName(name));
  return { progress: pushed.progress };
}
