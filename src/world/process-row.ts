import type { Process } from '../process/process.js';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/*
 * Rows of processes change most of all, and their optional members come and go. An object that loses a member, or gets
 * one after it was spread, has a hidden class of its own in V8: eight times the memory, and slow for whoever reads it.
 * So members are written out here: a working copy has all of them, a row those that say something, in one order.
 */

/** A copy to assign to; an optional member is taken away by setting it to undefined. */
export function workingProcess(row: Process): Mutable<Process> {
  return {
    pid: row.pid,
    number: row.number,
    host: row.host,
    container: row.container,
    parent: row.parent,
    program: row.program,
    args: row.args,
    env: row.env,
    cwd: row.cwd,
    credentials: row.credentials,
    umask: row.umask,
    fds: row.fds,
    state: row.state,
    phase: row.phase,
    frozen: row.frozen,
    waitsFor: row.waitsFor,
    queued: row.queued,
    timer: row.timer,
    burned: row.burned,
    dispositions: row.dispositions,
    pending: row.pending,
    status: row.status,
    started: row.started,
    group: row.group,
    capture: row.capture,
    children: row.children,
  };
}

/** What goes into the world. */
export function processRow(copy: Process): Process {
  const row: Mutable<Process> = {
    pid: copy.pid,
    number: copy.number,
    host: copy.host,
    container: copy.container,
    parent: copy.parent,
    program: copy.program,
    args: copy.args,
    env: copy.env,
    cwd: copy.cwd,
    credentials: copy.credentials,
    umask: copy.umask,
    fds: copy.fds,
    phase: copy.phase,
    frozen: copy.frozen,
    waitsFor: copy.waitsFor,
    burned: copy.burned,
    dispositions: copy.dispositions,
    pending: copy.pending,
    started: copy.started,
    group: copy.group,
    children: copy.children,
  };
  if (copy.state !== undefined) row.state = copy.state;
  if (copy.queued !== undefined) row.queued = copy.queued;
  if (copy.timer !== undefined) row.timer = copy.timer;
  if (copy.status !== undefined) row.status = copy.status;
  if (copy.capture !== undefined) row.capture = copy.capture;
  return row;
}
