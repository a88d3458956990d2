/*
 * When the ages of one output cannot all become true by waiting before it, earlier commands must move. Every age and
 * instant seen so far says how far apart two commands were; together that is a system of differences.
 */
import { parseAge } from './age.js';
import type { Interval } from './age.js';
import { attempt } from './attempt.js';
import type { Attempt, Wrong } from './attempt.js';
import { aheadBy } from './clock-range.js';
import { solveDifferences } from './difference-constraints.js';
import type { Difference } from './difference-constraints.js';
import { AgeProbe } from './measure-age.js';
import type { Replay } from './moment.js';
import { attemptOf, isPlayedTrue, worldBefore } from './replay-stages.js';
import type { Played, PlayedCommand } from './replay-stages.js';

/** Something that happened at `at` (by the simulation's clock), as a stage's output tells. */
interface Sighting {
  readonly stage: number;
  readonly line: number;
  readonly text: string;
  readonly key: string;
  readonly at: number;
  /** Elapsed time that the text allows, for an age. */
  readonly age?: Interval;
  /** How far the author's clock is ahead, for an instant. */
  readonly ahead?: { readonly low: number; readonly high: number };
}

function sightingsIn<W>(replay: Replay<W>, played: PlayedCommand<W>, tried: Attempt<W>, stage: number): Sighting[] {
  if (tried.result.match === 'none') return [];
  const probe = new AgeProbe(replay, played.stage.step, tried);
  const ages = tried.result.ages.flatMap((pair): Sighting[] => {
    const age = parseAge(pair.expected);
    const elapsed = probe.elapsed(pair);
    if (!age || elapsed === undefined) return [];
    return [{ stage, line: pair.line, text: pair.expected, key: `${stage} ${pair.line} age ${pair.ordinal}`, at: tried.at - elapsed, age }];
  });
  const instants = tried.result.instants.map((pair): Sighting =>
    ({ stage, line: pair.line, text: pair.text, key: `${stage} ${pair.line} instant ${pair.ordinal}`, at: pair.actual.at, ahead: aheadBy(pair) }));
  return [...ages, ...instants];
}

const SPREAD = 1000;

/**
 * What the same sightings show when one more second passes before every stage: something that moves by three seconds
 * was caused by the third stage.
 */
function spread<W>(replay: Replay<W>, trace: readonly Played<W>[], tried: Attempt<W>): Map<string, number> {
  const seen = new Map<string, number>();
  let moment = trace[0]?.before;
  for (const [index, played] of trace.entries()) {
    if (!moment) break;
    const mine = index === trace.length - 1 ? tried : attemptOf(played);
    const gap = (mine ? mine.at - replay.simulation.now(played.before.world) : 0) + SPREAD;
    const world = worldBefore(replay, played.stage, moment, gap);
    if (played.kind === 'prompt') {
      moment = { ...moment, world };
      continue;
    }
    const again: Attempt<W> = attempt(replay, moment, played.stage.step, world);
    for (const sighting of sightingsIn(replay, played, again, index)) seen.set(sighting.key, sighting.at);
    moment = again.after;
  }
  return seen;
}

/** The stage that caused a sighting; -1 for what was there before the first. */
function causeOf(sighting: Sighting, spreadTo: number | undefined, starts: readonly number[]): number {
  const steps = spreadTo === undefined ? Number.NaN : (spreadTo - sighting.at) / SPREAD;
  if (Number.isInteger(steps) && steps >= 0 && steps <= sighting.stage + 1) return steps - 1;
  return starts.findLastIndex((start, index) => index <= sighting.stage && start < sighting.at + SPREAD);
}

export type Reconciled =
  /** Least gaps before the stages to try, best first. */
  | { readonly ok: true; readonly proposals: readonly (readonly number[])[] }
  /** `stages` take part in the contradiction. */
  | { readonly ok: false; readonly wrong: Wrong; readonly stages: readonly number[] };

/** Fractions of a second by which a cause is moved: creation times count from whole seconds, states do not. */
const PHASES = [500, 250, 750, 900, 100];

interface Timeline {
  /** How far a whole second may lie before the instant that it stands for. */
  readonly slack: number;
  readonly begin: number;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly floors: readonly number[];
}

