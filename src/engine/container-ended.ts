import type { Container } from '../container/container.js';
import { release } from '../kernel/descriptor.js';
import { publish, setTimer } from '../kernel/queue.js';
import type { ExitStatus } from '../process/program.js';
import { vanishes } from '../volume/lifetime.js';
import { detachAll } from './attach.js';
import { emitContainer, emitVolume } from './container-event.js';
import type { Engine } from './engine.js';
import { unmountContainer } from './mount-container.js';
import { freePorts } from './ports.js';
import { removeContainerRow } from './remove-container.js';
import { destroyVolume, noteUser } from './volumes.js';

/** What follows when a container's first process has ended: by itself, by a signal, by `stop` or by `rm -f`. */
export function containerEnded(engine: Engine, id: string, status: ExitStatus): void {
  const { draft, host } = engine;
  const row = draft.container(host, id);
  const ran = draft.now - (row.state.startedAt ?? draft.now);
  if (row.stdin !== 0) release(draft, row.stdin);
  row.stdin = 0;
  row.nextProcess = 1;
  const { health: _, ...state } = row.state;
  row.state = { ...state, status: 'exited', pid: 0, exitCode: status.code, finishedAt: draft.now };
  emitContainer(engine, row, 'die', { exitCode: String(status.code) });
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

/** Applies the law of volume lifetime to every volume of a container that has met this moment. */
export function letVolumesGo(
  engine: Engine,
  container: Container,
  moment: Parameters<typeof vanishes>[1],
): void {
  const { draft, host, draft: { volumeLifetime } } = engine;
  const seen = new Set<string>();
  for (const mount of container.mounts) {
    const volume = mount.type === 'volume' ? draft.peekHost(host)?.volumes.get(mount.name) : undefined;
    if (!volume || seen.has(mount.name)) continue;
    seen.add(mount.name);
    if (vanishes(volumeLifetime, moment, volume, mount, container.id)) {
      destroyVolume(engine, mount.name);
      continue;
    }
    noteUser(engine, mount.name, 'runningBy', container.id, false);
    if (moment.event !== 'removed') continue;
    noteUser(engine, mount.name, 'mountedBy', container.id, false);
    noteUser(engine, mount.name, 'references', container.id, false);
  }
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
