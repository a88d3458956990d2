import { parseAge } from './age.js';
import type { Interval } from './age.js';
import { attempt } from './attempt.js';
import type { Attempt } from './attempt.js';
import { aheadBy } from './clock-range.js';
import { AgeProbe } from './measure-age.js';
import type { Replay } from './moment.js';
import { attemptOf, isPlayedTrue, worldBefore } from './replay-stages.js';
import type { Played, PlayedCommand } from './replay-stages.js';

/** Something that happened at `at` by the simulation's clock, as the output of a later stage tells. */
export interface Sighting {
  readonly stage: number;
  readonly line: number;
  readonly text: string;
  readonly at: number;
  /** Elapsed time that the author's words allow, for an age. */
  readonly age?: Interval;
  /** How far the author's clock is ahead, for an instant. */
  readonly ahead?: { readonly low: number; readonly high: number };
}

/** A sighting, with the stage that caused what it saw; -1 is what was there before the first. */
export interface TracedSighting extends Sighting {
  readonly cause: number;
  /** The age counts from the whole second in which it happened, as creation times do. */
  readonly wholeSecond: boolean;
}

const SECOND = 1000;

/** One second, and a little that whole seconds swallow. */
const SPREAD = 1001;

function sightingsIn<W>(replay: Replay<W>, played: PlayedCommand<W>, tried: Attempt<W>, stage: number): Map<string, Sighting> {
  const found = new Map<string, Sighting>();
  if (tried.result.match === 'none') return found;
  const probe = new AgeProbe(replay, played.stage.step, tried);
  for (const pair of tried.result.ages) {
    const age = parseAge(pair.expected);
    const elapsed = probe.elapsed(pair);
    if (!age || elapsed === undefined) continue;
    found.set(`${stage} ${pair.line} age ${pair.ordinal}`, { stage, line: pair.line, text: pair.expected, at: tried.at - elapsed, age });
  }
  for (const pair of tried.result.instants) {
    const seen = { stage, line: pair.line, text: pair.text, at: pair.actual.at, ahead: aheadBy(pair) };
    found.set(`${stage} ${pair.line} instant ${pair.ordinal}`, seen);
  }
  return found;
}

/** The sightings of a trace again, with a little more time before every stage. */
function spreadOut<W>(replay: Replay<W>, trace: readonly Played<W>[], tried: Attempt<W>): Map<string, Sighting> {
  const seen = new Map<string, Sighting>();
  let moment = trace[0]?.before;
  for (const [index, played] of trace.entries()) {
    if (!moment) break;
    const mine = index === trace.length - 1 ? tried : attemptOf(played);
    const gap = (mine ? mine.at : replay.simulation.now(played.after.world)) - replay.simulation.now(played.before.world) + SPREAD;
    const world = worldBefore(replay, played.stage, moment, gap);
    if (played.kind === 'prompt') {
      moment = { ...moment, world };
      continue;
    }
    const again: Attempt<W> = attempt(replay, moment, played.stage.step, world);
    for (const [key, sighting] of sightingsIn(replay, played, again, index)) seen.set(key, sighting);
    moment = again.after;
  }
  return seen;
}

/** What moved by three spreads was caused by the third stage. */
function traceBack(sighting: Sighting, again: Sighting | undefined, starts: readonly number[]): TracedSighting {
  const moved = again === undefined ? Number.NaN : again.at - sighting.at;
  const stages = moved % SPREAD === 0 ? moved / SPREAD : moved / SECOND;
  const even = sighting.at % SECOND === 0;
  if (Number.isInteger(stages) && stages >= 0 && stages <= sighting.stage + 1) {
    return { ...sighting, cause: stages - 1, wholeSecond: even && stages > 0 && moved % SPREAD !== 0 };
  }
  const cause = starts.findLastIndex((start, index) => index <= sighting.stage && start < sighting.at + (even ? SECOND : 1));
  return { ...sighting, cause, wholeSecond: even && cause >= 0 };
}

/** Everything that the true stages of a trace, and its untimely last one, tell about time. */
export function sightingsOf<W>(replay: Replay<W>, trace: readonly Played<W>[], tried: Attempt<W>, starts: readonly number[]): TracedSighting[] {
  const again = spreadOut(replay, trace, tried);
  return trace.flatMap((played, index) => {
    const last = index === trace.length - 1;
    if (played.kind === 'prompt' || (!last && !isPlayedTrue(played))) return [];
    return [...sightingsIn(replay, played, last ? tried : played.settled.attempt, index)]
      .map(([key, sighting]) => traceBack(sighting, again.get(key), starts));
  });
}
