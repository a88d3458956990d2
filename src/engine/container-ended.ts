import type { Container } from '../container/container.js';
import { release } from '../kernel/descriptor.js';
import { publish, setTimer } from '../kernel/queue.js';
import type { ExitStatus } from '../process/program.js';
import { detachAll } from './attach.js';
import { emitContainer, emitVolume } from './container-event.js';
import type { Engine } from './engine.js';
import { lastHealth } from './health.js';
import { letVolumesGo } from './let-volumes-go.js';
import { unmountContainer } from './mount-container.js';
import { leaveNetworks } from './network-links.js';
import { freePorts } from './ports.js';
import { removeContainerRow } from './remove-container.js';

/** What follows when a container's first process has ended: by itself, by a signal, by `stop` or by `rm -f`. */
export function containerEnded(engine: Engine, id: string, status: ExitStatus): void {
  const { draft, host } = engine;
  const row = draft.container(host, id);
  const ran = draft.now - (row.state.startedAt ?? draft.now);
  if (row.stdin !== 0) release(draft, row.stdin);
  row.stdin = 0;
  row.nextProcess = 1;
  const { health } = row.state;
  const ended = { status: 'exited', pid: 0, exitCode: status.code, finishedAt: draft.now } as const;
  row.state = { ...row.state, ...ended, ...(health ? { health: lastHealth(health) } : {}) };
  emitContainer(engine, row, 'die', { exitCode: String(status.code) });
  leaveNetworks(engine, id);
  for (const mount of row.mounts) {
    if (mount.type === 'volume') emitVolume(engine, mount.name, 'unmount', { container: id });
  }
  unmountContainer(engine, id);
  freePorts(engine, id);
  letVolumesGo(engine, row, { event: 'exited' });
  detachAll(engine, id, status);
  publish(draft, `container:${id}`);
  if (restartsByItself(row)) return scheduleRestart(engine, id, ran);
  if (row.hostConfig.AutoRemove) removeContainerRow(engine, id, true);
}

function restartsByItself(row: Container): boolean {
  const { Name: policy = '', MaximumRetryCount: most = 0 } = row.hostConfig.RestartPolicy ?? {};
  if (row.state.stopRequested) return false;
  if (policy === 'always' || policy === 'unless-stopped') return true;
  if (policy !== 'on-failure' || row.state.exitCode === 0) return false;
  return most === 0 || row.restartCount < most;
}

/** The delay doubles from 100 ms to a minute, and starts anew after ten seconds of running. */
function scheduleRestart(engine: Engine, id: string, ran: number): void {
  const { draft, host } = engine;
  const row = draft.container(host, id);
  const tries = ran >= 10_000 ? 0 : row.restartCount;
  const delay = Math.min(60_000, 100 * 2 ** Math.min(tries, 20));
  row.state = { ...row.state, status: 'restarting' };
  row.restartCount = tries + 1;
  setTimer(draft, draft.now + delay, { wakes: 'engine', host, container: id, about: 'restart' });
}
