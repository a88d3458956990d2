import { toBytes, toText } from '../digest/bytes.js';
import type { Command } from '../step/command.js';
import type { TerminalSize } from '../process/program.js';
import type { Means } from '../step/step.js';
import type { World } from '../world/world.js';
import { Mover } from './mover.js';
import { readerOf } from './reader.js';

/** How long, in simulated milliseconds, a terminal waits for what was typed to be done with. */
export const sessionPatience = 24 * 3_600_000;

export interface SessionOptions {
  /** Name of the terminal, unique in the world. */
  readonly terminal: string;
  readonly host: string;
  /** Default `/root`; where the shell starts. */
  readonly home?: string;
  readonly columns?: number;
  readonly rows?: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** What a terminal shows after something was typed. */
export interface Shown {
  readonly world: World;
  /** Everything printed, as whole lines. */
  readonly output: string;
  /** What stands before the cursor: the prompt, or the last unfinished line. */
  readonly prompt: string;
  /** Nobody reads the terminal: what was typed goes on for ever, or waits for something else. */
  readonly hung: boolean;
  /** False when the terminal's shell has ended. */
  readonly open: boolean;
}

export const searchPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** What can be done at a terminal: a line with the return key, a key, another size of its window. */
export type Input =
  | { readonly line: string }
  | { readonly columns: number; readonly rows: number }
  | 'interrupt'
  | 'end'
  | 'detach';

/** Opens a terminal with a login shell, and shows its first prompt. */
export function openSession(world: World, means: Means, options: SessionOptions): Shown {
  const { terminal, host, home = '/root', columns = 80, rows = 24 } = options;
  const env = {
    HOME: home,
    LOGNAME: 'root',
    PATH: searchPath,
    SHELL: '/bin/bash',
    TERM: 'xterm',
    USER: 'root',
    ...options.env,
  };
  const at = new Mover(world, means);
  at.do({ do: 'open-terminal', terminal, columns, rows });
  at.do({ do: 'run-on-host', host, command: ['bash', '-l'], env, cwd: home, terminal });
  return { ...lookOn(at, terminal, sessionPatience), world: at.world };
}

export function hasSession(world: World, terminal: string): boolean {
  return world.terminals.has(terminal);
}

/** What an input asks of the world. */
function asked(world: World, terminal: string, input: Input): Command {
  const type = { do: 'type', terminal } as const;
  if (input === 'interrupt') return { ...type, interrupt: true };
  if (input === 'end') return { ...type, end: true };
  if (input === 'detach') return { ...type, text: readerOf(world, terminal)?.detachKeys ?? '' };
  return 'line' in input
    ? { ...type, text: `${toBytes(input.line)}\n` }
    : { do: 'resize-terminal', terminal, ...input };
}

/** Another size is nobody's deed: no time passes for it. */
export function isResize(input: Input): boolean {
  return typeof input !== 'string' && 'columns' in input;
}

/** Types something on a world that is moved on, and waits until its terminal is read again; time passes as it must. */
export function typeOn(at: Mover, terminal: string, input: Input, patience = sessionPatience): Omit<Shown, 'world'> {
  at.do(asked(at.world, terminal, input));
  return lookOn(at, terminal, isResize(input) ? 0 : patience);
}

function typed(world: World, means: Means, terminal: string, input: Input, patience?: number): Shown {
  const at = new Mover(world, means);
  return { ...typeOn(at, terminal, input, patience), world: at.world };
}

/** Types a line and waits until its terminal is read again; time passes as it must. */
export function enterLine(world: World, means: Means, terminal: string, line: string, patience?: number): Shown {
  return typed(world, means, terminal, { line }, patience);
}

/** Ctrl-C and Ctrl-D. */
export function interrupt(world: World, means: Means, terminal: string): Shown {
  return typed(world, means, terminal, 'interrupt');
}
export function endInput(world: World, means: Means, terminal: string): Shown {
  return typed(world, means, terminal, 'end');
}

/** Presses the keys that leave a container whose own terminal is before this one; nothing where there is none. */
export function detach(world: World, means: Means, terminal: string): Shown {
  return typed(world, means, terminal, 'detach');
}

/** Gives a terminal another size; what runs in it hears of that. */
export function resize(world: World, means: Means, terminal: string, size: TerminalSize): Shown {
  return typed(world, means, terminal, size);
}

/** The same for a terminal that nobody looks at just now. */
export function resized(world: World, means: Means, terminal: string, size: TerminalSize): World {
  const at = new Mover(world, means);
  at.do(asked(world, terminal, size));
  return at.world;
}

/** Of something that prints without end, so many characters are kept. */
const hungOutput = 10_000;

/** What has been printed there meanwhile; no time passes. */
export function lookAt(world: World, means: Means, terminal: string): Shown {
  const at = new Mover(world, means);
  return { ...lookOn(at, terminal, 0), world: at.world };
}

function lookOn(at: Mover, terminal: string, limit: number): Omit<Shown, 'world'> {
  const isRead = at.do({ do: 'await', terminal, limit });
  const row = at.world.terminals.get(terminal);
  const open = row !== undefined && at.world.processes.has(row.foreground);
  const hung = open && !isRead;
  const printed = row?.output ?? '';
  const text = toText(hung ? printed.slice(0, hungOutput) : printed).replaceAll('\r', '');
  const end = text.lastIndexOf('\n') + 1;
  at.do({ do: 'clear-terminal', terminal });
  return { output: text.slice(0, end), prompt: text.slice(end), hung, open };
}

/** Runs a command line on a host by `sh -c` without a terminal, to its end. */
export interface Ran {
  readonly world: World;
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
  readonly hung: boolean;
}

export interface RunLineOptions {
  readonly host: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Default: as long as a terminal waits. */
  readonly patience?: number;
}

export function runLine(world: World, means: Means, line: string, options: RunLineOptions): Ran {
  const at = new Mover(world, means);
  return { ...runOn(at, line, options), world: at.world };
}

/** The same, on a world that is moved on. */
export function runOn(at: Mover, line: string, options: RunLineOptions): Omit<Ran, 'world'> {
  const env = { PATH: searchPath, ...options.env };
  const command = ['sh', '-c', toBytes(line)];
  const { capture } = at.do({ do: 'run-on-host', host: options.host, command, env, cwd: options.cwd });
  at.do({ do: 'await', capture, limit: options.patience ?? sessionPatience });
  const row = at.world.captures.get(capture);
  at.do({ do: 'forget-capture', capture });
  const hung = row?.status === undefined;
  const read = (bytes = '') => toText(hung ? bytes.slice(0, hungOutput) : bytes);
  return { stdout: read(row?.stdout), stderr: read(row?.stderr), code: row?.status?.code ?? 124, hung };
}
