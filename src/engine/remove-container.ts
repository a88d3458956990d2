import { forgetProcess } from '../kernel/exit.js';
import { publish } from '../kernel/queue.js';
import { sendSignal } from '../kernel/signal.js';
import { releaseImage } from '../image/hold-image.js';
import { type Failure, failure, isFailure } from '../world/failure.js';
import { emitContainer } from './container-event.js';
import { letVolumesGo } from './let-volumes-go.js';
import type { Engine } from './engine.js';
import { findInDraft } from './find-container.js';

export interface RemoveOptions {
  /** Kill it first if it runs. */
  readonly force?: boolean;
  /** `rm -v`: its anonymous volumes too, where nobody else needs them. */
  readonly volumes?: boolean;
  /** `rm --link`: a link to it, not the container; no container has another name than its own. */
  readonly link?: boolean;
}

/** `docker rm`. */
export function removeContainer(engine: Engine, text: string, options: RemoveOptions = {}): Failure | undefined {
  const container = findInDraft(engine.draft, engine.host, text);
  if (isFailure(container)) return container;
  const { id } = container;
  if (options.link) {
    return failure('conflict', 'Conflict, cannot remove the default link name of the container', { container: id });
  }
  const { status } = container.state;
  const alive = status === 'running' || status === 'paused' || status === 'restarting';
  if (alive && !options.force) return removalConflict(id, status);
  engine.draft.tick();
  if (alive) killForRemoval(engine, id);
  if (engine.draft.peekContainer(engine.host, id)) removeContainerRow(engine, id, options.volumes === true);
  return undefined;
}

function removalConflict(id: string, status: string): Failure {
  const how =
    status === 'paused'
      ? 'Unpause and then stop the container before attempting removal or force remove'
      : 'Stop the container before attempting removal or force remove';
  return failure('container-active', `You cannot remove a ${status} container ${id}. ${how}`, { container: id });
}

/** A container removed by force ends without its `--rm` taking effect (volumes/rm-f-of-run-rm). */
function killForRemoval(engine: Engine, id: string): void {
  const row = engine.draft.container(engine.host, id);
  row.hostConfig = { ...row.hostConfig, AutoRemove: false };
  row.state = { ...row.state, stopRequested: true };
  if (row.state.status === 'restarting') row.state = { ...row.state, status: 'exited' };
  emitContainer(engine, row, 'kill', { signal: '9' });
  if (row.state.pid !== 0) sendSignal(engine.draft, engine.services, row.state.pid, 'KILL', true);
}

/** Takes an ended container out of the world: its row, its name, its hold on layers and volumes. */
export function removeContainerRow(engine: Engine, id: string, volumes: boolean): void {
  const { draft, host } = engine;
  const row = draft.container(host, id);
  letVolumesGo(engine, row, { event: 'removed', volumes });
  for (const pid of row.processes.values()) forgetProcess(draft, pid);
  const owner = draft.host(host);
  owner.images = releaseImage(owner.images, row);
  emitContainer(engine, row, 'destroy');
  draft.dropContainer(host, id);
  publish(draft, `container:${id}`);
}
