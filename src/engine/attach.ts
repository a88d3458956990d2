import { publish } from '../kernel/queue.js';
import type { ExitStatus } from '../process/program.js';
import { emitContainer } from './container-event.js';
import type { Engine } from './engine.js';

/**
 * Follows what a container prints from now on: the capture gets it, and its end, even if `--rm` removes it then.
 * A reader of its log does so without an event.
 */
export function attachContainer(engine: Engine, id: string, event = true): number {
  const { draft, host } = engine;
  const capture = draft.nextSequence();
  draft.captures = draft.captures.set(capture, {
    stdout: '',
    stderr: '',
    pid: 0,
    stdin: 0,
    container: { host, id },
  });
  const row = draft.container(host, id);
  row.attached = [...row.attached, capture];
  if (event) emitContainer(engine, row, 'attach');
  return capture;
}

/** The run is over: everybody who follows it learns how it ended, and follows no more. */
export function detachAll(engine: Engine, id: string, status: ExitStatus): void {
  const { draft, host } = engine;
  const row = draft.container(host, id);
  for (const capture of row.attached) {
    const followed = draft.captures.get(capture);
    if (followed) draft.captures = draft.captures.set(capture, Object.assign({}, followed, { status }));
    publish(draft, `capture:${capture}`);
  }
  row.attached = [];
}
