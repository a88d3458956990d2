import { type Fault, fault, isFault } from '../filesystem/fault.js';
import type { Credentials, Files } from '../filesystem/files.js';
import type { Process } from '../process/process.js';
import type { Environment, Json } from '../process/program.js';
import type { Draft } from '../world/draft.js';
import { retain } from './descriptor.js';
import { filesOf } from './namespace.js';
import { makeReady } from './queue.js';

/** What running a file comes to: a simulated program, with the arguments it is called with. */
export interface Executable {
  readonly program: string;
  readonly args: readonly string[];
}

/** A program that is a file's content, but that nobody has written: it explains itself and exits with 126. */
export const unknownProgram = 'unknown-program';

/** Finds out what `file` runs: its content names a program, or its first line names an interpreter. */
export function resolveExecutable(
  files: Files,
  file: string,
  args: readonly string[],
  knows: (program: string) => boolean,
  depth = 0,
): Executable | Fault {
  const stat = files.stat(file);
  if (isFault(stat)) return stat;
  if (stat.kind !== 'file') return fault('EACCES', file);
  const denied = files.access(file, 'x');
  if (denied) return denied;
  const content = files.content(file);
  if (isFault(content)) return content;
  if (content.program !== undefined) {
    return { program: knows(content.program) ? content.program : unknownProgram, args };
  }
  const interpreter = /^#![ \t]*([^\s]+)(?:[ \t]+([^\n]*?))?[ \t]*(?:\n|$)/.exec(content.bytes?.slice(0, 256) ?? '');
  if (!interpreter) return isElf(content.bytes) ? { program: unknownProgram, args } : fault('ENOEXEC', file);
  if (depth > 4) return fault('ELOOP', file);
  const option = interpreter[2] ? [interpreter[2]] : [];
  const passed = [interpreter[1] ?? '', ...option, file, ...args.slice(1)];
  return resolveExecutable(files, interpreter[1] ?? '', passed, knows, depth + 1);
}

function isElf(bytes: string | undefined): boolean {
  return bytes === undefined || bytes.startsWith('\x7fELF');
}

export interface NewProcess {
  readonly host: string;
  readonly container: string;
  /** World pid, 0 for none. */
  readonly parent: number;
  readonly program: string;
  readonly args: readonly string[];
  readonly env: Environment;
  readonly cwd: string;
  readonly credentials: Credentials;
  readonly umask?: number;
  /** Descriptor -> key of an open file. */
  readonly fds: Readonly<Record<number, number>>;
  readonly state?: Json;
  /** World pid of the group's leader; absent: leads its own. */
  readonly group?: number;
  readonly dispositions?: Process['dispositions'];
}

/** Puts a new process into the world, ready to run. Its world pid. */
export function createProcess(draft: Draft, request: NewProcess): number {
  const pid = draft.nextSequence();
  const number = claimNumber(draft, request.host, request.container, pid);
  for (const key of Object.values(request.fds)) retain(draft, key);
  draft.addProcess({
    pid,
    number,
    host: request.host,
    container: request.container,
    parent: request.parent,
    program: request.program,
    args: request.args,
    env: request.env,
    cwd: request.cwd,
    credentials: request.credentials,
    umask: request.umask ?? 0o022,
    fds: request.fds,
    ...(request.state === undefined ? {} : { state: request.state }),
    phase: 'blocked',
    frozen: false,
    waitsFor: [],
    burned: 0,
    dispositions: request.dispositions ?? {},
    pending: [],
    started: draft.now,
    group: request.group ?? pid,
    children: [],
  });
  if (request.parent !== 0) {
    const parent = draft.process(request.parent);
    parent.children = [...parent.children, pid];
  }
  makeReady(draft, pid);
  return pid;
}

function claimNumber(draft: Draft, host: string, container: string, pid: number): number {
  const owner = container === '' ? draft.host(host) : draft.container(host, container);
  const number = owner.nextProcess;
  owner.nextProcess += 1;
  owner.processes = owner.processes.set(number, pid);
  return number;
}

/** Replaces the program of a process, as exec(2) does: descriptors, directory and number stay. */
export function becomeProgram(
  draft: Draft,
  pid: number,
  file: string,
  args: readonly string[],
  env: Environment,
  knows: (program: string) => boolean,
): Fault | undefined {
  const found = resolveExecutable(filesOf(draft, draft.process(pid)), file, args, knows);
  if (isFault(found)) return found;
  const process = draft.process(pid);
  process.program = found.program;
  process.args = found.args;
  process.env = env;
  process.dispositions = Object.fromEntries(
    Object.entries(process.dispositions).filter(([, action]) => action === 'ignore'),
  );
  process.state = undefined;
  makeReady(draft, pid);
  return undefined;
}
