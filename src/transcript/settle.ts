import { attempt, isCut, isTrue, isUntimely } from './attempt.js';
import type { Attempt, Wrong } from './attempt.js';
import type { CommandStep } from './document.js';
import { AgeProbe, delaysFor, isDelays } from './measure-age.js';
import type { Moment, Replay } from './moment.js';
import { prolonged } from './passage.js';
import { gaveUp, isLost, pass } from './patience.js';

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
  tryIn(world: W, pauses: readonly number[]): Attempt<W> | undefined {
    const first = this.attempt(world, pauses);
    return this.accept(first) ?? this.later(first);
  }

  attempt(world: W, pauses: readonly number[]): Attempt<W> {
    const tried = attempt(this.replay, this.moment, this.step, world, pauses);
    if (!this.closest || tried.result.pairs.length > this.closest.result.pairs.length) this.closest = tried;
    return tried;
  }

  accept(tried: Attempt<W>): Attempt<W> | undefined {
    if (!isTrue(tried)) return undefined;
    if (tried.result.match === 'full') return tried;
    this.abridged ??= tried;
    return undefined;
  }

  later(tried: Attempt<W>): Attempt<W> | undefined {
    if (!isUntimely(tried) || this.looks >= MOST_LOOKS || tried.result.match === 'none') return undefined;
    this.looks += 1;
    if (!this.untimely || (this.untimely.result.match === 'abridged' && tried.result.match === 'full'))
      this.untimely = tried;
    const probe = new AgeProbe(this.replay, this.step, tried);
    for (const [ages, how] of [
      [tried.ages, 'likely'],
      [tried.result.ages, 'proven'],
    ] as const) {
      const found = delaysFor(probe, ages, how, tried.instants?.late);
      if (found && !isDelays(found)) {
        this.because ??= isLost(this.replay.patience) ? gaveUp(found.line) : found;
        return undefined;
      }
      if (!found?.delays.some((delay) => delay > 0)) continue;
      const again = delayed(this.replay, this.moment, this.step, tried, found.delays);
      if (again === undefined) {
        this.looks = MOST_LOOKS;
        this.because ??= gaveUp(tried.ages[0]?.line ?? this.step.line);
        return undefined;
      }
      if (isTrue(again)) return this.accept(again);
    }
    return undefined;
  }
}

/** The attempt again with more time at its points; undefined when too much happens in that time. */
function delayed<W>(
  replay: Replay<W>,
  moment: Moment<W>,
  step: CommandStep,
  tried: Attempt<W>,
  delays: readonly number[],
): Attempt<W> | undefined {
  const { before, pauses } = prolonged({ before: 0, pauses: tried.pauses }, tried.points, delays);
  const world = before > 0 ? pass(replay.simulation, replay.patience, tried.before, before) : tried.before;
  if (world === undefined || (pauses.length > 0 && isLost(replay.patience))) return undefined;
  const again = attempt(replay, moment, step, world, pauses);
  return isCut(again.performed, pauses) ? undefined : again;
}

/**
 * Finds the first moment, from `world` on, at which the command does what the text says: now, or when its ages have
 * grown, or when something has happened by itself; between the docker commands of its line as well. Complete output is
 * preferred to abridged. A command that may not wait is tried in `world` alone.
 */
export function settle<W>(
  replay: Replay<W>,
  moment: Moment<W>,
  step: CommandStep,
  world: W,
  pauses: readonly number[],
  waits: boolean,
): Settled<W> {
  if (!waits) {
    return { attempt: attempt(replay, moment, step, world, pauses), untimely: undefined, because: undefined };
  }
  const settling = new Settling(replay, moment, step);
  const chosen =
    settling.tryIn(world, pauses) ??
    afterEvents(replay, settling, world, pauses) ??
    amongEvents(replay, settling) ??
    settling.abridged ??
    atItsAges(replay, moment, step, settling.closest as Attempt<W>);
  return {
    attempt: chosen,
    untimely: isTrue(chosen) ? undefined : settling.untimely,
    because: settling.because,
  };
}

/** Waits before the line for what happens by itself. */
function afterEvents<W>(
  replay: Replay<W>,
  settling: Settling<W>,
  world: W,
  pauses: readonly number[],
): Attempt<W> | undefined {
  const { simulation, patience } = replay;
  let later: W | undefined = world;
  for (let events = 0; events < MOST_EVENTS; events += 1) {
    const timer = simulation.nextTimer(later);
    if (timer === undefined) break;
    later = pass(simulation, patience, later, Math.max(1, timer - simulation.now(later)));
    if (later === undefined) break;
    const found = settling.tryIn(later, pauses);
    if (found) return found;
  }
  return undefined;
}

/** How much of an output is right, less what is too many or too few in it. */
const likeness = <W>({ result, actual }: Attempt<W>): number => 2 * result.pairs.length - actual.length;

/**
 * Waits within the line: before one docker command after another, since no command changes what was printed before it.
 * Each time the wait that comes closest to the text is kept.
 */
function amongEvents<W>(replay: Replay<W>, settling: Settling<W>): Attempt<W> | undefined {
  let events = 0;
  let closest = settling.closest;
  for (let point = 1; point < (closest?.points.length ?? 0); point += 1) {
    let tried = closest;
    for (; tried && events < MOST_EVENTS && !isLost(replay.patience); events += 1) {
      if (!closest || likeness(tried) > likeness(closest)) closest = tried;
      const { timer, at = 0 } = tried.points[point] ?? {};
      if (timer === undefined) break;
      const delays = tried.points.map((_, index) => (index === point ? Math.max(1, timer - at) : 0));
      const { pauses } = prolonged({ before: 0, pauses: tried.pauses }, tried.points, delays);
      tried = settling.attempt(tried.before, pauses);
      const found = settling.accept(tried) ?? settling.later(tried);
      if (found) return found;
    }
  }
  return undefined;
}

/** A wrong output still tells the time by its other lines, and what follows goes on from there. */
function atItsAges<W>(replay: Replay<W>, moment: Moment<W>, step: CommandStep, first: Attempt<W>): Attempt<W> {
  if (first.wrong === undefined) return first;
  const found = delaysFor(new AgeProbe(replay, step, first), first.result.ages, 'likely');
  if (!isDelays(found) || !found.delays.some((delay) => delay > 0)) return first;
  const later = delayed(replay, moment, step, first, found.delays);
  return later && later.result.pairs.length >= first.result.pairs.length ? later : first;
}
