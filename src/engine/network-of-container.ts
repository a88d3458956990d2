import type { Container } from '../container/container.js';
import { type Failure, isFailure } from '../world/failure.js';
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
  return isFailure(other) ? other : undefined;
}
