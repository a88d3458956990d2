/*
 * When the ages of one output cannot all become true by waiting before it, earlier commands must move. Every age and
 * instant seen so far says how far apart two commands were; together that is a system of differences:
 *
 *   variables    the beginning; each point at which time may pass (before a line, before a docker command in it); how far the author's clock is ahead; the whole second of each event
 *                that an age counts from
 *   differences  a point comes after what began at the one before it has ended; elapsed times lie where the author's words say
 */
import type { Attempt, Wrong } from './attempt.js';
import { solveDifferences } from './difference-constraints.js';
import type { Difference, Solution } from './difference-constraints.js';
import type { Replay } from './moment.js';
import { type Passage, passageAt } from './passage.js';
import { attemptOf } from './replay-stages.js';
import type { Played, PlayedCommand } from './replay-stages.js';
import { sightingsOf } from './sightings.js';
import type { TracedSighting } from './sightings.js';
import { Timeline } from './timeline.js';

export type Reconciled =
  /** Passages of time for the stages, to be tried; best first. */
  | { readonly ok: true; readonly proposals: readonly (readonly Passage[])[] }
  /** `stages` take part in the contradiction. */
  | { readonly ok: false; readonly wrong: Wrong; readonly stages: readonly number[] };

const SECOND = 1000;

/** Differences in which whole seconds are variables of their own; `slack` says how far before its event one may lie. */
class System {
  readonly differences: Difference<TracedSighting>[];
  /** Variables that must be whole seconds. */
  readonly wholes: number[] = [];
  private readonly seconds = new Map<string, number>();
  count: number;

  constructor(
    private readonly line: Timeline,
    sightings: readonly TracedSighting[],
  ) {
    this.count = line.starts.length + 2;
    this.differences = line.starts.map((_, index) => ({
      earlier: index,
      later: index + 1,
      least: line.lasts(index - 1) + line.floor(index),
      why: undefined,
    }));
    for (const sighting of sightings) this.add(sighting);
  }

  private add(sighting: TracedSighting): void {
    const offset = sighting.at - this.line.startOf(sighting.cause);
    const clock = this.line.starts.length + 1;
    if (sighting.ahead) {
      const from = sighting.cause + 1;
      this.between(
        clock,
        from,
        sighting.ahead.low + sighting.at - offset,
        sighting.ahead.high + sighting.at - offset,
        sighting,
      );
    } else if (sighting.age) {
      const { from: least, until } = sighting.age;
      const [node, after] = sighting.wholeSecond ? [this.second(sighting, offset), 0] : [sighting.cause + 1, offset];
      this.between(node, sighting.told + 1, least + after, until - 1 + after, sighting);
    }
  }

  private between(earlier: number, later: number, least: number, most: number, why: TracedSighting): void {
    this.differences.push({ earlier, later, least, why }, { earlier: later, later: earlier, least: -most, why });
  }

  /** The whole second of an event; what is measured cannot lie before its cause, so neither does the event. */
  private second(sighting: TracedSighting, offset: number): number {
    const key = `${sighting.cause} ${sighting.at}`;
    let node = this.seconds.get(key);
    if (node === undefined) {
      node = this.count;
      this.count += 1;
      this.seconds.set(key, node);
      this.wholes.push(node);
      const event = Math.max(0, offset);
      this.between(sighting.cause + 1, node, event - (SECOND - 1), event, sighting);
    }
    return node;
  }

  solve(more: readonly Difference<TracedSighting>[] = []): Solution<TracedSighting> {
    return solveDifferences(this.count, [...this.differences, ...more]);
  }

  /**
   * The earliest solution in which the whole seconds are whole. Each earliest solution is least in every variable, so
   * rounding one up loses nothing; that is repeated until all are whole.
   */
  solveWhole(): readonly number[] | undefined {
    const raised = new Map<number, Difference<TracedSighting>>();
    for (let round = 0; round < 4 * (this.wholes.length + 1); round += 1) {
      const solution = this.solve([...raised.values()]);
      if (!solution.ok) return undefined;
      const broken = this.wholes.filter((node) => ((solution.values[node] ?? 0) + this.line.begin) % SECOND !== 0);
      if (broken.length === 0) return solution.values;
      for (const node of broken) {
        const whole = Math.ceil(((solution.values[node] ?? 0) + this.line.begin) / SECOND) * SECOND - this.line.begin;
        raised.set(node, { earlier: 0, later: node, least: whole, why: undefined });
      }
    }
    return undefined;
  }

