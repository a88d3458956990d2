import type { Frame } from '../frames.js';
import { abandon, currentSyntax, exitShell, pop, unitOf, unwind } from '../stack.js';
import type { Machine } from '../state.js';
import { complain, say } from '../wording.js';
import type { Builtin } from './builtin.js';

function isLoop(machine: Machine, frame: Frame): boolean {
  if (frame.frame !== 'node') {
    return false;
  }
  const node = currentSyntax(machine).nodes[frame.id]?.node;
  return node === 'loop' || node === 'for' || node === 'counting';
}

/** The places of the loops of the text that runs, innermost first. */
function loops(machine: Machine): number[] {
  const { stack } = machine.shell;
  const unit = stack.lastIndexOf(unitOf(machine));
  return stack.flatMap((frame, at) => (at > unit && isLoop(machine, frame) ? [at] : [])).reverse();
}

function leaveLoop(again: boolean): Builtin {
  return (machine, args, name) => {
    const count = Number(args[0] ?? 1);
    const beyond = machine.flavour.kind === 'bash' && Number.isInteger(count) && count < 1;
    if (!beyond && (!Number.isInteger(count) || count < 1)) {
      return wrongNumber(machine, args[0] ?? '', name);
    }
    const found = loops(machine);
    if (beyond && found.length > 0) {
      complain(machine, `${args[0]}: loop count out of range`, name);
    }
    const depth = beyond ? found.at(-1) : found[Math.min(count, found.length) - 1];
    if (depth === undefined) {
      if (machine.flavour.kind === 'bash') {
        complain(machine, "only meaningful in a `for', `while', or `until' loop", name);
      }
      return 0;
    }
    unwind(machine, depth + 1);
    machine.shell.status = beyond ? 1 : 0;
    if (!again || beyond) {
      const frame = machine.shell.stack.at(-1);
      pop(machine);
      return frame === undefined ? 0 : undefined;
    }
    return undefined;
  };
}

function wrongNumber(machine: Machine, text: string, name: string): undefined {
  const bash = machine.flavour.kind === 'bash';
  complain(machine, bash ? `${text}: numeric argument required` : `Illegal number: ${text}`, name);
  return abandon(machine, bash ? 128 : 2);
}

export const leave: Builtin = leaveLoop(false);
export const goOn: Builtin = leaveLoop(true);

export const exit: Builtin = (machine, args, name) => {
  const { shell, flavour } = machine;
  const [given] = args;
  if (given !== undefined && !isStatus(machine, given)) {
    complainOfNumber(machine, given, name);
    return exitShell(machine, 2);
  }
  if (args.length > 1 && flavour.kind === 'bash') {
    complain(machine, 'too many arguments', name);
    return 1;
  }
  if (shell.mode === 'interactive' && !shell.subshell && flavour.echoesExit) {
    say(machine, 'exit\n');
  }
  const before = shell.stack.findLast((frame) => frame.frame === 'exit' || frame.frame === 'status');
  const standing = before?.frame === 'exit' ? before.code : shell.status;
  return exitShell(machine, given === undefined ? standing : Number(given) & 255);
};

/** Only bash takes a number below 0. */
function isStatus(machine: Machine, text: string): boolean {
  return (machine.flavour.kind === 'bash' ? /^[-+]?\d+$/ : /^\d+$/).test(text);
}

function complainOfNumber(machine: Machine, text: string, name: string): undefined {
  const bash = machine.flavour.kind === 'bash';
  complain(machine, bash ? `${text}: numeric argument required` : `Illegal number: ${text}`, name);
}

/** dash keeps a status above 255 as long as nobody but the script sees it. */
function returned(machine: Machine, given: string | undefined): number {
  if (given === undefined) {
    return machine.shell.status;
  }
  return machine.flavour.kind === 'bash' ? Number(given) & 255 : Number(given);
}

/** Leaves a function or a sourced file; outside of both, dash and busybox leave the shell. */
export const comeBack: Builtin = (machine, args, name) => {
  const { shell, flavour } = machine;
  const [given] = args;
  const wrong = given !== undefined && !isStatus(machine, given);
  if (wrong) {
    complainOfNumber(machine, given, name);
    if (flavour.kind !== 'bash') {
      return abandon(machine, 2);
    }
  }
  const status = returned(machine, wrong ? '2' : given);
  const depth = shell.stack.findLastIndex(
    (frame) => frame.frame === 'unit' && (frame.kind === 'call' || frame.kind === 'source'),
  );
  if (depth < 0) {
    if (flavour.kind === 'bash' && !shell.subshell) {
      complain(machine, "can only `return' from a function or sourced script", name);
      return 2;
    }
    return exitShell(machine, status);
  }
  unwind(machine, depth);
  shell.status = status;
  return undefined;
};
