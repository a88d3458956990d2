import { publish } from '../kernel/queue.js';
import type { Services } from '../kernel/services.js';
import { sendSignal } from '../kernel/signal.js';
import type { Draft } from '../world/draft.js';
import { type Failure, failure } from '../world/failure.js';
import type { WorldCommands } from './command.js';

function noTerminal(name: string): Failure {
  return failure('no-such-object', `No such terminal: ${name}`, { terminal: name });
}

export function openTerminal(draft: Draft, request: WorldCommands['open-terminal'][0]): Failure | undefined {
  const { terminal: name, columns = 80, rows = 24 } = request;
  if (draft.terminals.has(name)) return failure('name-in-use', `Terminal already open: ${name}`, { terminal: name });
  draft.terminals = draft.terminals.set(name, {
    name,
    columns,
    rows,
    input: '',
    ended: false,
    output: '',
    dropped: 0,
    foreground: 0,
  });
  return undefined;
}

/** Ctrl-C reaches the process that reads the terminal now: everything in the foreground of it that is no shell. */
export function typeInto(draft: Draft, services: Services, request: WorldCommands['type'][0]): Failure | undefined {
  const terminal = draft.terminals.get(request.terminal);
  if (!terminal) return noTerminal(request.terminal);
  if (request.interrupt) return interrupt(draft, services, request.terminal);
  const input = terminal.input + (request.text ?? '');
  draft.terminals = draft.terminals.set(terminal.name, {
    ...terminal,
    input,
    ended: terminal.ended || request.end === true,
  });
  publish(draft, `terminal:${terminal.name}`);
  return undefined;
}

function interrupt(draft: Draft, services: Services, name: string): undefined {
  const attached = [...draft.processes.values()].filter((process) => {
    const key = process.fds[0];
    const file = key === undefined ? undefined : draft.openFiles.get(key);
    return file?.kind === 'terminal' && file.terminal === name && process.phase !== 'ended';
  });
  const innermost = attached.filter((process) => !attached.some((other) => other.parent === process.pid));
  for (const { pid } of innermost) sendSignal(draft, services, pid, 'INT', true);
  return undefined;
}

export function clearTerminal(draft: Draft, request: WorldCommands['clear-terminal'][0]): Failure | undefined {
  const terminal = draft.terminals.get(request.terminal);
  if (!terminal) return noTerminal(request.terminal);
  if (terminal.output === '') return undefined;
  const dropped = terminal.dropped + terminal.output.length;
  draft.terminals = draft.terminals.set(terminal.name, { ...terminal, output: '', dropped });
  return undefined;
}
