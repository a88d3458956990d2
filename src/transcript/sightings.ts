import { parseAge } from './age.js';
import type { Interval } from './age.js';
import { attempt } from './attempt.js';
import type { Attempt } from './attempt.js';
import { aheadBy } from './clock-range.js';
import { AgeProbe } from './measure-age.js';
import type { Cause, Replay } from './moment.js';
import { attemptOf, isPlayedTrue, worldBefore } from './replay-stages.js';
import type { Played, PlayedCommand } from './replay-stages.js';
import type { AgePair, InstantPair } from './unify.js';

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

const ageKey = (stage: number, pair: AgePair): string => `${stage} ${pair.line} age ${pair.ordinal}`;
const instantKey = (stage: number, pair: InstantPair): string => `${stage} ${pair.line} instant ${pair.ordinal}`;

/** The age of a row whose event an earlier stage has already traced to its cause, if the words agree. */
function derived<W>(
  replay: Replay<W>,
  probe: AgeProbe<W>,
  pair: AgePair,
  tried: Attempt<W>,
  key: string,
  starts: readonly number[],
): number | undefined {
  const row = probe.row(pair);
  const traced = row === undefined ? undefined : replay.memory.offsets.get(row);
  const interval = parseAge(pair.actual);
  if (!traced || !interval) return undefined;
  const event = (starts[traced.cause.stage] ?? 0) + traced.offset;
  const elapsed = tried.at - (traced.cause.wholeSecond ? Math.floor(event / SECOND) * SECOND : event);
  if (elapsed < interval.from || elapsed >= interval.until) return undefined;
  replay.memory.causes.set(key, traced.cause);
  return elapsed;
}

const keptOffsets = new WeakSet<object>();

/** Keeps for each row of an attempt how long after its cause the event was. */
function keepOffsets<W>(
  replay: Replay<W>,
  played: PlayedCommand<W>,
  tried: Attempt<W>,
  stage: number,
  starts: readonly number[],
  sightings: ReadonlyMap<string, Sighting>,
): void {
  if (tried.result.match === 'none') return;
  keptOffsets.add(tried);
  const probe = new AgeProbe(replay, played.stage.step, tried);
  for (const pair of tried.result.ages) {
    const row = probe.row(pair);
    const cause = replay.memory.causes.get(ageKey(stage, pair));
    const at = sightings.get(ageKey(stage, pair))?.at;
    if (row === undefined || !cause || at === undefined || replay.memory.offsets.has(row)) continue;
    const offset = at - (cause.stage < 0 ? 0 : (starts[cause.stage] ?? 0));
    replay.memory.offsets.set(row, { cause, offset: cause.wholeSecond ? Math.max(0, offset) : offset });
  }
}

/** What an attempt tells, as far as its place in the text is `wanted`. */
function sightingsIn<W>(
  replay: Replay<W>,
  played: PlayedCommand<W>,
  tried: Attempt<W>,
  stage: number,
  wanted: (key: string) => boolean,
  starts?: readonly number[],
): Map<string, Sighting> {
  const found = new Map<string, Sighting>();
  if (tried.result.match === 'none') return found;
  const probe = new AgeProbe(replay, played.stage.step, tried);
  for (const pair of tried.result.ages) {
    const key = ageKey(stage, pair);
    const age = parseAge(pair.expected);
    const elapsed =
      age && wanted(key)
        ? ((starts && derived(replay, probe, pair, tried, key, starts)) ?? probe.elapsed(pair))
        : undefined;
    if (age && elapsed !== undefined)
      found.set(key, { stage, line: pair.line, text: pair.expected, at: tried.at - elapsed, age });
  }
  for (const pair of tried.result.instants) {
    found.set(instantKey(stage, pair), {
      stage,
      line: pair.line,
      text: pair.text,
      at: pair.actual.at,
      ahead: aheadBy(pair),
    });
  }
  return found;
}

