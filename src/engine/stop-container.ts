import { signalNumbers, signalOf } from '../process/process.js';
import type { Signal } from '../process/program.js';
import { publish, setTimer } from '../kernel/queue.js';
import { freeze, sendSignal, thaw } from '../kernel/signal.js';
import { type Failure, failure, isFailure } from '../world/failure.js';
import { emitContainer } from './container-event.js';
import type { Engine } from './engine.js';
import { findInDraft } from './find-container.js';

/**
 * Asks a container to stop, and kills it when `seconds` have passed. True when it has ended already: wait for its
 * topic otherwise. Stopping one that is not running succeeds (FINDINGS 76). With `keep` an end does not remove it.
 */
export function stopContainer(engine: Engine, text: string, seconds?: number, keep = false): boolean | Failure {
  const { draft, host } = engine;
  const container = findInDraft(draft, host, text);
  if (isFailure(container)) return container;
  const { id } = container;
  if (container.state.status === 'restarting') return endRestarting(engine, id);
  if (container.state.status !== 'running' && container.state.status !== 'paused') return true;
  draft.tick();
  const row = draft.container(host, id);
  row.state = { ...row.state, stopRequested: true };
  if (keep) row.hostConfig = { ...row.hostConfig, AutoRemove: false };
  const signal = signalOf(row.config.StopSignal || 'TERM') ?? 'TERM';
  const grace = seconds ?? row.config.StopTimeout ?? 10;
  deliver(engine, id, signal);
  if (hasEnded(engine, id)) return true;
  if (grace === 0) {
    deliver(engine, id, 'KILL');
    return true;
  }
  if (grace > 0) setTimer(draft, draft.now + grace * 1000, { wakes: 'engine', host, container: id, about: 'kill' });
  return false;
}

function endRestarting(engine: Engine, id: string): true {
  const row = engine.draft.container(engine.host, id);
  row.state = { ...row.state, status: 'exited', stopRequested: true };
  publish(engine.draft, `container:${id}`);
  return true;
}

/** Whether a container is not running (any more). */
export function hasEnded(engine: Engine, id: string): boolean {
  const container = engine.draft.peekContainer(engine.host, id);
  return container === undefined || container.state.pid === 0;
}

function deliver(engine: Engine, id: string, signal: Signal): void {
  const row = engine.draft.peekContainer(engine.host, id);
  if (!row || row.state.pid === 0) return;
  emitContainer(engine, row, 'kill', { signal: String(signalNumbers[signal]) });
  sendSignal(engine.draft, engine.services, row.state.pid, signal, true);
}

/** The engine's last word after a stop's grace period: no grace any more. */
export function killAfterGrace(engine: Engine, id: string): void {
  if (hasEnded(engine, id)) return;
  const container = engine.draft.peekContainer(engine.host, id);
  if (container?.state.stopRequested) deliver(engine, id, 'KILL');
}

/** `docker kill -s`: any signal, at once. */
export function killContainer(engine: Engine, text: string, signalText = 'KILL'): Failure | undefined {
  const { draft, host } = engine;
  const signal = signalOf(signalText);
  if (!signal && !/^0*[1-9]\d*$/.test(signalText)) {
    return failure('invalid-argument', `Invalid signal: ${signalText}`, { signal: signalText });
  }
  const container = findInDraft(draft, host, text);
  if (isFailure(container)) {
    return failure(container.code, `Cannot kill container: ${text}: ${container.message}`, container.about);
  }
  const { id } = container;
  if (!signal) {
    const reason = `Cannot kill container: ${text}: The linux daemon does not support signal ${signalText}`;
    return failure('invalid-argument', reason, { container: id, signal: signalText });
  }
  if (container.state.status !== 'running' && container.state.status !== 'paused') {
    const reason = `Cannot kill container: ${text}: Container ${id} is not running`;
    return failure('not-running', reason, { container: id });
  }
  draft.tick();
  if (signal === 'KILL' || signal === 'TERM') {
    const row = draft.container(host, id);
    row.state = { ...row.state, stopRequested: true };
  }
  deliver(engine, id, signal);
  return undefined;
}

/** `docker pause`: nothing of it runs until `unpause`. */
export function pauseContainer(engine: Engine, text: string): Failure | undefined {
  const { draft, host } = engine;
  const container = findInDraft(draft, host, text);
  if (isFailure(container)) return container;
  const { id } = container;
  if (container.state.status === 'paused') {
    return failure('already-paused', `Container ${id} is already paused`, { container: id });
  }
  if (container.state.status !== 'running') {
    return failure('not-running', `Container ${id} is not running`, { container: id });
  }
  draft.tick();
  for (const pid of container.processes.values()) freeze(draft, pid);
  return setPaused(engine, id, true);
}

export function unpauseContainer(engine: Engine, text: string): Failure | undefined {
  const { draft, host } = engine;
  const container = findInDraft(draft, host, text);
  if (isFailure(container)) return container;
  const { id } = container;
  if (container.state.status !== 'paused') {
    return failure('not-paused', `Container ${id} is not paused`, { container: id });
  }
  draft.tick();
  for (const pid of container.processes.values()) thaw(draft, pid);
  return setPaused(engine, id, false);
}

function setPaused(engine: Engine, id: string, paused: boolean): undefined {
  const row = engine.draft.container(engine.host, id);
  row.state = { ...row.state, status: paused ? 'paused' : 'running' };
  emitContainer(engine, row, paused ? 'pause' : 'unpause');
  publish(engine.draft, `container:${id}`);
  return undefined;
}
