import type { OpenFile } from '../process/process.js';
import type { Draft } from '../world/draft.js';
import { publish } from './queue.js';

/** How much a pipe holds before its writers are asked to wait. */
export const pipeCapacity = 65_536;

type Unheld = OpenFile extends infer F ? (F extends OpenFile ? Omit<F, 'holders'> : never) : never;

/** A new open file that nobody holds yet. */
export function addOpenFile(draft: Draft, file: Unheld): number {
  const key = draft.nextSequence();
  draft.openFiles = draft.openFiles.set(key, Object.assign({}, file, { holders: 0 }) as OpenFile);
  return key;
}

/** `tty`: both ends are sides of a container's own terminal. */
export function addPipe(draft: Draft, tty = false): { readonly read: number; readonly write: number } {
  const pipe = draft.nextSequence();
  const side = tty ? { tty: true as const } : {};
  draft.pipes = draft.pipes.set(pipe, { buffer: '', readers: 0, writers: 0 });
  return {
    read: addOpenFile(draft, { kind: 'pipe', pipe, end: 'read', ...side }),
    write: addOpenFile(draft, { kind: 'pipe', pipe, end: 'write', ...side }),
  };
}

export function retain(draft: Draft, key: number): void {
  const file = draft.openFiles.get(key);
  if (!file) throw new Error(`no open file ${key}`);
  draft.openFiles = draft.openFiles.set(key, { ...file, holders: file.holders + 1 });
  if (file.kind === 'pipe' && file.holders === 0) adjustPipe(draft, file.pipe, file.end, 1);
}

export function release(draft: Draft, key: number): void {
  const file = draft.openFiles.get(key);
  if (!file) return;
  if (file.holders > 1) {
    draft.openFiles = draft.openFiles.set(key, { ...file, holders: file.holders - 1 });
    return;
  }
  draft.openFiles = draft.openFiles.delete(key);
  if (file.kind === 'pipe') adjustPipe(draft, file.pipe, file.end, -1);
}

function adjustPipe(draft: Draft, id: number, end: 'read' | 'write', by: number): void {
  const pipe = draft.pipes.get(id);
  if (!pipe) return;
  const readers = pipe.readers + (end === 'read' ? by : 0);
  const writers = pipe.writers + (end === 'write' ? by : 0);
  const abandoned = readers === 0 && writers === 0;
  draft.pipes = abandoned ? draft.pipes.delete(id) : draft.pipes.set(id, { ...pipe, readers, writers });
  if (by < 0) publish(draft, `pipe:${id}`);
}

/** Closes everything a process holds. */
export function closeAll(draft: Draft, pid: number): void {
  const process = draft.process(pid);
  const keys = Object.values(process.fds);
  process.fds = {};
  for (const key of keys) release(draft, key);
}

export function lowestFree(fds: Readonly<Record<number, number>>, from = 0): number {
  let fd = from;
  while (fds[fd] !== undefined) fd += 1;
  return fd;
}
