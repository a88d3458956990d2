import type { Fault } from '../filesystem/fault.js';
import type { Credentials, Files } from '../filesystem/files.js';

/** Plain data that survives a JSON round trip unchanged. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export type Environment = { readonly [name: string]: string };

export type Signal =
  | 'HUP'
  | 'INT'
  | 'QUIT'
  | 'ILL'
  | 'TRAP'
  | 'ABRT'
  | 'BUS'
  | 'FPE'
  | 'KILL'
  | 'USR1'
  | 'SEGV'
  | 'USR2'
  | 'PIPE'
  | 'ALRM'
  | 'TERM'
  | 'STKFLT'
  | 'CHLD'
  | 'CONT'
  | 'STOP'
  | 'TSTP'
  | 'TTIN'
  | 'TTOU'
  | 'URG'
  | 'XCPU'
  | 'XFSZ'
  | 'VTALRM'
  | 'PROF'
  | 'WINCH'
  | 'IO'
  | 'PWR'
  | 'SYS'
  | RealTimeSignal;

/** The signals 34 to 64, by the names that kill has for them. */
export type RealTimeSignal = 'RTMIN' | `RTMIN+${RealTimeStep | 15}` | `RTMAX-${RealTimeStep}` | 'RTMAX';

export type RealTimeStep = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14;

/** How a process ended: `code` is what a parent's `$?` shows (128 + number after a signal). */
export interface ExitStatus {
  readonly code: number;
  readonly signal?: Signal;
}

/** What a blocked process waits for; a signal that it catches always wakes it too. */
export type Condition =
  /** Input, end of file or an error on this descriptor. */
  | { readonly readable: number }
  /** Room on this descriptor (pipes hold 65,536 bytes), or nobody left to read it. */
  | { readonly writable: number }
  /** This child, or any of them, has ended. */
  | { readonly child: number | 'any' }
  /** The clock has reached this instant (milliseconds). */
  | { readonly time: number }
  /** Something was published under this topic, such as `container:ID` (output or a change of state). */
  | { readonly topic: string };

/**
 * What a program does after one step. `state` is its whole continuation: nothing else is kept for it.
 * `again` asks for another step after everybody else had one (fuel ran out).
 */
export type Next =
  | { readonly next: 'exit'; readonly code: number }
  | { readonly next: 'poll'; readonly on: readonly Condition[]; readonly state: Json }
  | { readonly next: 'again'; readonly state: Json }
  | { readonly next: 'become'; readonly file: string; readonly args: readonly string[]; readonly env: Environment };

/** One step of a program: `state` is undefined in the first step, later what the last step left. */
export type Program = (system: System, state: Json | undefined) => Next;

/** The programs that exist, by the name that an executable's content carries. */
export type Programs = { readonly [name: string]: Program };

export interface TerminalSize {
  readonly columns: number;
  readonly rows: number;
}

export interface SpawnRequest {
  /** Path of the executable, as found by the caller. */
  readonly file: string;
  /** `args[0]` is the name it is called by. */
  readonly args: readonly string[];
  readonly env: Environment;
  /** The child's descriptors: child's number -> the caller's number. What is not listed is closed. */
  readonly fds: { readonly [fd: number]: number };
  readonly cwd?: string;
  /** A new process group, so that a terminal's interrupt does not reach it (background jobs). */
  readonly background?: boolean;
}

export interface ForkRequest {
  /** The state the copy of this program starts with. */
  readonly state: Json;
  readonly fds: { readonly [fd: number]: number };
  readonly cwd?: string;
  readonly env?: Environment;
  readonly background?: boolean;
}

export interface ProcessLine {
  readonly pid: number;
  readonly parent: number;
  readonly uid: number;
  readonly args: readonly string[];
  /** Such as `pts/0`, or undefined without a terminal. */
  readonly tty: string | undefined;
  readonly started: number;
  readonly state: 'R' | 'S' | 'T' | 'Z';
}

/**
 * Everything a program can see and do within one step. Reads never block: `undefined` means "nothing yet, poll".
 * Byte strings throughout: every char code <= 0xFF.
 */
export interface System {
  /** `args[0]` is the name the program was called by. */
  readonly args: readonly string[];
  readonly env: Environment;
  readonly cwd: string;
  readonly credentials: Credentials;
  readonly umask: number;
  /** Process numbers as this process's container (or host) counts them: a container's first process is 1. */
  readonly pid: number;
  readonly parent: number;
  readonly now: number;
  readonly hostname: string;
  readonly files: Files;
  /** Steps' worth of work this step may do; a loop that reaches 0 returns `again`. */
  fuel: number;

  /** At most `max` bytes (default: all there is); '' at end of file; undefined when it would block. */
  read(fd: number, max?: number): string | '' | undefined | Fault;
  /** One line with its newline, or the rest at end of file; '' at end of file; undefined when it would block. */
  readLine(fd: number): string | undefined | Fault;
  /** Writes everything (pipes stretch). A reader that is gone ends this process with PIPE after the step. */
  write(fd: number, bytes: string): Fault | undefined;
  /** Whether a pipe has room; endless writers poll for it. */
  writable(fd: number): boolean;
  /** The terminal behind a descriptor, or undefined. */
  terminal(fd: number): TerminalSize | undefined;
  open(path: string, how: 'read' | 'write' | 'append' | 'read-write'): number | Fault;
  pipe(): readonly [read: number, write: number];
  /** A second descriptor for the same open file. */
  dup(fd: number): number | Fault;
  close(fd: number): void;
  /** Open descriptors, ascending. */
  descriptors(): readonly number[];

  /** ENOENT, EACCES or ENOEXEC; a script's `#!` line is followed. The child's number. */
  spawn(request: SpawnRequest): number | Fault;
  /** A child that runs this same program from another state. */
  fork(request: ForkRequest): number;
  /** The status of an ended child, which is then forgotten; undefined while it runs; ECHILD if it is none of ours. */
  wait(pid: number): ExitStatus | undefined | Fault;
  /** Children not yet waited for, ascending, with their status when ended. */
  children(): readonly { readonly pid: number; readonly status: ExitStatus | undefined }[];
  kill(pid: number, signal: Signal | 0): Fault | undefined;
  /** What a signal does to this process from now on; `catch` makes it show up in `signals()`. */
  onSignal(signal: Signal, action: 'default' | 'ignore' | 'catch'): void;
  /** Caught signals since the last step, oldest first; reading them forgets them. */
  signals(): readonly Signal[];
  chdir(path: string): Fault | undefined;
  setUmask(mask: number): void;
  processes(): readonly ProcessLine[];
  /** A number in [0, 2^32) from the world's source of randomness. */
  random(): number;
  /** What this machine offers its programs beside files (the Docker engine, on hosts). Undefined in containers. */
  service(request: unknown): unknown;
}

export function exit(code: number): Next {
  return { next: 'exit', code };
}

export function poll(on: readonly Condition[], state: Json): Next {
  return { next: 'poll', on, state };
}

export function again(state: Json): Next {
  return { next: 'again', state };
}
