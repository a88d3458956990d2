import { Expansion, ExpansionFailure, NeedsOutput } from './expand.js';
import { forkShell } from './fork.js';
import type { NodeFrame } from './frames.js';
import { abandon, push, unwind } from './stack.js';
import type { Machine } from './state.js';
import { setVariable } from './variables.js';
import { complain } from './wording.js';

/**
 * Expands what a node needs. Undefined when it has to be done once more after a command substitution, or when it
 * failed: the stack then says what comes next.
 */
export function expanding<Value>(
  machine: Machine,
  frame: NodeFrame,
  use: (expansion: Expansion) => Value,
): Value | undefined {
  const expansion = new Expansion(machine, frame.outputs);
  try {
    const value = use(expansion);
    for (const [name, assigned] of expansion.assigned) {
      setVariable(machine.shell, name, assigned);
    }
    return value;
  } catch (error) {
    if (error instanceof NeedsOutput) {
      collect(machine, error.text, expansion.assigned);
    } else if (error instanceof ExpansionFailure) {
      fail(machine, error);
    } else {
      throw error;
    }
    return undefined;
  }
}

function collect(machine: Machine, text: string, assigned: ReadonlyMap<string, string>): undefined {
  const [read, write] = machine.system.pipe();
  const file = machine.flavour.kind === 'bash' && /^\s*<\s*[^\s<>|&;()]+\s*$/.test(text);
  const pid = forkShell(machine, { run: { text: file ? `cat ${text}` : text }, over: [[1, write]], assigned });
  machine.system.close(write);
  push(machine, { frame: 'collect', descriptor: read, pid, data: '', closed: false });
}

function fail(machine: Machine, failure: ExpansionFailure): undefined {
  const { shell, flavour } = machine;
  complain(machine, failure.message);
  if (flavour.kind !== 'bash') {
    return abandon(machine, 2);
  }
  const list = shell.stack.findIndex((frame) => frame.frame === 'node');
  const resumable = failure.kind !== 'unset' && !shell.subshell && (shell.mode === 'file' || shell.mode === 'input');
  if (resumable && list >= 0 && list < shell.stack.length - 1) {
    unwind(machine, list + 1);
    shell.status = 1;
    return;
  }
  abandon(machine, failure.kind === 'unset' && !shell.subshell ? 127 : 1);
}
