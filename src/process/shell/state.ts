import type { Json, Signal, System } from '../program.js';
import type { Frame } from './frames.js';
import type { Variable } from './variable.js';

/** What a trap waits for: a signal, the end, or (not in dash) a command that failed. */
export type Trap = Signal | 'EXIT' | 'ERR';

export interface Function {
  readonly text: string;
  readonly line: number;
}

export type Option =
  | 'errexit'
  | 'nounset'
  | 'xtrace'
  | 'pipefail'
  | 'noglob'
  | 'noclobber'
  | 'allexport'
  | 'verbose'
  | 'noexec'
  | 'monitor'
  | 'notify'
  | 'ignoreeof'
  | 'vi'
  | 'emacs';

export interface Job {
  readonly id: number;
  readonly pid: number;
  readonly text: string;
}

/** Where commands come from; it decides what a message begins with. */
export type Mode = 'command' | 'file' | 'input' | 'interactive';

/** Everything a shell remembers. It is changed in place within one step, and plain data between two. */
export interface Shell {
  /** `$0`. */
  zero: string;
  readonly mode: Mode;
  /** `$$`: of the outermost shell. */
  readonly outermost: number;
  /** Whether this is a copy that a subshell, a pipeline or a substitution runs in. */
  readonly subshell: boolean;
  /** Whether it was started where a failure is looked at, so that `set -e` is off. */
  readonly tested: boolean;
  positional: readonly string[];
  /** The working directory as it was reached, links included. */
  directory: string;
  variables: Map<string, Variable>;
  functions: Map<string, Function>;
  aliases: Map<string, string>;
  options: Set<Option>;
  /** What `shopt` has turned on or off. */
  choices: Map<string, boolean>;
  traps: Map<Trap, string>;
  /** Caught, and their traps not yet run. */
  pending: Signal[];
  /** The script's number of a descriptor -> the process's number. */
  descriptors: Map<number, number>;
  /** `$?`. */
  status: number;
  /** `$!`; 0 before the first. */
  background: number;
  jobs: readonly Job[];
  /** How background children ended that were already taken note of. */
  ended: Map<number, number>;
  /** Of the command that runs. */
  line: number;
  /** How deep in command substitutions: `set -x` shows it. */
  readonly level: number;
  /** Position within an argument of bundled options, for getopts. */
  optionOffset: number;
  /** Innermost last. */
  stack: Frame[];
}

export interface Flavour {
  readonly kind: 'bash' | 'dash' | 'busybox';
  /** Commands that this shell's own binary provides, found without a file. */
  readonly applets: ReadonlySet<string>;
  /** Whether an interactive shell says `exit` when told to exit; it does so at the end of its input in any case. */
  readonly echoesExit: boolean;
}

/** A running shell: what it may do, how it speaks, and what it remembers. */
export interface Machine {
  readonly system: System;
  readonly flavour: Flavour;
  readonly shell: Shell;
}

/** The fields that are maps and sets in memory. */
const maps = ['variables', 'functions', 'aliases', 'choices', 'traps', 'descriptors', 'ended'] as const;

export function freeze(shell: Shell): Json {
  const plain: Record<string, unknown> = { ...shell, options: [...shell.options] };
  for (const name of maps) {
    plain[name] = [...shell[name]];
  }
  return plain as unknown as Json;
}

export function thaw(state: Json): Shell {
  const plain = state as unknown as Record<string, readonly [never, never][]> & { options: readonly Option[] } & Shell;
  const shell: Record<string, unknown> = {
    ...plain,
    options: new Set(plain.options),
    pending: [...plain.pending],
    stack: [...plain.stack],
  };
  for (const name of maps) {
    shell[name] = new Map(plain[name] as unknown as readonly [never, never][]);
  }
  return shell as unknown as Shell;
}
