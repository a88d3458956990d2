import type { Condition } from '../process/program.js';
import type { Draft } from '../world/draft.js';
import type { Timer } from '../world/world.js';

/** Keys that order like the instant they name, then by when they were set. */
export function timerKey(instant: number, sequence: number): string {
  return `${String(Math.max(0, Math.ceil(instant))).padStart(16, '0')} ${String(sequence).padStart(12, '0')}`;
}

export function timerInstant(key: string): number {
  return Number(key.slice(0, 16));
}

export function setTimer(draft: Draft, instant: number, timer: Timer): string {
  const key = timerKey(instant, draft.nextSequence());
  draft.timers = draft.timers.set(key, timer);
  return key;
}

export function clearTimer(draft: Draft, key: string): void {
  draft.timers = draft.timers.delete(key);
}

export function nextTimer(draft: Pick<Draft, 'timers'>): string | undefined {
  return draft.timers.first()?.[0];
}

/** Puts a process at the end of the queue; nothing happens if it is queued, frozen or ended. */
export function makeReady(draft: Draft, pid: number): void {
  const seen = draft.peekProcess(pid);
  if (!seen || seen.phase === 'ended' || seen.queued !== undefined) return;
  const process = draft.process(pid);
  forget(draft, pid);
  process.phase = 'ready';
  process.waitsFor = [];
  if (process.frozen) return;
  const place = draft.nextSequence();
  draft.ready = draft.ready.set(place, pid);
  process.queued = place;
}

/** Takes a process out of the queue, off its timer and out of every waiting list. */
export function forget(draft: Draft, pid: number): void {
  const process = draft.process(pid);
  if (process.queued !== undefined) {
    draft.ready = draft.ready.delete(process.queued);
    process.queued = undefined;
  }
  if (process.timer !== undefined) {
    clearTimer(draft, process.timer);
    process.timer = undefined;
  }
  for (const condition of process.waitsFor) {
    const topic = topicOf(draft, pid, condition);
    if (topic !== undefined) draft.waiters = draft.waiters.delete(waiterKey(topic, pid));
  }
}

function waiterKey(topic: string, pid: number): string {
  return `${topic} ${pid}`;
}

/** The name under which a condition is published; undefined for a timer or something always ready. */
export function topicOf(draft: Draft, pid: number, condition: Condition): string | undefined {
  if ('topic' in condition) return condition.topic;
  if ('child' in condition) return `child:${pid}`;
  if ('time' in condition) return undefined;
  const fd = 'readable' in condition ? condition.readable : condition.writable;
  const file = openFileOf(draft, pid, fd);
  if (file?.kind === 'pipe') return `pipe:${file.pipe}`;
  if (file?.kind === 'terminal') return `terminal:${file.terminal}`;
  return undefined;
}

export function openFileOf(draft: Draft, pid: number, fd: number) {
  const key = draft.peekProcess(pid)?.fds[fd];
  return key === undefined ? undefined : draft.openFiles.get(key);
}

/** Blocks a process until one of the conditions holds. They must not hold yet. */
export function block(draft: Draft, pid: number, conditions: readonly Condition[]): void {
  const process = draft.process(pid);
  process.phase = 'blocked';
  process.waitsFor = conditions;
  for (const condition of conditions) {
    if ('time' in condition) continue;
    const topic = topicOf(draft, pid, condition);
    if (topic !== undefined) draft.waiters = draft.waiters.set(waiterKey(topic, pid), pid);
  }
  const instants = conditions.flatMap((condition) => ('time' in condition ? [condition.time] : []));
  if (instants.length > 0) process.timer = setTimer(draft, Math.min(...instants), { wakes: 'process', pid });
}

/** Wakes everyone who waits for this topic, in the order of their process numbers' text. */
export function publish(draft: Draft, topic: string): void {
  if (draft.waiters.size === 0) return;
  const prefix = `${topic} `;
  const pids: number[] = [];
  for (const [key, pid] of draft.waiters.entriesFrom(prefix)) {
    if (!key.startsWith(prefix)) break;
    pids.push(pid);
  }
  for (const pid of pids.sort((a, b) => a - b)) makeReady(draft, pid);
}
