import { again, type Next, poll } from '../program.js';
import type { Run } from './tool.js';

/** Writes in blocks as long as there is room. */
export function yes(run: Run): Next {
  const { system } = run;
  if (!system.writable(1)) return poll([{ writable: 1 }], null);
  const line = `${run.args.length === 0 ? 'y' : run.args.join(' ')}\n`;
  system.fuel--;
  run.out(line.repeat(Math.max(1, Math.floor(8192 / line.length))));
  return again(null);
}
