import { isFault } from '../../../filesystem/fault.js';
import { signalNumbers, signalOf } from '../../process.js';
import { again, type Signal } from '../../program.js';
import { jobLine, noteEnded } from '../job.js';
import { abandon, push } from '../stack.js';
import { freeze, type Machine, type Trap } from '../state.js';
import { setTrap } from '../traps.js';
import { complain, complainPlainly, say } from '../wording.js';
import { print, type Builtin } from './builtin.js';

function trapOf(machine: Machine, text: string): Trap | undefined {
  if (text === 'ERR' && machine.flavour.kind !== 'dash') {
    return 'ERR';
  }
  return text === '0' || text.toUpperCase() === 'EXIT' ? 'EXIT' : signalOf(text);
}

export const trap: Builtin = (machine, args, name) => {
  const { shell, flavour } = machine;
  const words = args[0] === '--' || args[0] === '-p' ? args.slice(1) : args;
  if (words.length === 0) {
    return listTraps(machine);
  }
  if (
    flavour.kind === 'bash' &&
    words.length === 1 &&
    words[0] !== '-' &&
    trapOf(machine, words[0] ?? '') === undefined
  ) {
    say(machine, 'trap: usage: trap [-lp] [[arg] signal_spec ...]\n');
    return 2;
  }
  const resets = words.length === 1 || words[0] === '-' || (flavour.kind !== 'busybox' && /^\d+$/.test(words[0] ?? ''));
  const action = resets ? undefined : words[0];
  let status = 0;
  for (const one of resets && words[0] !== '-' ? words : words.slice(1)) {
    const signal = trapOf(machine, one);
    if (signal === undefined) {
      if (flavour.kind === 'dash') {
        say(machine, `trap: ${one}: bad trap\n`);
      } else {
        complain(machine, `${one}: invalid signal specification`, name);
      }
      status = 1;
    } else {
      setTrap(machine, signal, action);
    }
  }
  shell.status = status;
  return status;
};

function listTraps(machine: Machine): number {
  const order = (signal: Trap): number => (signal === 'EXIT' ? 0 : signal === 'ERR' ? 65 : signalNumbers[signal]);
  const traps = [...machine.shell.traps].sort(([a], [b]) => order(a) - order(b));
  for (const [signal, text] of traps) {
    const shown = machine.flavour.kind === 'bash' && signal !== 'EXIT' && signal !== 'ERR' ? `SIG${signal}` : signal;
    print(machine, `trap -- '${text.replaceAll("'", "'\\''")}' ${shown}\n`);
  }
  return 0;
}

export const kill: Builtin = (machine, args, name) => {
  const bash = machine.flavour.kind === 'bash';
  if (args[0] === '-l') {
    return listSignals(machine, args[1]);
  }
  const dashed = (args[0] === '-s' || args[0] === '-n') && args.length > 1;
  if (args.length === 1 && (args[0] === '-s' || args[0] === '-n')) {
    return lacksSignal(machine, args[0].slice(1), name);
  }
  const given = dashed ? args[1] : /^-[A-Za-z0-9]+$/.test(args[0] ?? '') ? args[0]?.slice(1) : undefined;
  const targets = given === undefined ? args.filter((one) => one !== '--') : args.slice(dashed ? 2 : 1);
  const signal = given === undefined ? 'TERM' : given === '0' ? 0 : signalOf(given);
  if (signal === undefined) {
    complainPlainly(
      machine,
      bash
        ? `${given}: invalid signal specification`
        : machine.flavour.kind === 'dash'
          ? `Illegal option -${(given ?? '').slice(0, 1)}`
          : `bad signal name '${given}'`,
      name,
    );
    return machine.flavour.kind === 'dash' ? 2 : 1;
  }
  if (targets.length === 0) {
    return lacksTarget(machine, name);
  }
  const own = machine.system.pid;
  const others = targets.filter((target) => Number(target) !== own);
  const code = Math.max(
    0,
    ...[...others, ...targets.filter((target) => Number(target) === own)].map((target) =>
      send(machine, target, signal, name),
    ),
  );
  if (signal === 0 || others.length === targets.length) {
    return code;
  }
  machine.shell.status = code;
  return again(freeze(machine.shell));
};

function lacksSignal(machine: Machine, letter: string, name: string): number {
  const texts = {
    bash: `-${letter}: option requires an argument`,
    dash: `No arg for -${letter} option`,
    busybox: `bad signal name '${letter}'`,
  };
  complainPlainly(machine, texts[machine.flavour.kind], name);
  return machine.flavour.kind === 'dash' ? 2 : 1;
}

function lacksTarget(machine: Machine, name: string): number {
  switch (machine.flavour.kind) {
    case 'bash':
      say(machine, 'kill: usage: kill [-s sigspec | -n signum | -sigspec] pid | jobspec ... or kill -l [sigspec]\n');
      return 2;
    case 'dash':
      complain(machine, 'Usage: kill [-s sigspec | -signum | -sigspec] [pid | job]... or\nkill -l [exitstatus]', name);
      return 2;
    case 'busybox':
      complainPlainly(machine, 'you need to specify whom to kill', name);
      return 1;
  }
}