function differencesOf(line: Timeline, sightings: readonly { readonly sighting: Sighting; readonly cause: number }[]): Difference<Sighting>[] {
  const clock = line.starts.length + 1;
  const differences: Difference<Sighting>[] = line.starts.map((_, index) => {
    const lasted = index === 0 ? 0 : (line.ends[index - 1] ?? 0) - (line.starts[index - 1] ?? 0);
    return { earlier: index, later: index + 1, least: lasted + (line.floors[index] ?? 0), why: undefined };
  });
  for (const { sighting, cause } of sightings) {
    const from = cause + 1;
    const offset = sighting.at - (cause < 0 ? line.begin : line.starts[cause] ?? 0);
    const slack = cause >= 0 && sighting.at % SPREAD === 0 ? line.slack : 0;
    if (sighting.age) {
      const { from: least, until } = sighting.age;
      differences.push({ earlier: from, later: sighting.stage + 1, least: least + offset - slack, why: sighting });
      differences.push({ earlier: sighting.stage + 1, later: from, least: -(until - 1 + offset + slack), why: sighting });
    } else if (sighting.ahead) {
      const expected = { low: sighting.ahead.low + sighting.at, high: sighting.ahead.high + sighting.at };
      differences.push({ earlier: clock, later: from, least: expected.low - offset, why: sighting });
      differences.push({ earlier: from, later: clock, least: -(expected.high - offset), why: sighting });
    }
  }
  return differences;
}

function contradiction(circle: readonly Sighting[], fallback: Wrong): Wrong {
  const said = [...new Map(circle.map((sighting) => [sighting.key, sighting])).values()].sort((a, b) => a.line - b.line);
  if (said.length < 2) return fallback;
  const listed = said.map((sighting) => `\`${sighting.text}\` in line ${sighting.line}`);
  const last = listed.pop() ?? '';
  return { line: said.at(-1)?.line ?? fallback.line, reason: `no passage of time makes both true: ${listed.join(', ')} and ${last}` };
}

/** Proposals for the gaps of a trace whose last stage is untimely, or why there can be none. */
export function reconcile<W>(replay: Replay<W>, trace: readonly Played<W>[], floors: readonly number[]): Reconciled {
  const last = trace.at(-1) as PlayedCommand<W>;
  const tried = last.settled.untimely ?? last.settled.attempt;
  const worst = tried.ages[0];
  const fallback: Wrong = last.settled.because ?? tried.instants?.wrong ?? {
    line: worst?.line ?? last.stage.step.line,
    reason: `\`${worst?.expected ?? ''}\` where the simulation has \`${worst?.actual ?? ''}\`, and no passage of time makes every age here true`,
  };
  const now = (world: W) => replay.simulation.now(world);
  const line: Timeline = {
    slack: 0,
    begin: now((trace[0] as Played<W>).before.world),
    starts: trace.map((played, index) => (index === trace.length - 1 ? tried.at : attemptOf(played)?.at ?? now(played.after.world))),
    ends: trace.map((played) => now(played.after.world)),
    floors,
  };
  const seen = spread(replay, trace, tried);
  const sightings = trace.flatMap((played, index) => {
    if (played.kind === 'prompt' || (index < trace.length - 1 && !isPlayedTrue(played))) return [];
    return sightingsIn(replay, played, index === trace.length - 1 ? tried : played.settled.attempt, index);
  }).map((sighting) => ({ sighting, cause: causeOf(sighting, seen.get(sighting.key), line.starts) }));
  const causes = [...new Set(sightings.filter(({ sighting }) => sighting.stage === trace.length - 1).map(({ cause }) => cause))].filter((cause) => cause >= 0);
  const solve = (slack: number, raised: readonly number[]) => solveDifferences(line.starts.length + 2, differencesOf({ ...line, slack, floors: raised }, sightings));
  const loose = solve(SPREAD - 1, floors);
  if (!loose.ok) return { ok: false, wrong: contradiction(loose.circle, fallback), stages: loose.circle.map((sighting) => sighting.stage) };
  const strict = shifted(line, differencesOf(line, sightings));
  const proposals = [...(strict ? [gapsOf(strict, line)] : []), gapsOf(loose.values, line)];
  for (const phase of PHASES) {
    for (const moved of causes) {
      const solution = solve(SPREAD - 1, floors.map((floor, index) => (index === moved ? floor + phase : floor)));
      if (solution.ok) proposals.push(gapsOf(solution.values, line));
    }
  }
  return { ok: true, proposals };
}

/**
 * The earliest times that differ from the present ones by whole seconds. Fractions stay as they are, and with them
 * whatever counts from whole seconds: what was measured holds exactly.
 */
function shifted(line: Timeline, differences: readonly Difference<Sighting>[]): readonly number[] | undefined {
  const present = [0, ...line.starts.map((start) => start - line.begin), 0];
  const at = (node: number) => present[node] ?? 0;
  const solution = solveDifferences(present.length, differences.map((difference) => {
    const short = difference.least - (at(difference.later) - at(difference.earlier));
    return { ...difference, least: Math.ceil(short / SPREAD) * SPREAD };
  }));
  return solution.ok ? solution.values.map((shift, node) => at(node) + shift) : undefined;
}

function gapsOf(values: readonly number[], line: Timeline): number[] {
  return line.starts.map((_, index) => {
    const lasted = index === 0 ? 0 : (line.ends[index - 1] ?? 0) - (line.starts[index - 1] ?? 0);
    return Math.max(0, (values[index + 1] ?? 0) - (values[index] ?? 0) - lasted);
  });
}
