import { type Json, type Next, poll } from '../program.js';
import { misuse, parseOptions } from './options.js';
import { quoted, type Run } from './tool.js';

const seconds: { readonly [unit: string]: number } = { '': 1, s: 1, m: 60, h: 3600, d: 86_400 };

/** Seconds of `0.5`, `2m`, `1d`; Infinity for `infinity`. */
export function readDuration(text: string): number | undefined {
  if (/^\+?inf(inity)?$/i.test(text)) return Number.POSITIVE_INFINITY;
  const found = /^(\d+\.?\d*|\.\d+)([smhd]?)$/.exec(text);
  return found === null ? undefined : Number(found[1]) * (seconds[found[2] as string] as number);
}

export function sleep(run: Run, state: Json | undefined): Next | number {
  const { system } = run;
  if (typeof state === 'number') return system.now >= state ? 0 : poll([{ time: state }], state);
  if (state === null) return poll([], null);
  const options = parseOptions(run, { short: '' }, run.busybox ? ['--', ...run.args] : run.args);
  if (typeof options === 'number') return options;
  if (options.operands.length === 0) return misuse(run, { short: '' }, 'missing operand');
  let total = 0;
  let wrong = false;
  for (const text of options.operands) {
    const duration = readDuration(text);
    if (duration === undefined) {
      wrong = true;
      if (run.busybox) {
        run.complain(`invalid number '${text}'`);
        return 1;
      }
      run.complain(`invalid time interval ${quoted(text)}`);
    }
    total += duration ?? 0;
  }
  if (wrong) {
    run.warn(`Try '${run.name} --help' for more information.\n`);
    return 1;
  }
  if (total === Number.POSITIVE_INFINITY) return poll([], null);
  const until = system.now + Math.ceil(total * 1000);
  return until <= system.now ? 0 : poll([{ time: until }], until);
}
