import { parseAge } from './age.js';
import type { Interval } from './age.js';
import { attempt } from './attempt.js';
import type { Attempt } from './attempt.js';
import { aheadBy } from './clock-range.js';
import { AgeProbe } from './measure-age.js';
import type { Cause, Replay } from './moment.js';
import { prolonged } from './passage.js';
import { attemptOf, isPlayedTrue, worldBefore } from './replay-stages.js';
import type { Played, PlayedCommand } from './replay-stages.js';
import type { Timeline } from './timeline.js';
import type { AgePair, InstantPair } from './unify.js';

/** Something that happened at `at` by the simulation's clock, as the output of a later stage tells. */
export interface Sighting {
  readonly stage: number;
  /** The point of that stage behind which it is told. */
  readonly point: number;
  readonly line: number;
  readonly text: string;
  readonly at: number;
  /** Elapsed time that the author's words allow, for an age. */
  readonly age?: Interval;
  /** How far the author's clock is ahead, for an instant. */
  readonly ahead?: { readonly low: number; readonly high: number };
}

/** A sighting by points of the whole replay: where it is told, and what caused it (-1: it was there at the beginning). */
export interface TracedSighting extends Sighting {
  readonly told: number;
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
  key: string,
  line: Timeline,
): number | undefined {
  const row = probe.row(pair);
  const traced = row === undefined ? undefined : replay.memory.offsets.get(row);
  if (!traced) return undefined;
  const event = originOf(traced.cause, line) + traced.offset;
  const elapsed = probe.since(pair, traced.cause.wholeSecond ? Math.floor(event / SECOND) * SECOND : event);
  if (elapsed !== undefined) replay.memory.causes.set(key, traced.cause);
  return elapsed;
}

/** Where offsets count from. */
const originOf = (cause: Cause, line: Timeline): number => {
  const index = line.indexOf(cause);
  return index < 0 ? 0 : line.startOf(index);
};

const keptOffsets = new WeakSet<object>();

/** Keeps for each row of an attempt how long after its cause the event was. */
function keepOffsets<W>(
  replay: Replay<W>,
  played: PlayedCommand<W>,
  tried: Attempt<W>,
  stage: number,
  line: Timeline,
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
    const offset = at - originOf(cause, line);
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
  line?: Timeline,
): Map<string, Sighting> {
  const found = new Map<string, Sighting>();
  if (tried.result.match === 'none') return found;
  const probe = new AgeProbe(replay, played.stage.step, tried);
  for (const pair of tried.result.ages) {
    const key = ageKey(stage, pair);
    const age = parseAge(pair.expected);
    const elapsed =
      age && wanted(key) ? ((line && derived(replay, probe, pair, key, line)) ?? probe.elapsed(pair)) : undefined;
    if (!age || elapsed === undefined) continue;
    const point = probe.span(pair)?.told ?? 0;
    const at = (tried.points[point]?.at ?? tried.at) - elapsed;
    found.set(key, { stage, point, line: pair.line, text: pair.expected, at, age });
  }
  for (const pair of tried.result.instants) {
    found.set(instantKey(stage, pair), {
      stage,
      point: 0,
      line: pair.line,
      text: pair.text,
      at: pair.actual.at,
      ahead: aheadBy(pair),
    });
  }
  return found;
}

/** The sightings of a trace again, with a little more time at every point. */
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
    const { points = [], pauses = [] } = mine ?? {};
    const spread = prolonged({ before: 0, pauses }, points, [0, ...points.slice(1).map(() => SPREAD)]);
    const again: Attempt<W> = attempt(replay, moment, played.stage.step, world, spread.pauses);
    for (const [key, sighting] of sightingsIn(replay, played, again, index, wanted)) seen.set(key, sighting);
    moment = again.after;
  }
  return seen;
}

/** What moved by three spreads was caused by the third point; undefined when that cannot be told. */
function causeOf(sighting: Sighting, again: Sighting | undefined, line: Timeline): Cause | undefined {
  const moved = again === undefined ? Number.NaN : again.at - sighting.at;
  const points = moved % SPREAD === 0 ? moved / SPREAD : moved / SECOND;
  if (!Number.isInteger(points) || points < 0 || points > line.indexOf(sighting) + 1) return undefined;
  const wholeSecond = sighting.at % SECOND === 0 && points > 0 && moved % SPREAD !== 0;
  return { ...line.placeOf(points - 1), wholeSecond };
}

/** The last point that came before it happened. */
function likelyCause(sighting: Sighting, line: Timeline): Cause {
  const even = sighting.at % SECOND === 0;
  const told = line.indexOf(sighting);
  const point = line.starts.findLastIndex((start, index) => index <= told && start < sighting.at + (even ? SECOND : 1));
  return { ...line.placeOf(point), wholeSecond: even && point >= 0 };
}

const measured = new WeakMap<object, Map<string, Sighting>>();

function measure<W>(
  replay: Replay<W>,
  played: PlayedCommand<W>,
  tried: Attempt<W>,
  stage: number,
  line: Timeline,
): Map<string, Sighting> {
  let sightings = measured.get(tried);
  if (!sightings) {
    sightings = sightingsIn(replay, played, tried, stage, () => true, line);
    measured.set(tried, sightings);
  }
  return sightings;
}

/** Everything that the true stages of a trace, and its untimely last one, tell about time. */
export function sightingsOf<W>(
  replay: Replay<W>,
  trace: readonly Played<W>[],
  tried: Attempt<W>,
  line: Timeline,
): TracedSighting[] {
  const { causes } = replay.memory;
  const sightings = new Map(
    trace.flatMap((played, index) => {
      const last = index === trace.length - 1;
      if (played.kind === 'prompt' || (!last && !isPlayedTrue(played))) return [];
      return [...measure(replay, played, last ? tried : played.settled.attempt, index, line)];
    }),
  );
  if ([...sightings.keys()].some((key) => !causes.has(key))) {
    const again = spreadOut(replay, trace, tried, (key) => sightings.has(key) && !causes.has(key));
    for (const [key, sighting] of sightings) {
      const cause = causes.has(key) ? undefined : causeOf(sighting, again.get(key), line);
      if (cause) causes.set(key, cause);
    }
  }
  for (const [index, played] of trace.entries()) {
    if (played.kind === 'command' && !keptOffsets.has(played.settled.attempt))
      keepOffsets(replay, played, index === trace.length - 1 ? tried : played.settled.attempt, index, line, sightings);
  }
  return [...sightings].map(([key, sighting]) => {
    const { wholeSecond, ...cause } = causes.get(key) ?? likelyCause(sighting, line);
    return { ...sighting, told: line.indexOf(sighting), cause: line.indexOf(cause), wholeSecond };
  });
}
