import { abandon } from '../stack.js';
import type { Machine } from '../state.js';
import { complain, say } from '../wording.js';

/** What a builtin says of an option that it does not know; `usage` is how bash says it is called. */
export function illegalOption(machine: Machine, option: string, name: string, usage: string): number | undefined {
  const letter = option.slice(0, 2);
  switch (machine.flavour.kind) {
    case 'bash':
      complain(machine, `${letter}: invalid option`, name);
      say(machine, `${name}: usage: ${usage}\n`);
      return 2;
    case 'dash':
      complain(machine, `Illegal option ${letter}`, name);
      return abandon(machine, 2);
    case 'busybox':
      complain(machine, `illegal option ${letter}`, name);
      return abandon(machine, 2);
  }
}
