import { errnoText } from '../filesystem/fault.js';
import type { Condition, Json, Next, Program } from '../process/program.js';
import type { Draft } from '../world/draft.js';
import { endProcess } from './exit.js';
import { block, clearTimer, makeReady, nextTimer, openFileOf, timerInstant } from './queue.js';
import type { Services } from './services.js';
import { becomeProgram } from './spawn.js';
import { writableNow } from './stream.js';
import { openSystem, quantum } from './system.js';

/** Work that all processes together may do while no time passes. */
export const settleBudget = 1_000_000;
/**
 * How long a quantum of a process that never blocks takes, in milliseconds. The longer it goes on in one stretch of
 * time, the longer: what it does is always the same.
 */
export const quantumTime = 100;

/**
 * Runs every process that can run until all are blocked, or until the budget is spent: by a loop that never ends, or
 * three times over by processes that make others without end.
 */
export function settle(draft: Draft, services: Services, budget = settleBudget): void {
  let left = budget;
  let runaways: Set<number> | undefined;
  while (draft.ready.size > 0) {
    const next = firstReady(draft, runaways);
    if (next === undefined) return;
    const used = runOnce(draft, services, next);
    left -= used;
    if (left <= -2 * budget - settleBudget / 30) return;
    const burned = draft.peekProcess(next)?.burned ?? 0;
    if (burned > settleBudget || (left <= 0 && used >= quantum)) (runaways ??= new Set()).add(next);
  }
}

function firstReady(draft: Draft, runaways: ReadonlySet<number> | undefined): number | undefined {
  if (runaways === undefined) return draft.ready.first()?.[1];
  for (const pid of draft.ready.values()) if (!runaways.has(pid)) return pid;
  return undefined;
}

type OpenSystem = ReturnType<typeof openSystem>;

/** One step of one process. The work it took, at least 1. */
function runOnce(draft: Draft, services: Services, pid: number): number {
  const process = draft.process(pid);
  if (process.queued !== undefined) draft.ready = draft.ready.delete(process.queued);
  process.queued = undefined;
  const program = services.programs[process.program];
  if (!program) {
    endProcess(draft, services, pid, { code: 126 });
    return 1;
  }
  const system = openSystem(draft, services, pid);
  const { host, container, args } = process;
  const next = stepWithin(program, system, process.state);
  services.ran?.(draft, { host, container, args });
  if (next === undefined) {
    endProcess(draft, services, pid, { code: 137, signal: 'KILL' });
    return quantum;
  }
  if (draft.peekProcess(pid)?.phase === 'ready') settleNext(draft, services, pid, next, system);
  return workOf(system);
}

/** A program that asks for more memory than there is comes to the end that Linux has for it: killed, no next step. */
function stepWithin(program: Program, system: OpenSystem, state: Json | undefined): Next | undefined {
  try {
    return program(system, state);
  } catch (mistake) {
    if (mistake instanceof RangeError) return undefined;
    throw mistake;
  }
}

const workOf = ({ fuel }: OpenSystem): number => Math.max(1, quantum - fuel);

function settleNext(draft: Draft, services: Services, pid: number, next: Next, system: OpenSystem): void {
  if (system.broken && draft.process(pid).dispositions.PIPE === undefined) {
    return endProcess(draft, services, pid, { code: 141, signal: 'PIPE' });
  }
  switch (next.next) {
    case 'exit':
      return endProcess(draft, services, pid, { code: next.code & 255 });
    case 'become':
      return become(draft, services, pid, next);
    case 'again':
      draft.process(pid).state = next.state;
      draft.process(pid).burned += workOf(system);
      return makeReady(draft, pid);
    case 'poll':
      draft.process(pid).state = next.state;
      draft.process(pid).burned = 0;
      if (next.on.some((condition) => holds(draft, pid, condition))) return makeReady(draft, pid);
      return block(draft, pid, next.on);
  }
}

function become(draft: Draft, services: Services, pid: number, next: Extract<Next, { next: 'become' }>): void {
  const refused = becomeProgram(draft, pid, next.file, next.args, next.env, (name) => name in services.programs);
  if (!refused) return;
  const system = openSystem(draft, services, pid);
  system.write(2, `${next.args[0] ?? ''}: ${next.file}: ${errnoText[refused.fault]}\n`);
  endProcess(draft, services, pid, { code: refused.fault === 'ENOENT' ? 127 : 126 });
}

/** Whether a condition is true already, so that there is nothing to wait for. */
function holds(draft: Draft, pid: number, condition: Condition): boolean {
  const process = draft.process(pid);
  if (process.pending.length > 0) return true;
  if ('time' in condition) return draft.now >= condition.time;
  if ('topic' in condition) return false;
  if ('child' in condition) return childEnded(draft, process.children, condition.child);
  const fd = 'readable' in condition ? condition.readable : condition.writable;
  const file = openFileOf(draft, pid, fd);
  if (file?.kind === 'terminal') {
    const terminal = draft.terminals.get(file.terminal);
    return 'writable' in condition || terminal === undefined || terminal.input !== '' || terminal.ended;
  }
  if ('writable' in condition) return writableNow(draft, process, fd);
  if (file?.kind !== 'pipe') return true;
  const pipe = draft.pipes.get(file.pipe);
  return pipe?.buffer !== '' || pipe.writers === 0;
}

function childEnded(draft: Draft, children: readonly number[], which: number | 'any'): boolean {
  const wanted = children.map((pid) => draft.peekProcess(pid)).filter((child) => child !== undefined);
  if (which === 'any') return wanted.length === 0 || wanted.some((child) => child.phase === 'ended');
  const child = wanted.find((one) => one.number === which);
  return child === undefined || child.phase === 'ended';
}

/** The engine's part when one of its timers rings. */
export type RingEngine = (draft: Draft, timer: { host: string; container: string; about: string }) => void;

/** Lets time pass up to `until`, waking whom the clock wakes on the way, in order. */
export function passTime(draft: Draft, services: Services, until: number, ring: RingEngine): void {
  settle(draft, services);
  let rounds = 0;
  while (draft.now < until) {
    const key = nextTimer(draft);
    const instant = key === undefined ? until : Math.min(until, Math.max(draft.now, timerInstant(key)));
    const busy = draft.ready.size > 0;
    if (busy) {
      draft.now = Math.min(instant, draft.now + quantumTime * 2 ** Math.floor(rounds / 5));
      rounds += 1;
      settle(draft, services, quantum);
      if (draft.now < instant) continue;
    }
    draft.now = instant;
    if (key !== undefined && timerInstant(key) <= instant) ringTimer(draft, key, ring);
    settle(draft, services, busy ? quantum : settleBudget);
  }
}

/** Wakes what one timer wakes. */
export function ringTimer(draft: Draft, key: string, ring: RingEngine): void {
  const timer = draft.timers.get(key);
  clearTimer(draft, key);
  if (!timer) return;
  if (timer.wakes === 'process') makeReady(draft, timer.pid);
  else ring(draft, timer);
}
