import type { UnusableInput } from './document.js';

export type Verdict = 'true' | 'false' | 'abridged';

export interface CommandReport {
  readonly verdict: Verdict;
  /** The line that is wrong; the command's own when the whole of it is, or when it is true. */
  readonly line: number;
  readonly commandLine: number;
  readonly terminal: string;
  /** As the author typed it; empty for a prompt behind which nothing was typed. */
  readonly command: string;
  readonly expected: readonly string[];
  /** In the author's identifiers, as far as they are known. */
  readonly printed: readonly string[];
  /** Exit codes, in console files. */
  readonly exit?: { readonly expected: number; readonly actual: number };
  readonly reason?: string;
  /** The lines that an abridged output lacks. */
  readonly leftOut?: readonly string[];
  /** How long before it the clock went on, in milliseconds. */
  readonly waited: number;
}

export interface Counts {
  readonly commands: number;
  readonly true: number;
  readonly false: number;
  readonly abridged: number;
}

export interface FileReport {
  readonly file: string;
  readonly passed: boolean;
  readonly counts: Counts;
  /** Every judged command, and those bare prompts that are false, in the order of the text. */
  readonly commands: readonly CommandReport[];
  /** Every picture that the text names, in its order; absent where it names none. */
  readonly pictures?: readonly PictureReport[];
}

export interface PictureReport {
  readonly verdict: 'true' | 'false';
  /** Where the text names it. */
  readonly line: number;
  /** What is to be drawn, as the author wrote it. */
  readonly picture: string;
  /** As the text has it; absent for a chart in the text itself. */
  readonly file?: string;
  readonly reason?: string;
}

/** A set-up command that failed. */
export interface SetUpFailure {
  readonly code: 'set-up-failed';
  readonly file: string;
  readonly line: number;
  readonly problem: string;
}

export interface CheckReport {
  readonly files: readonly FileReport[];
  readonly unusable: readonly (UnusableInput | SetUpFailure)[];
  readonly passed: number;
  readonly failed: number;
}

/** 0 all true, 1 something false, 2 unusable input. */
export const exitCodeOf = (report: CheckReport): 0 | 1 | 2 =>
  report.unusable.length > 0 ? 2 : report.failed > 0 ? 1 : 0;
