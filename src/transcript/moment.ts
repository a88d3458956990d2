import type { Bindings } from './bindings.js';
import type { KnownIdentifiers } from './known-identifiers.js';
import type { Patience } from './patience.js';
import type { PromptStyle } from './prompt.js';
import type { Simulation } from './simulation.js';
import type { Place } from './timeline.js';
import type { PastCommand } from './unordered.js';

/** What stays the same while a document is judged. */
export interface Replay<W> {
  readonly simulation: Simulation<W>;
  readonly style: 'session' | 'console';
  readonly prompts: readonly PromptStyle[];
  readonly memory: Memory;
  readonly patience: Patience;
}

/** What measuring has found out. It saves work; without it the answers would be the same. */
export interface Memory {
  /** Instants of events that ages have led to: guesses for other ages. */
  readonly events: Set<number>;
  /** The instant behind an age of a row that is known by its other words. */
  readonly rows: Map<string, number>;
  /** The same, as so long after the point that caused it. */
  readonly offsets: Map<string, { readonly cause: Cause; readonly offset: number }>;
  /** The point that caused what an age or instant in the text tells of, by its place in the text. */
  readonly causes: Map<string, Cause>;
}

export const emptyMemory = (): Memory => ({
  events: new Set(),
  rows: new Map(),
  offsets: new Map(),
  causes: new Map(),
});

export interface Cause extends Place {
  /** It is told by the whole second in which it happened, as creation times are. */
  readonly wholeSecond: boolean;
}

/** By how much the author's clock is ahead of the simulation's, as far as instants in the text tell: [low, high]. */
export interface ClockRange {
  readonly low: number;
  readonly high: number;
  /** The lines that made it as narrow as it is. */
  readonly lowLine: number;
  readonly highLine: number;
}

/** Where a replay stands between two steps. An immutable value: any moment can be gone on from again. */
export interface Moment<W> {
  readonly world: W;
  readonly bindings: Bindings;
  readonly known: KnownIdentifiers<W>;
  /** The first prompt of each terminal. */
  readonly homes: ReadonlyMap<string, string>;
  readonly past: readonly PastCommand[];
  readonly clock: ClockRange | undefined;
}
