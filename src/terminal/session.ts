import { toBytes, toText } from '../digest/bytes.js';
import type { Command, ValueOf } from '../step/command.js';
import type { TerminalSize } from '../process/program.js';
import { type Means, step } from '../step/step.js';
import { type Failure, isFailure } from '../world/failure.js';
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

function must<C extends Command>(
  world: World,
  command: C,
  means: Means,
): { world: World; value: Exclude<ValueOf<C>, Failure> } {
  const { world: next, value } = step(world, command, means);
  if (isFailure(value)) throw new Error(value.message);
  return { world: next, value: value as Exclude<ValueOf<C>, Failure> };
}

export const searchPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** Opens a terminal with a login shell, and shows its first prompt. */
export function openSession(world: World, means: Means, options: SessionOptions): Shown {
  const { terminal, host, home = '/root', columns = 80, rows = 24 } = options;
  const opened = must(world, { do: 'open-terminal', terminal, columns, rows }, means).world;
  const env = {
    HOME: home,
    LOGNAME: 'root',
    PATH: searchPath,
    SHELL: '/bin/bash',
    TERM: 'xterm',
    USER: 'root',
    ...options.env,
  };
  const started = must(opened, { do: 'run-on-host', host, command: ['bash', '-l'], env, cwd: home, terminal }, means);
  return show(started.world, means, terminal);
}

export function hasSession(world: World, terminal: string): boolean {
  return world.terminals.has(terminal);
}

/** Types a line and waits until its terminal is read again; time passes as it must. */
export function enterLine(
  world: World,
  means: Means,
  terminal: string,
  line: string,
  patience = sessionPatience,
): Shown {
  const typed = must(world, { do: 'type', terminal, text: `${toBytes(line)}\n` }, means);
  return show(typed.world, means, terminal, patience);
}

/** Ctrl-C and Ctrl-D. */
export function interrupt(world: World, means: Means, terminal: string): Shown {
  return show(must(world, { do: 'type', terminal, interrupt: true }, means).world, means, terminal);
}
export function endInput(world: World, means: Means, terminal: string): Shown {
  return show(must(world, { do: 'type', terminal, end: true }, means).world, means, terminal);
}

/** Presses the keys that leave a container whose own terminal is before this one; nothing where there is none. */
export function detach(world: World, means: Means, terminal: string): Shown {
  const text = readerOf(world, terminal)?.detachKeys ?? '';
  return show(must(world, { do: 'type', terminal, text }, means).world, means, terminal);
}

/** Gives a terminal another size; what runs in it hears of that. */
export function resize(world: World, means: Means, terminal: string, size: TerminalSize): Shown {
  return lookAt(resized(world, means, terminal, size), means, terminal);
}

/** The same for a terminal that nobody looks at just now. */
export function resized(world: World, means: Means, terminal: string, size: TerminalSize): World {
  return must(world, { do: 'resize-terminal', terminal, ...size }, means).world;
}

/** Of something that prints without end, so many characters are kept. */
const hungOutput = 10_000;

/** What has been printed there meanwhile; no time passes. */
export function lookAt(world: World, means: Means, terminal: string): Shown {
  return show(world, means, terminal, 0);
}

function show(world: World, means: Means, terminal: string, limit = sessionPatience): Shown {
  const waited = must(world, { do: 'await', terminal, limit }, means);
  const row = waited.world.terminals.get(terminal);
  const open = row !== undefined && waited.world.processes.has(row.foreground);
  const hung = open && !waited.value;
  const printed = row?.output ?? '';
  const text = toText(hung ? printed.slice(0, hungOutput) : printed).replaceAll('\r', '');
  const at = text.lastIndexOf('\n') + 1;
  const cleared = must(waited.world, { do: 'clear-terminal', terminal }, means).world;
  return { world: cleared, output: text.slice(0, at), prompt: text.slice(at), hung, open };
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
