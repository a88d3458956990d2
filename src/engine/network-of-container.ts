import type { Container } from '../container/container.js';
import { type Failure, failure, isFailure } from '../world/failure.js';
import type { Engine } from './engine.js';
import { findInDraft } from './find-container.js';

const networks = ['', 'default', 'bridge', 'host', 'none'];

/** A network is looked for when the container starts, not before: why it cannot be joined. */
export function networkProblem(engine: Engine, { hostConfig }: Container): Failure | undefined {
  const mode = hostConfig.NetworkMode ?? '';
  if (networks.includes(mode)) return undefined;
  if (!mode.startsWith('container:')) {
    return failure('no-such-object', `network ${mode} not found`, { network: mode });
  }
  const other = findInDraft(engine.draft, engine.host, mode.slice('container:'.length));
  return isFailure(other) ? other : undefined;
}
