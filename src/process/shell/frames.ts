import type { Signal } from '../program.js';
import type { Variable } from './variable.js';

/** A text that is evaluated; the node numbers of the frames above it are numbers of its syntax. */
export interface UnitFrame {
  readonly frame: 'unit';
  readonly text: string;
  /** The line its first one is of the whole script, minus 1. */
  readonly offset: number;
  readonly kind: 'script' | 'eval' | 'source' | 'trap' | 'call' | 'fork';
  readonly started: boolean;
  readonly last: Last;
  /** Of a fork: the node it starts with, and the signals that its parent catches. */
  readonly start?: number;
  readonly caught?: readonly Signal[];
  /** Of the function that is called, or that a copy of the shell was started in. */
  readonly name?: string;
  /** What a call or a sourced file puts back when it ends. */
  readonly positional?: readonly string[];
  readonly locals?: readonly (readonly [string, Variable | null])[];
}

/** Text that is evaluated piece by piece, because it is wrong somewhere, or because it is still being typed. */
export interface InputFrame {
  readonly frame: 'input';
  readonly source: 'text' | 'descriptor';
  /** Not yet evaluated. */
  readonly rest: string;
  readonly gathered: string;
  /** Lines evaluated before `gathered`. */
  readonly line: number;
  readonly prompted: boolean;
  readonly as: string;
}

export type Last = 'no' | 'plain' | 'any';

export interface NodeFrame {
  readonly frame: 'node';
  readonly id: number;
  /** Nothing follows in this process, so that it may become the command: a plain one only, or any. */
  readonly last: Last;
  /** Part of a condition: a failure in here doesn't end the shell. */
  readonly tested: boolean;
  /** How far it has come, counted as the node needs. */
  readonly at: number;
  /** What its command substitutions gave so far. */
  readonly outputs: readonly string[];
  readonly outputStatus: number;
  /** The words of a `for`. */
  readonly items?: readonly string[];
  readonly subject?: string;
}

/** Children that run in the foreground. */
export interface WaitFrame {
  readonly frame: 'wait';
  readonly pids: readonly number[];
  readonly statuses: readonly (number | null)[];
  readonly negated: boolean;
  /** For the message about a child that a signal ended. */
  readonly text: string;
}

export interface CollectFrame {
  readonly frame: 'collect';
  readonly descriptor: number;
  readonly pid: number;
  readonly data: string;
  readonly closed: boolean;
}

/** Puts descriptors back: [number, what it was]. */
export interface DescriptorsFrame {
  readonly frame: 'descriptors';
  readonly saved: readonly (readonly [number, number | null])[];
  /** The process's numbers that were opened for this, to be closed. */
  readonly opened: readonly number[];
}

/** Puts variables back that were set for one command. */
export interface VariablesFrame {
  readonly frame: 'variables';
  readonly saved: readonly (readonly [string, Variable | null])[];
}

/** After a simple command: this is where `set -e` looks. */
export interface DoneFrame {
  readonly frame: 'done';
  readonly tested: boolean;
}

/** After a trap: `$?` is what it was. */
export interface StatusFrame {
  readonly frame: 'status';
  readonly status: number;
}

export interface ExitFrame {
  readonly frame: 'exit';
  readonly code: number;
}

/** `mapfile` taking lines. */
export interface LinesFrame {
  readonly frame: 'lines';
  readonly descriptor: number;
  readonly gathered: readonly string[];
  readonly trims: boolean;
  /** 0: all there are. */
  readonly most: number;
  readonly skipped: number;
  readonly into: string;
}

/** The `read` builtin. */
export interface ReadFrame {
  readonly frame: 'read';
  readonly names: readonly string[];
  readonly raw: boolean;
  readonly descriptor: number;
  readonly gathered: string;
  readonly until?: number;
  /** Where bytes are read one by one: how many still, or up to which delimiter. */
  readonly count?: number;
  readonly delimiter?: string;
  readonly array?: string;
}

/** The `wait` builtin. */
export interface AwaitFrame {
  readonly frame: 'await';
  /** Undefined: every child. */
  readonly pids: readonly number[] | undefined;
  readonly any: boolean;
}

export type Frame =
  | UnitFrame
  | InputFrame
  | NodeFrame
  | WaitFrame
  | CollectFrame
  | DescriptorsFrame
  | VariablesFrame
  | DoneFrame
  | StatusFrame
  | ExitFrame
  | ReadFrame
  | LinesFrame
  | AwaitFrame;
