import type { Bindings } from './bindings.js';
import type { KnownIdentifiers } from './known-identifiers.js';
import type { PromptStyle } from './prompt.js';
import type { Simulation } from './simulation.js';
import type { PastCommand } from './unordered.js';

/** What stays the same while a document is judged. */
export interface Replay<W> {
  readonly simulation: Simulation<W>;
  readonly style: 'session' | 'console';
  readonly prompts: readonly PromptStyle[];
  /** Instants of events that ages have led to: guesses for other ages. Only a memory; it never changes an answer. */
  readonly events: Set<number>;
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
  readonly known: KnownIdentifiers | undefined;
  /** The first prompt of each terminal. */
  readonly homes: ReadonlyMap<string, string>;
  readonly past: readonly PastCommand[];
  readonly clock: ClockRange | undefined;
}
