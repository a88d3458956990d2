import type { Container } from '../container/container.js';
import { type Failure, failure, isFailure } from '../world/failure.js';
import type { Engine } from './engine.js';
import { findInDraft } from './find-container.js';

const shared = 'container:';

/** The container whose network another one uses is looked for at the start, not before: why it cannot be joined. */
export function networkProblem(
  engine: Engine,
  { hostConfig: { NetworkMode: mode = '' } }: Container,
): Failure | undefined {
  if (!mode.startsWith(shared)) return undefined;
  const other = findInDraft(engine.draft, engine.host, mode.slice(shared.length));
  if (isFailure(other)) return other;
  if (other.state.status === 'running' || other.state.status === 'paused') return undefined;
  const reason = `cannot join network of a non running container: ${other.id}`;
  return failure('conflict', reason, { container: other.id });
}
