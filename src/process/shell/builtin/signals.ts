import { isFault } from '../../../filesystem/fault.js';
import { signalNumbers, signalOf } from '../../process.js';
import { again, type Signal } from '../../program.js';
import { jobLine, noteEnded } from '../job.js';
import { push } from '../stack.js';
import { freeze, type Machine } from '../state.js';
import { setTrap } from '../traps.js';
import { complain, complainPlainly, say } from '../wording.js';
import { print, type Builtin } from './builtin.js';

function trapOf(text: string): Signal | 'EXIT' | undefined {
  return text === '0' || text.toUpperCase() === 'EXIT' ? 'EXIT' : signalOf(text);
}

export const trap: Builtin = (machine, args, name) => {
  const { shell, flavour } = machine;
  const words = args[0] === '--' || args[0] === '-p' ? args.slice(1) : args;
  if (words.length === 0) {
    return listTraps(machine);
  }
  const resets = words.length === 1 || words[0] === '-' || (flavour.kind !== 'busybox' && /^\d+$/.test(words[0] ?? ''));
  const action = resets ? undefined : words[0];
  let status = 0;
  for (const one of resets && words[0] !== '-' ? words : words.slice(1)) {
    const signal = trapOf(one);
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
  const order = (signal: Signal | 'EXIT'): number => (signal === 'EXIT' ? 0 : signalNumbers[signal]);
  const traps = [...machine.shell.traps].sort(([a], [b]) => order(a) - order(b));
  for (const [signal, text] of traps) {
    const shown = machine.flavour.kind === 'bash' && signal !== 'EXIT' ? `SIG${signal}` : signal;
    print(machine, `trap -- '${text.replaceAll("'", "'\\''")}' ${shown}\n`);
  }
  return 0;
}

export const kill: Builtin = (machine, args, name) => {
  const bash = machine.flavour.kind === 'bash';
  if (args[0] === '-l') {
    return listSignals(machine, args[1]);
  }
  const dashed = args[0] === '-s' || args[0] === '-n';
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
    say(
      machine,
      bash ? 'kill: usage: kill [-s sigspec | -n signum | -sigspec] pid | jobspec ... or kill -l [sigspec]\n' : '',
    );
    return bash ? 2 : 1;
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

function listSignals(machine: Machine, which: string | undefined): number {
  if (which !== undefined) {
    const signal = signalOf(String(Number(which) > 128 ? Number(which) - 128 : which));
    return print(
      machine,
      signal === undefined ? '' : /^\d+$/.test(which) ? `${signal}\n` : `${signalNumbers[signal]}\n`,
    );
  }
  const names = Object.keys(signalNumbers) as Signal[];
  if (machine.flavour.kind !== 'bash') {
    return print(
      machine,
      names
        .map((one) =>
          machine.flavour.kind === 'dash' ? `${one}\n` : `${String(signalNumbers[one]).padStart(2)}) ${one}\n`,
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

export const jobs: Builtin = (machine, args) => {
  const { shell } = machine;
  noteEnded(machine);
  for (const job of shell.jobs) {
    print(machine, args.includes('-p') ? `${job.pid}\n` : jobLine(machine, job));
  }
  shell.jobs = shell.jobs.filter((job) => !shell.ended.has(job.pid));
  return 0;
};

/** Without job control a job in the foreground is one that is waited for. */
export const foreground: Builtin = (machine, args, name) => {
  const { shell } = machine;
  noteEnded(machine);
  const job = args[0] === undefined ? shell.jobs.at(-1) : shell.jobs.find((one) => `%${one.id}` === args[0]);
  if (job === undefined) {
    complain(machine, args[0] === undefined ? 'current: no such job' : `${args[0]}: no such job`, name);
    return 1;
  }
  print(machine, `${job.text}\n`);
  push(machine, { frame: 'await', pids: [job.pid], any: false });
  return undefined;
};