/** The sightings of a trace again, with a little more time before every stage. */
function spreadOut<W>(
  replay: Replay<W>,
  trace: readonly Played<W>[],
  tried: Attempt<W>,
  wanted: (key: string) => boolean,
): Map<string, Sighting> {
  const seen = new Map<string, Sighting>();
  let moment = trace[0]?.before;
  for (const [index, played] of trace.entries()) {
    if (!moment) break;
    const mine = index === trace.length - 1 ? tried : attemptOf(played);
    const gap =
      (mine ? mine.at : replay.simulation.now(played.after.world)) -
      replay.simulation.now(played.before.world) +
      SPREAD;
    const world = worldBefore(replay, played.stage, moment, gap);
    if (world === undefined) break;
    if (played.kind === 'prompt') {
      moment = { ...moment, world };
      continue;
    }
    const again: Attempt<W> = attempt(replay, moment, played.stage.step, world);
    for (const [key, sighting] of sightingsIn(replay, played, again, index, wanted)) seen.set(key, sighting);
    moment = again.after;
  }
  return seen;
}

/** What moved by three spreads was caused by the third stage; undefined when that cannot be told. */
function causeOf(sighting: Sighting, again: Sighting | undefined): Cause | undefined {
  const moved = again === undefined ? Number.NaN : again.at - sighting.at;
  const stages = moved % SPREAD === 0 ? moved / SPREAD : moved / SECOND;
  if (!Number.isInteger(stages) || stages < 0 || stages > sighting.stage + 1) return undefined;
  return { stage: stages - 1, wholeSecond: sighting.at % SECOND === 0 && stages > 0 && moved % SPREAD !== 0 };
}

/** The last stage that began before it happened. */
function likelyCause(sighting: Sighting, starts: readonly number[]): Cause {
  const even = sighting.at % SECOND === 0;
  const stage = starts.findLastIndex(
    (start, index) => index <= sighting.stage && start < sighting.at + (even ? SECOND : 1),
  );
  return { stage, wholeSecond: even && stage >= 0 };
}

const measured = new WeakMap<object, Map<string, Sighting>>();

function measure<W>(
  replay: Replay<W>,
  played: PlayedCommand<W>,
  tried: Attempt<W>,
  stage: number,
  starts: readonly number[],
): Map<string, Sighting> {
  let sightings = measured.get(tried);
  if (!sightings) {
    sightings = sightingsIn(replay, played, tried, stage, () => true, starts);
    measured.set(tried, sightings);
  }
  return sightings;
}

/** Everything that the true stages of a trace, and its untimely last one, tell about time. */
export function sightingsOf<W>(
  replay: Replay<W>,
  trace: readonly Played<W>[],
  tried: Attempt<W>,
  starts: readonly number[],
): TracedSighting[] {
  const { causes } = replay.memory;
  const sightings = new Map(
    trace.flatMap((played, index) => {
      const last = index === trace.length - 1;
      if (played.kind === 'prompt' || (!last && !isPlayedTrue(played))) return [];
      return [...measure(replay, played, last ? tried : played.settled.attempt, index, starts)];
    }),
  );
  if ([...sightings.keys()].some((key) => !causes.has(key))) {
    const again = spreadOut(replay, trace, tried, (key) => sightings.has(key) && !causes.has(key));
    for (const [key, sighting] of sightings) {
      const cause = causes.has(key) ? undefined : causeOf(sighting, again.get(key));
      if (cause) causes.set(key, cause);
    }
  }
  for (const [index, played] of trace.entries()) {
    if (played.kind === 'command' && !keptOffsets.has(played.settled.attempt))
      keepOffsets(
        replay,
        played,
        index === trace.length - 1 ? tried : played.settled.attempt,
        index,
        starts,
        sightings,
      );
  }
  return [...sightings].map(([key, sighting]) => {
    const cause = causes.get(key) ?? likelyCause(sighting, starts);
    return { ...sighting, cause: cause.stage, wholeSecond: cause.wholeSecond };
  });
}
