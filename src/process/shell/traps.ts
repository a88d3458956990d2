import type { Signal } from '../program.js';
import { signalNumbers } from '../process.js';
import { exitShell, push, pushText, unwind } from './stack.js';
import type { Machine, Trap } from './state.js';
import { say } from './wording.js';

/** Frames that a trap must not come in between: they end by themselves first. */
const closed: ReadonlySet<string> = new Set(['wait', 'collect', 'descriptors', 'variables', 'status', 'exit', 'await']);

/** Runs the trap of a caught signal when nothing stands in the way. Whether the stack has changed. */
export function handleSignals(machine: Machine): boolean {
  const { shell } = machine;
  const [signal] = shell.pending;
  const top = shell.stack.at(-1);
  if (signal === undefined || top === undefined || closed.has(top.frame)) {
    return false;
  }
  shell.pending.shift();
  const text = shell.traps.get(signal);
  if (text !== undefined) {
    if (text !== '') {
      push(machine, { frame: 'status', status: shell.status });
      pushText(machine, text, 'trap', shell.line - 1);
    }
    return true;
  }
  if (
    shell.traps.has('EXIT') &&
    machine.flavour.kind === 'bash' &&
    ending.has(signal) &&
    shell.mode !== 'interactive'
  ) {
    exitShell(machine, 128 + signalNumbers[signal]);
    return true;
  }
  return signal === 'INT' && interrupt(machine);
}

/** A bash that is ended by one of these still runs its trap on EXIT. */
const ending: ReadonlySet<Signal> = new Set<Signal>(['HUP', 'INT', 'TERM']);

/** At a prompt an interrupt gives up the line. */
function interrupt(machine: Machine): boolean {
  const { shell } = machine;
  const at = shell.stack.findIndex((frame) => frame.frame === 'input');
  const input = shell.stack[at];
  if (input?.frame !== 'input' || shell.mode !== 'interactive') {
    return false;
  }
  say(machine, '\n');
  unwind(machine, at);
  push(machine, { ...input, gathered: '', prompted: false });
  shell.status = 130;
  return true;
}

/** What the kernel does with a signal follows from its trap. */
export function setTrap(machine: Machine, signal: Trap, text: string | undefined): undefined {
  const { shell, system } = machine;
  if (text === undefined) {
    shell.traps.delete(signal);
  } else {
    shell.traps.set(signal, text);
  }
  if (signal === 'ERR') {
    return;
  }
  if (signal === 'EXIT') {
    for (const one of machine.flavour.kind === 'bash' && shell.mode !== 'interactive' ? ending : []) {
      if (!shell.traps.has(one)) {
        system.onSignal(one, text === undefined ? 'default' : 'catch');
      }
    }
    return;
  }
  const interactive = shell.mode === 'interactive' && !shell.subshell;
  const kept = interactive && (signal === 'INT' || signal === 'TERM' || signal === 'QUIT');
  system.onSignal(signal, text === '' ? 'ignore' : text !== undefined || kept ? 'catch' : 'default');
}
