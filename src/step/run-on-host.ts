import { findInPath } from '../engine/find-program.js';
import { launch } from '../engine/launch-in-container.js';
import { errnoText, isFault } from '../filesystem/fault.js';
import { addOpenFile } from '../kernel/descriptor.js';
import { filesAsRoot } from '../kernel/namespace.js';
import { publish } from '../kernel/queue.js';
import type { Services } from '../kernel/services.js';
import { createProcess, resolveExecutable } from '../kernel/spawn.js';
import { release } from '../kernel/descriptor.js';
import type { Draft } from '../world/draft.js';
import { type Failure, failure } from '../world/failure.js';
import type { WorldCommands } from './command.js';

type Request = WorldCommands['run-on-host'][0];

/** Runs a program on a host itself, outside any container. */
export function runOnHost(
  draft: Draft,
  services: Services,
  request: Request,
): WorldCommands['run-on-host'][1] | Failure {
  const files = filesAsRoot(draft, request.host, '');
  const name = request.command[0] ?? '';
  const file = findInPath(files, name, request.env.PATH ?? '', request.cwd);
  const found = isFault(file)
    ? file
    : resolveExecutable(files, file, request.command, (program) => program in services.programs);
  if (isFault(found)) {
    return failure('start-failed', `${name}: ${errnoText[found.fault]}`, { host: request.host, path: name });
  }
  const wanted = {
    ...found,
    host: request.host,
    container: '',
    env: request.env,
    cwd: request.cwd,
    credentials: { uid: request.uid ?? 0, gid: request.gid ?? 0, groups: [] },
  };
  if (request.terminal !== undefined) return onTerminal(draft, request.terminal, wanted);
  const launched = launch({ draft, services, host: request.host }, wanted, {
    stdin: request.stdin !== undefined || request.open === true,
    tty: request.tty === true,
  });
  if (request.stdin !== undefined) feed(draft, launched.capture, request.stdin);
  return launched;
}

type Wanted = Omit<Parameters<typeof createProcess>[1], 'parent' | 'fds'>;

function onTerminal(draft: Draft, terminal: string, wanted: Wanted): { capture: number; pid: number } | Failure {
  const row = draft.terminals.get(terminal);
  if (!row) return failure('no-such-object', `No such terminal: ${terminal}`, { terminal });
  const key = addOpenFile(draft, { kind: 'terminal', terminal });
  const pid = createProcess(draft, { parent: 0, fds: { 0: key, 1: key, 2: key }, ...wanted });
  draft.terminals = draft.terminals.set(terminal, { ...row, foreground: pid });
  return { capture: 0, pid };
}

function feed(draft: Draft, capture: number, bytes: string): void {
  const row = draft.captures.get(capture);
  const file = row && draft.openFiles.get(row.stdin);
  if (!row || file?.kind !== 'pipe') return;
  const pipe = draft.pipes.get(file.pipe);
  if (pipe) draft.pipes = draft.pipes.set(file.pipe, { ...pipe, buffer: pipe.buffer + bytes });
  release(draft, row.stdin);
  draft.captures = draft.captures.set(capture, { ...row, stdin: 0 });
  publish(draft, `pipe:${file.pipe}`);
}