function send(machine: Machine, target: string, signal: Signal | 0, name: string): number {
  const { shell, system, flavour } = machine;
  const job = target.startsWith('%')
    ? (shell.jobs.find((one) => String(one.id) === target.slice(1)) ?? shell.jobs.at(-1))
    : undefined;
  const pid = job?.pid ?? Number(target);
  if (!Number.isInteger(pid)) {
    complainPlainly(
      machine,
      flavour.kind === 'bash'
        ? `${target}: arguments must be process or job IDs`
        : flavour.kind === 'dash'
          ? `Illegal number: ${target}`
          : `invalid number '${target}'`,
      name,
    );
    return flavour.kind === 'dash' ? 2 : 1;
  }
  if (isFault(system.kill(pid, signal))) {
    const text = {
      bash: `(${pid}) - No such process`,
      dash: 'No such process',
      busybox: `can't kill pid ${pid}: No such process`,
    };
    complainPlainly(machine, text[flavour.kind], name);
    say(machine, flavour.kind === 'dash' ? '\n' : '');
    return 1;
  }
  return 0;
}

/** Busybox has no names for signals above 31. */
function listed(machine: Machine, signal: Signal): string {
  return machine.flavour.kind === 'busybox' && signalNumbers[signal] > 31 ? String(signalNumbers[signal]) : signal;
}

function listSignals(machine: Machine, which: string | undefined): number {
  if (which !== undefined) {
    if (machine.flavour.kind === 'dash' && !/^\d+$/.test(which)) {
      complain(machine, `Illegal number: ${which}`, 'kill');
      return 2;
    }
    const signal = signalOf(String(Number(which) > 128 ? Number(which) - 128 : which));
    return print(
      machine,
      signal === undefined ? '' : /^\d+$/.test(which) ? `${listed(machine, signal)}\n` : `${signalNumbers[signal]}\n`,
    );
  }
  const names = Object.keys(signalNumbers) as Signal[];
  if (machine.flavour.kind === 'dash') {
    const unnamed = [...names.slice(0, 31), '32', '33', ...names.slice(31)];
    return print(machine, ['0', ...unnamed].map((one) => `${one}\n`).join(''));
  }
  if (machine.flavour.kind !== 'bash') {
    return print(
      machine,
      names
        .map((one) =>
          machine.flavour.kind === 'dash'
            ? `${one}\n`
            : signalNumbers[one] > 31
              ? ''
              : `${String(signalNumbers[one]).padStart(2)}) ${one}\n`,
        )
        .join(''),
    );
  }
  const cells = names.map((one) => `${String(signalNumbers[one]).padStart(2)}) SIG${one}`);
  const rows = Array.from({ length: Math.ceil(cells.length / 5) }, (_, row) =>
    cells.slice(row * 5, row * 5 + 5).join('\t'),
  );
  return print(machine, `${rows.join('\n')}\n`);
}

export const wait: Builtin = (machine, args, name) => {
  const { shell, system } = machine;
  const any = args[0] === '-n' && machine.flavour.kind !== 'dash';
  const named = any ? args.slice(1) : args;
  const odd = named.find((one) => !/^(%.*|\d+)$/.test(one));
  if (odd !== undefined) {
    return refuseWaiting(machine, odd, name);
  }
  if (any && named.length === 0 && shell.jobs.length === 0 && system.children().length === 0) {
    return 127;
  }
  const pids = named.map((one) =>
    one.startsWith('%') ? (shell.jobs.find((job) => `%${job.id}` === one)?.pid ?? 0) : Number(one),
  );
  const children = new Set(system.children().map((child) => child.pid));
  const foreign = pids.filter((pid) => !children.has(pid) && !shell.ended.has(pid));
  if (machine.flavour.kind === 'bash') {
    for (const pid of foreign) {
      complain(machine, `pid ${pid} is not a child of this shell`, name);
    }
  }
  if (foreign.length > 0 && foreign.length === pids.length) {
    return 127;
  }
  push(machine, { frame: 'await', pids: named.length === 0 ? undefined : pids, any });
  return undefined;
};

function refuseWaiting(machine: Machine, text: string, name: string): number | undefined {
  if (machine.flavour.kind === 'bash') {
    complain(machine, `\`${text}': not a pid or valid job spec`, name);
    return 1;
  }
  const option = text.startsWith('-') && machine.flavour.kind === 'dash';
  complain(machine, option ? `Illegal option ${text}` : `Illegal number: ${text}`, name);
  return abandon(machine, 2);
}

export const jobs: Builtin = (machine, args) => {
  const { shell } = machine;
  noteEnded(machine);
  for (const job of shell.jobs) {
    print(machine, args.includes('-p') ? `${job.pid}\n` : jobLine(machine, job));
  }
  shell.jobs = shell.jobs.filter((job) => !shell.ended.has(job.pid));
  return 0;
};

function lacksJob(machine: Machine, given: string | undefined, name: string): number {
  if (machine.flavour.kind === 'bash') {
    complain(machine, `${given ?? 'current'}: no such job`, name);
    return 1;
  }
  complain(machine, given === undefined ? 'No current job' : `No such job: ${given}`, name);
  return 2;
}

/** Without job control a job in the foreground is one that is waited for. */
export const foreground: Builtin = (machine, args, name) => {
  const { shell } = machine;
  noteEnded(machine);
  const job = args[0] === undefined ? shell.jobs.at(-1) : shell.jobs.find((one) => `%${one.id}` === args[0]);
  if (machine.flavour.kind === 'bash' && shell.mode !== 'interactive') {
    complain(machine, 'no job control', name);
    return 1;
  }
  if (job === undefined) {
    return lacksJob(machine, args[0], name);
  }
  if (name === 'bg') {
    return 0;
  }
  print(machine, `${job.text}\n`);
  push(machine, { frame: 'await', pids: [job.pid], any: false });
  return undefined;
};
