import type { Message } from '../language/language.js';
import type { Serve } from '../step/step.js';
import type { History } from './history.js';

/** What a program at a terminal may ask of time. */
export type Wish =
  | { readonly wish: 'undo' | 'redo'; readonly steps: number }
  | { readonly wish: 'mark' | 'forget' | 'go'; readonly name: string }
  /** Goes to a moment, and keeps the one that is left as a branch; without a name it stays here and keeps this one. */
  | { readonly wish: 'fork'; readonly name?: string }
  | { readonly wish: 'list' };

/** The history that the asking program runs in; undefined where none is kept. */
export interface HistoryRequest {
  readonly ask: 'history';
  /** The program only looks and tells, so that a line with nothing but it on it is no deed. */
  readonly looks?: boolean;
}

/** Whether the wish will be granted once the program's line has been read to its end; the line itself is then no deed. */
export interface WishRequest {
  readonly ask: 'wish';
  readonly wish: Wish;
  /** How the terminal is told what came of it. */
  readonly tell: (messages: readonly Message[]) => string;
}

/** A command that a shell at a terminal has not found, in a container as a rule: the terminal may take it on. */
export interface UnknownCommand {
  readonly ask: 'unknown-command';
  readonly args: readonly string[];
}

/** Whoever answers them. */
export interface Historian {
  history(): History;
  /** Absent where nobody can go anywhere: in a call that is under way. */
  wish?(request: WishRequest): void;
  /** A program has only looked. */
  looked?(): void;
  /** What a command that was not found stands for; undefined for one that nobody knows. */
  understand?(args: readonly string[]): WishRequest | undefined;
}

type Request = HistoryRequest | WishRequest | UnknownCommand;

function isRequest(asked: unknown): asked is Request {
  if (typeof asked !== 'object' || asked === null || !('ask' in asked)) return false;
  return asked.ask === 'history' || asked.ask === 'wish' || asked.ask === 'unknown-command';
}

/** Whether it will be granted. */
function note(historian: Historian, wish: WishRequest | undefined): boolean {
  if (wish === undefined || historian.wish === undefined) return false;
  historian.wish(wish);
  return true;
}

/** Answers what programs ask of history, and passes other requests on. */
export function serveHistory(historian: Historian, others: Serve | undefined): Serve {
  return (draft, services, process, asked) => {
    if (!isRequest(asked)) return others?.(draft, services, process, asked);
    if (asked.ask === 'wish') return note(historian, asked);
    if (asked.ask === 'unknown-command') return note(historian, historian.understand?.(asked.args));
    if (asked.looks === true) historian.looked?.();
    return historian.history();
  };
}