  /** The earliest solution that differs from the present by whole seconds, so that every fraction measured stays. */
  solveShifted(): readonly number[] | undefined {
    const present = [0, ...this.line.starts.map((start) => start - this.line.begin), 0];
    for (const key of this.seconds.keys()) present.push(Number(key.split(' ')[1]) - this.line.begin);
    const at = (node: number) => present[node] ?? 0;
    const solution = solveDifferences(
      this.count,
      this.differences.map((difference) => {
        const short = difference.least - (at(difference.later) - at(difference.earlier));
        return { ...difference, least: Math.ceil(short / SECOND) * SECOND };
      }),
    );
    return solution.ok ? solution.values.map((shift, node) => at(node) + shift) : undefined;
  }
}

function contradiction(circle: readonly TracedSighting[], fallback: Wrong): Wrong {
  const said = [...new Map(circle.map((sighting) => [`${sighting.line} ${sighting.text}`, sighting])).values()].sort(
    (a, b) => a.line - b.line,
  );
  if (said.length < 2) return fallback;
  const listed = said.map((sighting) => `\`${sighting.text}\` in line ${sighting.line}`);
  const last = listed.pop() ?? '';
  return {
    line: said.at(-1)?.line ?? fallback.line,
    reason: `no passage of time makes ${said.length === 2 ? 'both' : 'all'} true: ${listed.join(', ')} and ${last}`,
  };
}

function passagesOf(values: readonly number[], line: Timeline): Passage[] {
  return line.stretches.map(({ points }, stage) =>
    passageAt(
      points,
      points.map((_, point) => {
        const index = line.indexOf({ stage, point });
        return Math.max(0, (values[index + 1] ?? 0) - (values[index] ?? 0) - line.lasts(index - 1));
      }),
    ),
  );
}

function timelineOf<W>(
  replay: Replay<W>,
  trace: readonly Played<W>[],
  tried: Attempt<W>,
  floors: readonly number[],
): Timeline {
  const now = (world: W) => replay.simulation.now(world);
  return new Timeline(
    now((trace[0] as Played<W>).before.world),
    trace.map((played, index) => {
      const mine = index === trace.length - 1 ? tried : attemptOf(played);
      const points = mine?.points ?? [{ call: -1, at: now(played.after.world), timer: undefined }];
      const pauses = points.map(({ call }) => mine?.pauses[call] ?? 0);
      return { points, pauses, end: now(played.after.world), floor: floors[index] ?? 0 };
    }),
  );
}

/** Proposals for the passages of time in a trace whose last stage is untimely, or why there can be none. */
export function reconcile<W>(replay: Replay<W>, trace: readonly Played<W>[], floors: readonly number[]): Reconciled {
  const last = trace.at(-1) as PlayedCommand<W>;
  const tried = last.settled.untimely ?? last.settled.attempt;
  const worst = tried.ages[0];
  const fallback: Wrong = last.settled.because ??
    tried.instants?.wrong ?? {
      line: worst?.line ?? last.stage.step.line,
      reason: `\`${worst?.expected ?? ''}\` where the simulation has \`${worst?.actual ?? ''}\`, and no passage of time makes every age here true`,
    };
  const line = timelineOf(replay, trace, tried, floors);
  const system = new System(line, sightingsOf(replay, trace, tried, line));
  const loose = system.solve();
  if (!loose.ok)
    return {
      ok: false,
      wrong: contradiction(loose.circle, fallback),
      stages: loose.circle.map((sighting) => sighting.stage),
    };
  const solutions = [system.solveWhole(), system.solveShifted(), loose.values];
  return { ok: true, proposals: solutions.flatMap((values) => (values ? [passagesOf(values, line)] : [])) };
}
