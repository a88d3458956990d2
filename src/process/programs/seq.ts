import { again, type Json, type Next, poll } from '../program.js';
import { floatText } from './printf.js';
import { misuse, parseOptions } from './options.js';
import { quoted, type Run } from './tool.js';

const grammar = { short: '+ws:f:', long: 'equal-width=w separator=s: format=f:' };

/** `state` counts the numbers already printed. */
export function seq(run: Run, state: Json | undefined): Next | number {
  const leading = run.args.findIndex((arg) => !/^-[^.\d]/.test(arg));
  const numbers = /^-\.?\d/.test(run.args[leading] ?? '') ? leading : -1;
  const options = parseOptions(
    run,
    run.busybox ? { short: '+ws:' } : grammar,
    numbers < 0 ? run.args : run.args.toSpliced(numbers, 0, '--'),
  );
  if (typeof options === 'number') return options;
  const { operands } = options;
  if (operands.length === 0) return misuse(run, grammar, 'missing operand');
  if (operands.length > 3) return misuse(run, grammar, `extra operand ${quoted(operands[3] as string)}`);
  const bad = operands.find((text) => !/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text));
  if (bad !== undefined) {
    return misuse(run, grammar, `invalid floating point argument: ${quoted(bad)}`);
  }
  const pattern = options.value('f');
  const directives = pattern?.replaceAll('%%', '').match(/%[-+ 0#']*\d*(\.\d*)?(.?)/);
  if (pattern !== undefined && !/[aAeEfFgG]/.test(directives?.[2] ?? '')) {
    const wrong = directives ? `unknown %${directives[2]} directive` : 'no % directive';
    run.complain(`format ${quoted(pattern)} has ${wrong}`);
    return 1;
  }
  const last = Number(operands.at(-1));
  const first = operands.length > 1 ? Number(operands[0]) : 1;
  const step = operands.length > 2 ? Number(operands[1]) : 1;
  if (step === 0 && !run.busybox)
    return misuse(run, grammar, `invalid Zero increment value: ${quoted(operands[1] as string)}`);
  const places = (text: string | undefined) => (text?.split('.')[1] ?? '').length;
  const precision = Math.max(
    operands.length > 1 ? places(operands[0]) : 0,
    operands.length > 2 ? places(operands[1]) : 0,
  );
  const total = step === 0 ? Number.POSITIVE_INFINITY : Math.floor((last - first) / step + 1e-10) + 1;
  const format = options.value('f');
  const text = (at: number) => {
    const value = first + at * step;
    if (format !== undefined)
      return format.replace(
        /%([-+ 0#]*)(\d*)(?:\.(\d+))?([fegFEG])/,
        (_, flags: string, width: string, exact: string | undefined, letter: string) =>
          floatText(value, letter, flags, exact === undefined ? 6 : Number(exact)).padStart(
            Number(width),
            flags.includes('0') ? '0' : ' ',
          ),
      );
    return value.toFixed(precision);
  };
  const width = options.has('w') ? Math.max(text(0).length, text(Math.max(0, total - 1)).length) : 0;
  const padded = (shown: string) =>
    shown.startsWith('-') ? `-${shown.slice(1).padStart(width - 1, '0')}` : shown.padStart(width, '0');
  const separator = options.value('s')?.replaceAll('\\n', '\n').replaceAll('\\t', '\t') ?? '\n';
  let at = typeof state === 'number' ? state : 0;
  for (let round = 0; at < total; at++, round++) {
    if (round >= 4096) {
      if (run.refused()) return 1;
      if (!run.system.writable(1)) return poll([{ writable: 1 }], at);
      if (run.system.fuel <= 0) return again(at);
      round = 0;
    }
    run.system.fuel--;
    run.out((at === 0 ? '' : separator) + padded(text(at)));
  }
  if (total > 0) run.out('\n');
  return 0;
}
