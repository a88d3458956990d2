import { attachedNow } from '../kernel/readers.js';
import { sendSignal } from '../kernel/signal.js';
import { type Failure, failure, isFailure } from '../world/failure.js';
import type { Engine } from './engine.js';
import { findInDraft } from './find-container.js';

export interface ResizeRequest {
  readonly container?: string;
  readonly capture?: number;
  readonly columns: number;
  readonly rows: number;
}

/** Gives the own terminal (`-t`) of a container or of an exec another size, and tells who reads it. */
export function resizeOwnTerminal(engine: Engine, request: ResizeRequest): Failure | undefined {
  const first = firstProcess(engine, request);
  if (isFailure(first)) return first;
  const { draft, services } = engine;
  const size = { columns: request.columns, rows: request.rows };
  const keys = new Set(Object.values(draft.peekProcess(first)?.fds ?? {}));
  for (const key of keys) {
    const file = draft.openFiles.get(key);
    if (!file?.tty) continue;
    draft.openFiles = draft.openFiles.set(key, { ...file, size });
    if (file.kind !== 'pipe') continue;
    const attached = attachedNow(draft, (other) => other.kind === 'pipe' && other.pipe === file.pipe);
    for (const { pid } of attached) sendSignal(draft, services, pid, 'WINCH', false);
  }
  return undefined;
}

function firstProcess({ draft, host }: Engine, { container, capture = 0 }: ResizeRequest): number | Failure {
  if (container !== undefined) {
    const row = findInDraft(draft, host, container);
    return isFailure(row) ? row : row.state.pid;
  }
  return draft.captures.get(capture)?.pid ?? failure('no-such-exec', `No such exec: ${capture}`);
}
