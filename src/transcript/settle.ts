import { attempt, isTrue, isUntimely } from './attempt.js';
import type { Attempt, Wrong } from './attempt.js';
import type { CommandStep } from './document.js';
import { AgeProbe, windowFor } from './measure-age.js';
import type { Moment, Replay } from './moment.js';
import { gaveUp, pass } from './patience.js';

/** A command with the moment chosen for it. */
export interface Settled<W> {
  readonly attempt: Attempt<W>;
  /** An attempt that only other ages than its own stand against; earlier commands may have to move for it. */
  readonly untimely: Attempt<W> | undefined;
  /** Why no later moment makes those ages true. */
  readonly because: Wrong | undefined;
}

/** How many events of the simulation are waited for, and at how many of them ages are looked into. */
const MOST_EVENTS = 64;
const MOST_LOOKS = 8;

class Settling<W> {
  untimely: Attempt<W> | undefined;
  because: Wrong | undefined;
  abridged: Attempt<W> | undefined;
  /** Of the wrong attempts the one with the most true lines, the first of equals. */
  closest: Attempt<W> | undefined;
  private looks = 0;

  constructor(
    private readonly replay: Replay<W>,
    private readonly moment: Moment<W>,
    private readonly step: CommandStep,
  ) {}

  /** The attempt in this world, or a little later if only that makes its ages true; undefined when it stays wrong. */
  tryIn(world: W): Attempt<W> | undefined {
    const first = attempt(this.replay, this.moment, this.step, world);
    if (!this.closest || first.result.pairs.length > this.closest.result.pairs.length) this.closest = first;
    return this.accept(first) ?? this.later(first, world);
  }

  private accept(tried: Attempt<W>): Attempt<W> | undefined {
    if (!isTrue(tried)) return undefined;
    if (tried.result.match === 'full') return tried;
    this.abridged ??= tried;
    return undefined;
  }

  private later(tried: Attempt<W>, world: W): Attempt<W> | undefined {
    if (!isUntimely(tried) || this.looks >= MOST_LOOKS || tried.result.match === 'none') return undefined;
    this.looks += 1;
    if (!this.untimely || (this.untimely.result.match === 'abridged' && tried.result.match === 'full'))
      this.untimely = tried;
    const probe = new AgeProbe(this.replay, this.step, tried);
    for (const [ages, how] of [
      [tried.ages, 'likely'],
      [tried.result.ages, 'proven'],
    ] as const) {
      const window = windowFor(probe, ages, how);
      if ('reason' in window) {
        this.because ??= window;
        return undefined;
      }
      const delay = Math.max(window.low, tried.instants?.late ?? 0);
      if (delay <= 0 || delay > window.high) continue;
      const moved = pass(this.replay.simulation, this.replay.patience, world, delay);
      if (moved === undefined) {
        this.because ??= gaveUp(tried.ages[0]?.line ?? this.step.line);
        return undefined;
      }
      const again = attempt(this.replay, this.moment, this.step, moved);
      if (isTrue(again)) return this.accept(again);
    }
    return undefined;
  }
}

/**
 * Finds the first moment, from `world` on, at which the command does what the text says: now, or when its ages have
 * grown, or when something has happened by itself. Complete output is preferred to abridged. A command that may not
 * wait is tried in `world` alone.
 */
export function settle<W>(
  replay: Replay<W>,
  moment: Moment<W>,
  step: CommandStep,
  world: W,
  waits: boolean,
): Settled<W> {
  if (!waits) return { attempt: attempt(replay, moment, step, world), untimely: undefined, because: undefined };
  const settling = new Settling(replay, moment, step);
  const done = (chosen: Attempt<W>): Settled<W> => ({
    attempt: chosen,
    untimely: isTrue(chosen) ? undefined : settling.untimely,
    because: settling.because,
  });
  const found = settling.tryIn(world);
  if (found) return done(found);
  let later: W | undefined = world;
  for (let events = 0; events < MOST_EVENTS; events += 1) {
    const timer = replay.simulation.nextTimer(later);
    if (timer === undefined) break;
    later = pass(replay.simulation, replay.patience, later, Math.max(1, timer - replay.simulation.now(later)));
    if (later === undefined) break;
    const after = settling.tryIn(later);
    if (after) return done(after);
  }
  return done(settling.abridged ?? atItsAges(replay, moment, step, settling.closest as Attempt<W>));
}

/** A wrong output still tells the time by its other lines, and what follows goes on from there. */
function atItsAges<W>(replay: Replay<W>, moment: Moment<W>, step: CommandStep, first: Attempt<W>): Attempt<W> {
  if (first.wrong === undefined) return first;
  const window = windowFor(new AgeProbe(replay, step, first), first.result.ages, 'likely');
  if ('reason' in window || window.low <= 0 || window.low > window.high) return first;
  const moved = pass(replay.simulation, replay.patience, first.before, window.low);
  if (moved === undefined) return first;
  const later = attempt(replay, moment, step, moved);
  return later.result.pairs.length >= first.result.pairs.length ? later : first;
}
