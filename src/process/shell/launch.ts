import { isFault, type Fault } from '../../filesystem/fault.js';
import type { Environment, Next } from '../program.js';
import type { UnitFrame } from './frames.js';
import type { Found } from './lookup.js';
import { waitFor } from './pipeline.js';
import { caughtSignals, unwind } from './stack.js';
import { freeze, type Machine, type Shell } from './state.js';
import { environment } from './variables.js';

type Runnable = Extract<Found, { readonly file: string }>;

/** Whether every descriptor of the script is the process's own of the same number. */
function inPlace(machine: Machine): boolean {
  const { descriptors } = machine.shell;
  return [...descriptors].every(([number, own]) => number === own);
}

/** Runs a file in the foreground: as a child that is waited for, or in place of this shell when it is `alone`. */
export function launch(
  machine: Machine,
  found: Runnable,
  fields: readonly string[],
  text: string,
  alone: boolean,
): Next | Fault | undefined {
  const { shell, system } = machine;
  const env = launchEnvironment(machine, found.file);
  if (alone && found.kind === 'file' && inPlace(machine)) {
    for (const extra of system.descriptors()) {
      if (!shell.descriptors.has(extra)) {
        system.close(extra);
      }
    }
    return { next: 'become', file: found.file, args: fields, env };
  }
  const pid =
    found.kind === 'script'
      ? runScript(machine, found.file, fields, env)
      : system.spawn({
          file: found.file,
          args: fields,
          env,
          fds: Object.fromEntries(shell.descriptors),
        });
  if (isFault(pid)) {
    return pid;
  }
  waitFor(machine, [pid], false, text);
  return undefined;
}

export function launchEnvironment(machine: Machine, file: string): Environment {
  const env = environment(machine.shell);
  return machine.flavour.kind === 'bash' ? { ...env, _: file } : env;
}

/** A text without `#!` is run by a fresh copy of this shell. */
function runScript(machine: Machine, file: string, fields: readonly string[], env: Environment): number | Fault {
  const { shell, system } = machine;
  const text = system.files.read(file);
  if (isFault(text)) {
    return text;
  }
  const unit: UnitFrame = {
    frame: 'unit',
    kind: 'fork',
    text,
    offset: 0,
    started: false,
    last: 'no',
    caught: caughtSignals(machine),
  };
  const child: Shell = {
    ...shell,
    zero: file,
    mode: 'file',
    subshell: false,
    positional: fields.slice(1),
    variables: new Map([...shell.variables].filter(([, variable]) => variable.exported)),
    functions: new Map(),
    aliases: new Map(),
    options: new Set(),
    choices: new Map(),
    traps: new Map([...shell.traps].filter(([, trap]) => trap === '')),
    pending: [],
    descriptors: new Map([...shell.descriptors.keys()].map((number) => [number, number])),
    jobs: [],
    ended: new Map(),
    stack: [unit],
  };
  return system.fork({ state: freeze(child), fds: Object.fromEntries(shell.descriptors), env });
}

/** `exec`: this process becomes the file, or waits for it where its descriptors were moved, and ends with it. */
export function replaceBy(machine: Machine, found: Runnable, fields: readonly string[]): Next | Fault | undefined {
  const moved = !inPlace(machine);
  const next = launch(machine, found, fields, '', true);
  if (moved || found.kind === 'script') {
    const waiting = machine.shell.stack.at(-1);
    unwindKeeping(machine);
    if (waiting?.frame === 'wait') {
      machine.shell.traps.delete('EXIT');
      machine.shell.stack.push(waiting);
    }
  }
  return next;
}

function unwindKeeping(machine: Machine): undefined {
  unwind(machine, 0);
}
