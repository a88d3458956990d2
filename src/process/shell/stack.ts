import type { Signal } from '../program.js';
import { isFault } from '../../filesystem/fault.js';
import type { Frame, Last, NodeFrame, UnitFrame } from './frames.js';
import { syntaxFor } from './dialect.js';
import type { Machine, Shell } from './state.js';
import type { Syntax } from './syntax.js';
import { putBack } from './variables.js';

export function push(machine: Machine, frame: Frame): undefined {
  machine.shell.stack.push(frame);
}

/** Ends the innermost frame, and undoes what it had done for its duration. */
export function pop(machine: Machine): undefined {
  const frame = machine.shell.stack.pop();
  if (frame !== undefined) {
    undo(machine, frame);
  }
}

export function replace(machine: Machine, frame: Frame): undefined {
  machine.shell.stack[machine.shell.stack.length - 1] = frame;
}

export function unwind(machine: Machine, depth: number): undefined {
  while (machine.shell.stack.length > depth) {
    pop(machine);
  }
}

function undo(machine: Machine, frame: Frame): undefined {
  const { shell } = machine;
  switch (frame.frame) {
    case 'unit':
      putBack(shell, frame.locals ?? []);
      shell.positional = frame.positional ?? shell.positional;
      return;
    case 'variables':
      return putBack(shell, frame.saved);
    case 'descriptors':
      restoreDescriptors(machine, frame.saved);
      return release(machine, frame.opened);
    case 'collect':
      if (!frame.closed) {
        machine.system.close(frame.descriptor);
      }
      return undefined;
    default:
      return;
  }
}

export function restoreDescriptors(machine: Machine, saved: readonly (readonly [number, number | null])[]): undefined {
  for (const [number, old] of [...saved].reverse()) {
    if (old === null) {
      machine.shell.descriptors.delete(number);
    } else {
      machine.shell.descriptors.set(number, old);
    }
  }
}

/** Closes those of the process's descriptors that nothing in the script stands for any more. */
export function release(machine: Machine, candidates: readonly number[]): undefined {
  const used = new Set(machine.shell.descriptors.values());
  for (const frame of machine.shell.stack) {
    if (frame.frame === 'descriptors') {
      for (const [, old] of frame.saved) {
        used.add(old ?? -1);
      }
    }
  }
  for (const one of candidates) {
    if (!used.has(one)) {
      machine.system.close(one);
    }
  }
}

/** The text that is being evaluated. */
export function unitOf(machine: Machine): UnitFrame {
  const found = machine.shell.stack.findLast((frame) => frame.frame === 'unit');
  if (found === undefined) {
    throw new Error('a node without a text');
  }
  return found;
}

/** Where on the stack the innermost function is, or the copy of a shell that was started inside of one. */
export function callDepth(shell: Shell): number {
  return shell.stack.findLastIndex((frame) => frame.frame === 'unit' && frame.name !== undefined);
}

export function functionName(shell: Shell): string | undefined {
  const call = shell.stack[callDepth(shell)];
  return call?.frame === 'unit' ? call.name : undefined;
}

export function currentSyntax(machine: Machine): Syntax {
  return syntaxFor(machine, unitOf(machine).text);
}

export function nodeFrame(id: number, last: Last, tested: boolean): NodeFrame {
  return { frame: 'node', id, last, tested, at: 0, outputs: [], outputStatus: 0 };
}

/** Evaluates a text on top of what runs. Every shell skips the NUL bytes of a file: a sparse one says nothing. */
export function pushText(
  machine: Machine,
  text: string,
  kind: UnitFrame['kind'],
  offset: number,
  more: Partial<UnitFrame> = {},
): undefined {
  push(machine, { frame: 'unit', text: text.replaceAll('\0', ''), kind, offset, started: false, last: 'no', ...more });
}

/** Whether a failure here is part of a condition. */
export function isTested(machine: Machine): boolean {
  return (
    machine.shell.tested ||
    machine.shell.stack.some((frame) => (frame.frame === 'node' || frame.frame === 'done') && frame.tested)
  );
}

/** What `set -e` makes of a command that failed. */
export function checkFailure(machine: Machine): undefined {
  const { shell } = machine;
  if (shell.status === 0 || isTested(machine)) {
    return;
  }
  const trap = callDepth(shell) < 0 && !shell.subshell ? shell.traps.get('ERR') : undefined;
  const { status } = shell;
  if (shell.options.has('errexit')) {
    exitShell(machine, status);
  }
  if (
    trap !== undefined &&
    trap !== '' &&
    !shell.stack.some((frame) => frame.frame === 'unit' && frame.kind === 'trap')
  ) {
    push(machine, { frame: 'status', status });
    pushText(machine, trap, 'trap', shell.line - 1);
  }
}

/** Ends the shell, after its trap on EXIT. */
export function exitShell(machine: Machine, code: number): undefined {
  const { shell } = machine;
  const trap = shell.traps.get('EXIT');
  unwind(machine, 0);
  shell.status = code;
  push(machine, { frame: 'exit', code });
  if (trap !== undefined && trap !== '') {
    shell.traps.delete('EXIT');
    pushText(machine, trap, 'trap', shell.line - 1);
  }
}

/** After an error that ends a script: an interactive shell goes back to its prompt instead. */
export function abandon(machine: Machine, code: number): undefined {
  const { shell } = machine;
  const depth = shell.stack.findIndex((frame) => frame.frame === 'input');
  if (shell.mode !== 'interactive' || shell.subshell || depth < 0) {
    return exitShell(machine, code);
  }
  unwind(machine, depth + 1);
  shell.status = code;
}

/** Signals that this shell catches: a copy of it must not. */
export function caughtSignals(machine: Machine): Signal[] {
  const { shell } = machine;
  const ends: Signal[] = machine.flavour.kind === 'bash' && shell.traps.has('EXIT') ? ['HUP', 'INT', 'TERM'] : [];
  const trapped = [
    ...ends,
    ...[...shell.traps].flatMap(([signal, text]) =>
      signal !== 'EXIT' && signal !== 'ERR' && text !== '' ? [signal] : [],
    ),
  ];
  return shell.mode === 'interactive' && !shell.subshell
    ? [...new Set<Signal>([...trapped, 'INT', 'TERM', 'QUIT'])]
    : trapped;
}

/** Waits for a child if it has ended: its exit code, undefined while it runs, 127 when it is none of ours. */
export function reap(machine: Machine, pid: number): number | undefined {
  const known = machine.shell.ended.get(pid);
  if (known !== undefined) {
    return known;
  }
  const status = machine.system.wait(pid);
  if (status === undefined) {
    return undefined;
  }
  return isFault(status) ? 127 : status.code;
}
