import type { Process } from '../process/process.js';
import type { Condition } from '../process/program.js';
import type { Broken, Finding } from './invariants-broken.js';
import type { World } from './world.js';

/** Who is to run, who is to be woken and when: the queues say what the processes say. */
export function* brokenQueues(world: World): Finding {
  for (const process of world.processes.values()) yield* brokenWait(world, process);
  for (const [place, pid] of world.ready) {
    const process = world.processes.get(pid);
    if (process?.queued !== place || process.phase !== 'ready') {
      yield queue(`Place ${place} in the queue is for process ${pid}, which does not wait there.`, pid);
    }
  }
  for (const [key, timer] of world.timers) {
    if (timer.wakes === 'process' && world.processes.get(timer.pid)?.timer !== key) {
      yield queue(`The timer ${key} wakes process ${timer.pid}, which did not set it.`, timer.pid);
    }
    if (timer.wakes === 'engine' && !world.hosts.has(timer.host)) {
      yield queue(`The timer ${key} wakes the engine of ${timer.host}, which is no host.`);
    }
  }
  for (const [key, pid] of world.waiters) {
    const process = world.processes.get(pid);
    const awaited = process?.phase === 'blocked' && topicsOf(world, process).some((topic) => `${topic} ${pid}` === key);
    if (!awaited) yield queue(`Process ${pid} is listed as waiting for "${key}", and does not.`, pid);
  }
}

function queue(message: string, pid?: number): Broken {
  return { rule: 'queues', message, about: pid === undefined ? {} : { process: String(pid) } };
}

function* brokenWait(world: World, process: Process): Finding {
  const { pid, phase, queued, timer, frozen } = process;
  if (phase === 'ready' && !frozen && (queued === undefined || world.ready.get(queued) !== pid)) {
    yield queue(`Process ${pid} is ready, and not in the queue.`, pid);
  }
  if (phase !== 'ready' && queued !== undefined)
    yield queue(`Process ${pid} is ${phase}, and has a place in the queue.`, pid);
  if (frozen && queued !== undefined) yield queue(`Process ${pid} is frozen, and has a place in the queue.`, pid);
  if (timer !== undefined && !world.timers.has(timer))
    yield queue(`Process ${pid} waits for a timer that is gone.`, pid);
  if (phase !== 'blocked') return;
  if (process.waitsFor.length === 0) yield queue(`Process ${pid} is blocked, and waits for nothing.`, pid);
  if (process.waitsFor.some((condition) => 'time' in condition) && timer === undefined) {
    yield queue(`Process ${pid} waits for a time, and no timer will wake it.`, pid);
  }
  for (const topic of topicsOf(world, process)) {
    if (!world.waiters.has(`${topic} ${pid}`))
      yield queue(`Process ${pid} waits for "${topic}", and nobody will tell it.`, pid);
  }
}

function topicsOf(world: World, process: Process): readonly string[] {
  return process.waitsFor.flatMap((condition) => topicOf(world, process, condition) ?? []);
}

/** The name under which what a process waits for is published; undefined for a time, and for what is always ready. */
function topicOf(world: World, { pid, fds }: Process, condition: Condition): string | undefined {
  if ('topic' in condition) return condition.topic;
  if ('child' in condition) return `child:${pid}`;
  if ('time' in condition) return undefined;
  const key = fds['readable' in condition ? condition.readable : condition.writable];
  const file = key === undefined ? undefined : world.openFiles.get(key);
  if (file?.kind === 'pipe') return `pipe:${file.pipe}`;
  return file?.kind === 'terminal' ? `terminal:${file.terminal}` : undefined;
}
