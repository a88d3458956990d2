import { unescape } from './escapes.js';
import type { Run } from './tool.js';

/** As the stand-alone program: `-n`, `-e`, `-E` in any combination, before the first other argument. */
export function echo(run: Run): number {
  let newline = true;
  let escapes = false;
  let at = 0;
  for (; /^-[neE]+$/.test(run.args[at] ?? ''); at++) {
    for (const letter of run.args[at] as string) {
      if (letter === 'n') newline = false;
      if (letter === 'e') escapes = true;
      if (letter === 'E') escapes = false;
    }
  }
  const text = run.args.slice(at).join(' ');
  const { bytes, stopped } = escapes ? unescape(text, 'echo') : { bytes: text, stopped: false };
  run.out(bytes + (newline && !stopped ? '\n' : ''));
  return 0;
}
