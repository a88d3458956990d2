import type { Outcome } from '../outcome.js';
import type { Machine } from '../state.js';

/**
 * A command inside the shell. A number is its exit code; otherwise it has arranged the stack for what follows.
 * `args` is without the name it was called by.
 */
export type Builtin = (
  machine: Machine,
  args: readonly string[],
  name: string,
  all: ReadonlyMap<string, Builtin>,
) => number | Outcome;

export function print(machine: Machine, text: string): number {
  const descriptor = machine.shell.descriptors.get(1);
  if (descriptor !== undefined && text !== '') {
    machine.system.write(descriptor, text);
  }
  return 0;
}
