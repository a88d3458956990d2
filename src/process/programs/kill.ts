import { isFault } from '../../filesystem/fault.js';
import { signalNumbers, signalOf } from '../process.js';
import type { Signal } from '../program.js';
import { baseName, because, quoted, type Run } from './tool.js';

/** Linux's numbering; the place in the list is the number, 0 being no signal at all. */
const signalNames: readonly (Signal | 0)[] = [0, ...(Object.keys(signalNumbers) as Signal[]).slice(0, 31)];

/** A signal by name (with or without SIG, in any case) or number. */
export function readSignal(text: string): Signal | 0 | undefined {
  return /^(SIG)?EXIT$|^0+$/i.test(text) ? 0 : signalOf(text);
}

/** kill [ '-s' signal | '-' signal ] pid … | '-l' [ number | name ] … */
export function kill(run: Run): number {
  const [first = '', ...others] = run.args;
  if (first === '-l' || first === '-L') return list(run, others);
  let signal: Signal | 0 | undefined = 'TERM';
  let pids = run.args;
  if (first === '-s' || first === '-n') {
    signal = readSignal(others[0] ?? '');
    pids = others.slice(1);
  } else if (/^-./.test(first) && first !== '--') {
    signal = readSignal(first.slice(1));
    pids = others;
  }
  if (pids[0] === '--') pids = pids.slice(1);
  if (signal === undefined) {
    const text = first === '-s' || first === '-n' ? (others[0] ?? '') : first.slice(1);
    run.complain(run.busybox ? `bad signal name '${text}'` : `${quoted(text)}: invalid signal`);
    return 1;
  }
  if (pids.length === 0) {
    run.complain(run.busybox ? 'you need to specify whom to kill' : 'not enough arguments');
    return 1;
  }
  let code = 0;
  for (const text of pids) {
    if (!/^-?\d+$/.test(text)) {
      run.complain(run.busybox ? `invalid number '${text}'` : `failed to parse argument: ${quoted(text)}`);
      code = 1;
      continue;
    }
    const fault = run.system.kill(Number(text), signal);
    if (isFault(fault)) {
      run.complain(
        run.busybox
          ? `can't kill pid ${text}: ${because(fault)}`
          : `sending signal to ${text} failed: ${because(fault)}`,
      );
      code = 1;
    }
  }
  return code;
}

function list(run: Run, asked: readonly string[]): number {
  const names = signalNames.slice(1);
  if (asked.length === 0) {
    run.out(
      run.busybox
        ? names.map((name, at) => `${String(at + 1).padStart(2)}) ${name}\n`).join('')
        : `${names.join(' ')}\n`,
    );
    return 0;
  }
  for (const text of asked) {
    const number = Number(text) > 128 ? Number(text) - 128 : Number(text);
    const signal = readSignal(/^\d+$/.test(text) ? String(number) : text);
    if (signal === undefined) {
      run.complain(run.busybox ? `unknown signal '${text}'` : `${quoted(text)}: invalid signal`);
      return 1;
    }
    run.out(`${/^\d+$/.test(text) ? signal : signal === 0 ? 0 : signalNumbers[signal]}\n`);
  }
  return 0;
}

export function killall(run: Run): number {
  const signalled = run.args.filter((arg) => arg.startsWith('-'));
  const signal = readSignal(signalled[0]?.slice(1) ?? 'TERM') ?? 'TERM';
  let code = 0;
  for (const name of run.args.filter((arg) => !arg.startsWith('-'))) {
    const found = run.system
      .processes()
      .filter(({ args, pid }) => baseName(args[0] ?? '') === name && pid !== run.system.pid);
    for (const { pid } of found) run.system.kill(pid, signal);
    if (found.length > 0) continue;
    run.complain(`${name}: no process ${run.busybox ? 'killed' : 'found'}`);
    code = 1;
  }
  return code;
}
