import type { Credentials } from '../filesystem/files.js';
import type { Condition, Environment, ExitStatus, Json, RealTimeSignal, Signal, TerminalSize } from './program.js';

/** A running (or ended, not yet waited for) program: its whole life is this data. */
export interface Process {
  /** Unique in the world. */
  readonly pid: number;
  /** As its own container or host counts; a container's first process is 1. */
  readonly number: number;
  readonly host: string;
  /** Container id, '' for a process of the host itself. */
  readonly container: string;
  /** World pid of the parent, 0 for none. */
  readonly parent: number;
  readonly program: string;
  readonly args: readonly string[];
  readonly env: Environment;
  readonly cwd: string;
  readonly credentials: Credentials;
  readonly umask: number;
  /** Descriptor -> key of an open file. */
  readonly fds: Readonly<Record<number, number>>;
  /** What is left to do; absent before the first step. */
  readonly state?: Json | undefined;
  readonly phase: 'ready' | 'blocked' | 'ended';
  /** SIGSTOP or a paused container: not run until continued. */
  readonly frozen: boolean;
  /** While blocked: what would wake it. */
  readonly waitsFor: readonly Condition[];
  /** While ready: its place in the queue. While blocked with a timer: the timer's key. */
  readonly queued?: number | undefined;
  readonly timer?: string | undefined;
  /** Work done in a row without ever blocking: a loop that never ends is told by it. */
  readonly burned: number;
  readonly dispositions: Readonly<Partial<Record<Signal, 'ignore' | 'catch'>>>;
  readonly pending: readonly Signal[];
  readonly status?: ExitStatus | undefined;
  readonly started: number;
  /** World pid that leads its group: a terminal's interrupt reaches the foreground group. */
  readonly group: number;
  /** The capture that this process is the first process of. */
  readonly capture?: number | undefined;
  /** World pids of children not yet waited for, ascending. */
  readonly children: readonly number[];
}

/** One open file: what descriptors point to. `holders` counts them, over all processes. */
export type OpenFile = {
  readonly holders: number;
  /** It is one side of a container's or an exec's own terminal (`-t`). */
  readonly tty?: true;
  /** Of that terminal, once somebody has said; 80 by 24 until then. */
  readonly size?: TerminalSize;
} & (
  | { readonly kind: 'null' | 'zero' | 'full' | 'random' }
  | { readonly kind: 'pipe'; readonly pipe: number; readonly end: 'read' | 'write' }
  | {
      readonly kind: 'file';
      /** Canonical path in the namespace of whoever opened it. */
      readonly path: string;
      readonly offset: number;
      readonly access: 'read' | 'write' | 'append' | 'read-write';
    }
  | { readonly kind: 'terminal'; readonly terminal: string }
  /** A container's standard output or error: what `docker logs` shows and attached clients see. */
  | { readonly kind: 'log'; readonly host: string; readonly container: string; readonly stream: 'stdout' | 'stderr' }
  /** Kept for whoever asked: the output of an exec. */
  | { readonly kind: 'capture'; readonly capture: number; readonly stream: 'stdout' | 'stderr' }
);

export interface Pipe {
  readonly buffer: string;
  readonly readers: number;
  readonly writers: number;
}

/** A command that somebody started from outside (an exec, a host command): its output, and its end. */
export interface Capture {
  readonly stdout: string;
  readonly stderr: string;
  /** World pid of its first process. */
  readonly pid: number;
  /** Key of the open file that feeds its standard input, 0 for none. */
  readonly stdin: number;
  /** What it follows, if that is a container and not a process of its own. */
  readonly container?: { readonly host: string; readonly id: string };
  /** Set when it has ended. */
  readonly status?: ExitStatus;
}

/** A terminal device: what was typed and not yet read, and everything printed so far. */
export interface Terminal {
  readonly name: string;
  readonly columns: number;
  readonly rows: number;
  /** Typed lines waiting to be read; byte string. */
  readonly input: string;
  /** The typing has ended (Ctrl-D): reads see end of file once `input` is used up. */
  readonly ended: boolean;
  readonly output: string;
  /** How many bytes of output have been dropped from the front of `output`. */
  readonly dropped: number;
  /** World pid of the foreground group's leader. */
  readonly foreground: number;
  /** What stands before the cursor, of the output that has been dropped: a prompt, as a rule. Absent: nothing. */
  readonly line?: string;
}

function realTime(): Readonly<Record<RealTimeSignal, number>> {
  const names = Array.from({ length: 31 }, (_, step) => {
    if (step === 0) return 'RTMIN';
    return step === 30 ? 'RTMAX' : step < 16 ? `RTMIN+${step}` : `RTMAX-${30 - step}`;
  });
  return Object.fromEntries(names.map((name, step) => [name, 34 + step])) as Record<RealTimeSignal, number>;
}

export const signalNumbers: Readonly<Record<Signal, number>> = {
  HUP: 1,
  INT: 2,
  QUIT: 3,
  ILL: 4,
  TRAP: 5,
  ABRT: 6,
  BUS: 7,
  FPE: 8,
  KILL: 9,
  USR1: 10,
  SEGV: 11,
  USR2: 12,
  PIPE: 13,
  ALRM: 14,
  TERM: 15,
  STKFLT: 16,
  CHLD: 17,
  CONT: 18,
  STOP: 19,
  TSTP: 20,
  TTIN: 21,
  TTOU: 22,
  URG: 23,
  XCPU: 24,
  XFSZ: 25,
  VTALRM: 26,
  PROF: 27,
  WINCH: 28,
  IO: 29,
  PWR: 30,
  SYS: 31,
  ...realTime(),
};

/** The signal that a name (`KILL`, `sigkill`) or number stands for, undefined if none. */
export function signalOf(text: string): Signal | undefined {
  const name = text.toUpperCase().replace(/^SIG/, '');
  if (Object.hasOwn(signalNumbers, name)) return name as Signal;
  if (!/^\d+$/.test(name)) return undefined;
  const number = Number(name);
  return (Object.keys(signalNumbers) as Signal[]).find((signal) => signalNumbers[signal] === number);
}
