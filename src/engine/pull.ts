import { stockRepository } from '../catalogue/catalogue.js';
import type { Digest } from '../digest/digest.js';
import { isRefused } from '../image/failure.js';
import { isFailedTransfer, type ProgressLine } from '../registry/progress.js';
import { pullImage } from '../registry/pull-image.js';
import { reachRegistry } from '../registry/reach-registry.js';
import { familiarName, familiarString } from '../reference/familiar.js';
import { defaultDomain, withDefaultTag } from '../reference/normalize.js';
import { type Failure, failure, isFailure } from '../world/failure.js';
import type { Engine } from './engine.js';
import { fromImages } from './from-image-failure.js';
import { parseImageName } from './image-name.js';
import { emitImage } from './images.js';

export interface PullRequest {
  readonly reference: string;
  readonly allTags?: boolean;
}

/** `failure` is set when it ended badly after it had said something: then nothing has been pulled. */
export interface Pulled {
  readonly progress: readonly ProgressLine[];
  readonly image?: Digest;
  readonly failure?: Failure;
}

/** `docker pull`: the layers that are not here yet, and the name. Nothing of a volume is in an image. */
export function pullImages(engine: Engine, request: PullRequest): Pulled | Failure {
  const { draft, host } = engine;
  const name = parseImageName(request.reference);
  if (isFailure(name)) return name;
  const seen = draft.peekHost(host);
  if (!seen) return failure('no-such-host', `No such host: ${host}`, { host });
  const registry = reachRegistry(draft.registries, name.domain, seen.online);
  if (isRefused(registry)) return fromImages(registry);
  const stocked = registry.name === defaultDomain ? stockRepository(registry, name.path) : registry;
  const pulled = pullImage(seen.images, stocked, name, { allTags: request.allTags === true });
  if (isFailedTransfer(pulled)) return { progress: pulled.progress, failure: fromImages(pulled.failure) };
  draft.tick();
  if (stocked !== registry) draft.registries = draft.registries.set(stocked.name, stocked);
  draft.host(host).images = pulled.store;
  const text = familiarString(request.allTags ? name : withDefaultTag(name));
  emitImage(engine, text, 'pull', familiarName(name));
  return { progress: pulled.progress, image: pulled.image };
}
