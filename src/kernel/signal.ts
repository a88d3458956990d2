import { type Process, signalNumbers } from '../process/process.js';
import type { Signal } from '../process/program.js';
import type { Draft } from '../world/draft.js';
import { endProcess } from './exit.js';
import { forget, makeReady } from './queue.js';
import type { Services } from './services.js';

const harmless: ReadonlySet<Signal> = new Set<Signal>(['CHLD', 'CONT', 'URG', 'WINCH']);
const stopping: ReadonlySet<Signal> = new Set<Signal>(['STOP', 'TSTP', 'TTIN', 'TTOU']);

/**
 * Delivers a signal. As Linux does for the first process of a container: what it does not catch it does not
 * notice, but for KILL and STOP from outside.
 */
export function sendSignal(draft: Draft, services: Services, pid: number, signal: Signal, outside: boolean): void {
  const process = draft.peekProcess(pid);
  if (!process || process.phase === 'ended') return;
  if (signal === 'KILL') return killOutright(draft, services, process, outside);
  if (signal === 'CONT') thaw(draft, pid);
  if (stopping.has(signal) && process.dispositions[signal] === undefined && !isFirst(process))
    return freeze(draft, pid);
  const action = process.dispositions[signal];
  if (action === 'ignore') return;
  if (action === 'catch') {
    const row = draft.process(pid);
    row.pending = [...row.pending, signal];
    if (row.phase === 'blocked') makeReady(draft, pid);
    return;
  }
  if (harmless.has(signal) || isFirst(process)) return;
  endProcess(draft, services, pid, { code: 128 + signalNumbers[signal], signal });
}

function killOutright(draft: Draft, services: Services, process: Process, outside: boolean): void {
  if (isFirst(process) && !outside) return;
  endProcess(draft, services, process.pid, { code: 137, signal: 'KILL' });
}

export function isFirst(process: Process): boolean {
  return process.container !== '' && process.number === 1;
}

/** Stops running a process until it is thawed. */
export function freeze(draft: Draft, pid: number): void {
  const process = draft.process(pid);
  if (process.queued !== undefined) {
    draft.ready = draft.ready.delete(process.queued);
    process.queued = undefined;
  }
  process.frozen = true;
}

export function thaw(draft: Draft, pid: number): void {
  const seen = draft.peekProcess(pid);
  if (!seen?.frozen) return;
  const process = draft.process(pid);
  process.frozen = false;
  if (process.phase !== 'ready') return;
  forget(draft, pid);
  makeReady(draft, pid);
}
