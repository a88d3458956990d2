import type { Provision } from './simulation.js';

export interface InputFile {
  readonly file: string;
  readonly text: string;
}

/** A line as the author wrote it, without its line end; numbers count from 1. */
export interface SourceLine {
  readonly number: number;
  readonly text: string;
}

export interface CommandStep {
  readonly step: 'command';
  /** The line of the prompt. */
  readonly line: number;
  /** The last line of the command itself (after its continuation lines). */
  readonly lastLine: number;
  readonly terminal: string;
  /** As written, with the blank after it. */
  readonly prompt: string;
  /** What was typed, one entry per line, without prompts. */
  readonly typed: readonly string[];
  /** Output without blank lines at its end. */
  readonly expected: readonly SourceLine[];
  /** How many of the last lines of `expected` may be the author's comments instead of output. */
  readonly comments: number;
  /** What `[exit N]` says, in a console file. */
  readonly exit?: { readonly line: number; readonly code: number };
  /** Another prompt follows in this terminal, so the command must have ended. */
  readonly followed: boolean;
}

/** A prompt behind which nothing was typed: it shows where that terminal is. */
export interface PromptStep {
  readonly step: 'prompt';
  readonly line: number;
  readonly terminal: string;
  readonly prompt: string;
  /** Lines right below it, though nothing was typed that could print them. */
  readonly output?: readonly SourceLine[];
}

export interface WaitStep {
  readonly step: 'wait';
  readonly line: number;
  readonly milliseconds: number;
}

export interface ProvideStep {
  readonly step: 'provide';
  readonly line: number;
  readonly provision: Provision;
}

export type Step = CommandStep | PromptStep | WaitStep | ProvideStep;

/** `session`: prompts in terminals (Markdown, plain text). `console`: each command by `sh -c`, with exit codes. */
export interface TranscriptDocument {
  readonly file: string;
  readonly style: 'session' | 'console';
  readonly text: string;
  readonly steps: readonly Step[];
}

/** Input that cannot be judged at all. */
export interface UnusableInput {
  readonly code: 'unusable-input';
  readonly file: string;
  readonly line: number;
  readonly problem: string;
}

export type Parsed =
  | { readonly ok: true; readonly document: TranscriptDocument }
  | { readonly ok: false; readonly failure: UnusableInput };
