import type { Command } from '../step/command.js';
import { emptyTable, type Table } from '../table/table.js';
import type { World } from '../world/world.js';

/** What somebody did, as far as it can be told and done again. */
export interface Deed {
  /** The line that was typed, and where; absent for a call of the typed API. */
  readonly line?: string;
  readonly terminal?: string;
  /**
   * What the world was asked for, in order: asked of the world before, it comes to the world after. Absent where that was
   * too much to keep.
   */
  readonly commands?: readonly Command[] | undefined;
}

/** One thing that was done, with the worlds on both sides of it. */
export interface Step {
  readonly before: World;
  readonly after: World;
  readonly deed: Deed;
  readonly earlier: Step | undefined;
  /** Set when it was no deed but a leap to a named moment: what had led to that. */
  readonly leap?: { readonly to: string; readonly past: Step | undefined };
}

/** Steps that were taken back, the next one first. */
export interface Ahead {
  readonly step: Step;
  readonly later: Ahead | undefined;
}

/** A world that was given a name, with what had led to it. */
export interface Moment {
  readonly name: string;
  readonly world: World;
  readonly past: Step | undefined;
}

/**
 * The present world, what led to it, what was taken back, and the moments that have names: an immutable value like the
 * worlds in it, which share almost everything. No world knows of it.
 */
export interface History {
  readonly world: World;
  readonly past: Step | undefined;
  readonly ahead: Ahead | undefined;
  readonly moments: Table<string, Moment>;
}

export function beginning(world: World): History {
  return { world, past: undefined, ahead: undefined, moments: emptyTable() };
}

/** The same history, going on in another world: time has passed, and nobody did anything. */
export function continued(history: History, world: World): History {
  return world === history.world ? history : { ...history, world };
}

/** After something was done. What had been taken back is forgotten; what changed nothing is no step. */
export function recorded(history: History, world: World, deed: Deed): History {
  if (world === history.world) return history;
  const past = { before: history.world, after: world, deed, earlier: history.past };
  return { world, past, ahead: undefined, moments: history.moments };
}
