import { publish } from '../kernel/queue.js';
import { attachedNow, readersAmong } from '../kernel/readers.js';
import type { Services } from '../kernel/services.js';
import { sendSignal } from '../kernel/signal.js';
import type { OpenFile } from '../process/process.js';
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
  const { line, ...row } = terminal;
  const text = request.text ?? '';
  // What is typed stands behind the prompt, until it ends the line: by a return, or by a Ctrl-C that is shown as `^C`.
  const left = line === undefined || request.interrupt || text.includes('\n') ? {} : { line };
  const ended = terminal.ended || request.end === true;
  draft.terminals = draft.terminals.set(terminal.name, { ...row, input: terminal.input + text, ended, ...left });
  if (request.interrupt) return interrupt(draft, services, request.terminal);
  publish(draft, `terminal:${terminal.name}`);
  return undefined;
}

function interrupt(draft: Draft, services: Services, name: string): undefined {
  for (const { pid } of readersAmong(attachedNow(draft, isTerminal(name)))) {
    sendSignal(draft, services, pid, 'INT', true);
  }
  return undefined;
}

function isTerminal(name: string) {
  return (file: OpenFile): boolean => file.kind === 'terminal' && file.terminal === name;
}

/** Whoever reads there is told, as by a window whose size is changed. */
export function resizeTerminal(
  draft: Draft,
  services: Services,
  { terminal: name, columns, rows }: WorldCommands['resize-terminal'][0],
): Failure | undefined {
  const terminal = draft.terminals.get(name);
  if (!terminal) return noTerminal(name);
  if (![columns, rows].every((side) => Number.isInteger(side) && side > 0)) {
    return failure('invalid-argument', `A terminal has a whole number of columns and rows, not ${columns} by ${rows}`);
  }
  if (terminal.columns === columns && terminal.rows === rows) return undefined;
  draft.terminals = draft.terminals.set(name, { ...terminal, columns, rows });
  for (const { pid } of attachedNow(draft, isTerminal(name))) sendSignal(draft, services, pid, 'WINCH', true);
  return undefined;
}

export function clearTerminal(draft: Draft, request: WorldCommands['clear-terminal'][0]): Failure | undefined {
  const terminal = draft.terminals.get(request.terminal);
  if (!terminal) return noTerminal(request.terminal);
  if (terminal.output === '') return undefined;
  const { line: before = '', ...row } = terminal;
  const dropped = terminal.dropped + terminal.output.length;
  const at = terminal.output.lastIndexOf('\n');
  const line = at < 0 ? before + terminal.output : terminal.output.slice(at + 1);
  draft.terminals = draft.terminals.set(terminal.name, {
    ...row,
    output: '',
    dropped,
    ...(line === '' ? {} : { line }),
  });
  return undefined;
}
