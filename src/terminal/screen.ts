import { toText } from '../digest/bytes.js';
import { type Means, step } from '../step/step.js';
import type { World } from '../world/world.js';

/** What a terminal shows. */
export interface Screen {
  /** Everything printed since it was last looked at, as whole lines. */
  readonly output: string;
  /** What stands before the cursor: the prompt, or the last unfinished line. */
  readonly prompt: string;
  /** Nobody reads the terminal: what was typed goes on for ever, or waits for something else. */
  readonly hung: boolean;
  /** False when the terminal's shell has ended. */
  readonly open: boolean;
}

/** What a terminal that has been looked at shows in a world: after somebody went back to it, say. */
export function screenOf(world: World, means: Means, terminal: string): Screen {
  const row = world.terminals.get(terminal);
  const open = row !== undefined && world.processes.has(row.foreground);
  const hung = open && step(world, { do: 'await', terminal, limit: 0 }, means).value !== true;
  return { output: '', prompt: toText(row?.line ?? '').replaceAll('\r', ''), hung, open };
}
