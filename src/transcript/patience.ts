import type { Simulation } from './simulation.js';

/** How much may still happen in the simulation while one document is judged, tried passages of time included. */
export interface Patience {
  left: number;
}

/** A container that wakes once a second may do so for two days. */
const ALL_PATIENCE = 800_000;

export const freshPatience = (): Patience => ({ left: ALL_PATIENCE });

/** So much time at least passes at once, whatever happens in it. */
const FIRST_SLICE = 600_000;

/** A slice in which little happens is followed by a longer one. */
const LITTLE = 10_000;

/** Time passes, in slices; undefined when so much happens on the way that nobody would wait for it. */
export function pass<W>(simulation: Simulation<W>, patience: Patience, world: W, milliseconds: number): W | undefined {
  if (!simulation.work) return simulation.advance(world, milliseconds);
  let later = world;
  let remaining = milliseconds;
  for (let slice = FIRST_SLICE; remaining > 0; ) {
    const length = Math.min(slice, remaining);
    const next = simulation.advance(later, length);
    const done = simulation.work(next) - simulation.work(later);
    patience.left -= done;
    remaining -= length;
    later = next;
    if (patience.left <= 0 && remaining > 0) return undefined;
    if (done < LITTLE) slice *= 4;
  }
  return later;
}

/** What happened between two worlds is taken from the patience, too: time that passed within a line. */
export function spend<W>(simulation: Simulation<W>, patience: Patience, before: W, after: W): void {
  patience.left -= (simulation.work?.(after) ?? 0) - (simulation.work?.(before) ?? 0);
}

export const isLost = ({ left }: Patience): boolean => left <= 0;

export const gaveUp = (line: number): { readonly line: number; readonly reason: string } => ({
  line,
  reason:
    'gave up looking for a passage of time that makes this true: so much happens in it (a loop with a short sleep?) that it takes too long; let less time pass, or the loop sleep longer',
});
