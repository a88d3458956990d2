import { isFault } from '../../filesystem/fault.js';
import { signalNumbers, signalOf } from '../process.js';
import { again, type Condition, type ExitStatus, type Next, type Signal } from '../program.js';
import type { AwaitFrame, CollectFrame, WaitFrame } from './frames.js';
import type { Outcome } from './outcome.js';
import { pop, reap, replace, unwind } from './stack.js';
import { freeze, type Machine } from './state.js';
import { setElements } from './variables.js';
import { say } from './wording.js';

export function runWait(machine: Machine, frame: WaitFrame): Outcome {
  const { shell, system } = machine;
  let ending: ExitStatus | undefined;
  const statuses = frame.pids.map((pid, index) => {
    const known = frame.statuses[index] ?? null;
    if (known !== null) {
      return known;
    }
    const status = system.wait(pid);
    if (status === undefined) {
      return null;
    }
    ending = isFault(status) ? undefined : status;
    return isFault(status) ? 127 : status.code;
  });
  const open = frame.pids.filter((_, index) => statuses[index] === null);
  if (open.length > 0) {
    replace(machine, { ...frame, statuses });
    return open.map((pid) => ({ child: pid }));
  }
  pop(machine);
  const codes = statuses.map((status) => status ?? 0);
  if (machine.flavour.kind === 'bash') {
    setElements(shell, 'PIPESTATUS', codes.map(String));
  }
  const last = codes.at(-1) ?? 0;
  const code = shell.options.has('pipefail') ? (codes.findLast((one) => one !== 0) ?? 0) : last;
  shell.status = frame.negated ? (code === 0 ? 1 : 0) : code;
  mention(machine, ending?.signal, frame);
  return ending?.signal === 'INT' && isInterruptedToo(machine) ? dieOf(machine, 'INT') : undefined;
}

/** At a terminal an interrupt is meant for a script as much as for the command that it waits for. */
function isInterruptedToo(machine: Machine): boolean {
  const { shell, system } = machine;
  const scripted = shell.mode !== 'interactive' || shell.subshell;
  return scripted && !shell.traps.has('INT') && [0, 1, 2].some((number) => system.terminal(number) !== undefined);
}

/** Sends this shell a signal; should it live on, it does so in its next step. */
function dieOf(machine: Machine, signal: Signal): Next {
  const state = freeze(machine.shell);
  machine.system.kill(machine.system.pid, signal);
  return again(state);
}

const described: Partial<Record<Signal, string>> = {
  HUP: 'Hangup',
  QUIT: 'Quit',
  ILL: 'Illegal instruction',
  ABRT: 'Aborted',
  FPE: 'Floating point exception',
  KILL: 'Killed',
  SEGV: 'Segmentation fault',
  ALRM: 'Alarm clock',
  TERM: 'Terminated',
  USR1: 'User defined signal 1',
  USR2: 'User defined signal 2',
  BUS: 'Bus error',
  TRAP: 'Trace/breakpoint trap',
};

/** Says which signal ended a foreground command. An interrupt brings an interactive shell back to its prompt. */
function mention(machine: Machine, signal: Signal | undefined, frame: WaitFrame): undefined {
  const { shell, flavour } = machine;
  const interactive = shell.mode === 'interactive' && !shell.subshell;
  if (signal === 'INT' && interactive) {
    say(machine, '\n');
    unwind(machine, shell.stack.findIndex((one) => one.frame === 'input') + 1);
    shell.status = 130;
    return;
  }
  const text = signal === undefined ? undefined : described[signal];
  if (text === undefined) {
    return;
  }
  if (flavour.kind === 'bash' && !interactive) {
    const pid = String(frame.pids.at(-1) ?? 0).padStart(5);
    say(machine, `${shell.zero}: line ${shell.line}: ${pid} ${text.padEnd(23)} ${frame.text}\n`);
  } else {
    say(machine, `${text}\n`);
  }
}

export function runCollect(machine: Machine, frame: CollectFrame): Outcome {
  const { shell, system } = machine;
  if (!frame.closed) {
    const bytes = system.read(frame.descriptor);
    if (bytes === undefined) {
      return [{ readable: frame.descriptor }];
    }
    if (isFault(bytes) || bytes === '') {
      system.close(frame.descriptor);
      return replace(machine, { ...frame, closed: true });
    }
    return replace(machine, { ...frame, data: frame.data + bytes.replaceAll('\0', '') });
  }
  const status = reap(machine, frame.pid);
  if (status === undefined) {
    return [{ child: frame.pid }];
  }
  pop(machine);
  const below = shell.stack.at(-1);
  if (below?.frame === 'node') {
    shell.status = machine.flavour.kind === 'bash' ? status : shell.status;
    replace(machine, { ...below, outputs: [...below.outputs, frame.data.replace(/\n+$/, '')], outputStatus: status });
  }
  return undefined;
}

/** The `wait` builtin. */
export function runAwait(machine: Machine, frame: AwaitFrame): Outcome {
  const { shell, system } = machine;
  const [signal] = shell.pending;
  if (signal !== undefined) {
    shell.status = 128 + signalNumbers[signal];
    return pop(machine);
  }
  const pids = frame.pids ?? system.children().map((child) => child.pid);
  const waiting: Condition[] = [];
  let last = 0;
  for (const pid of pids) {
    const status = reap(machine, pid);
    if (status === undefined) {
      waiting.push({ child: pid });
    } else {
      last = status;
      const ended = described[signalOf(String(status - 128)) ?? 'CHLD'];
      if (frame.pids !== undefined && ended !== undefined && machine.flavour.kind !== 'bash' && !shell.ended.has(pid)) {
        say(machine, `${ended}\n`);
      }
      shell.ended.set(pid, status);
      shell.jobs = shell.jobs.filter((job) => job.pid !== pid);
    }
    if (frame.any && status !== undefined) {
      break;
    }
  }
  if (waiting.length > 0 && !(frame.any && waiting.length < pids.length)) {
    return waiting;
  }
  shell.status = frame.pids === undefined && !frame.any ? 0 : last;
  return pop(machine);
}
