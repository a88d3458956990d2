import type { Point } from './passage.js';

/** A point of a replay: which stage, and which of its points. */
export interface Place {
  /** -1 is what was there before the first stage. */
  readonly stage: number;
  readonly point: number;
}

/** One stage as it was played. */
export interface Stretch {
  readonly points: readonly Point[];
  /** How much of the time before each of its points was put there by the search. */
  readonly pauses: readonly number[];
  readonly end: number;
  /** At least so much time passes before it. */
  readonly floor: number;
}

/** All points of a replay in one row. */
export class Timeline {
  readonly starts: readonly number[];
  private readonly places: readonly Place[];
  private readonly firsts: readonly number[];

  constructor(
    readonly begin: number,
    readonly stretches: readonly Stretch[],
  ) {
    this.places = stretches.flatMap(({ points }, stage) => points.map((_, point) => ({ stage, point })));
    this.starts = stretches.flatMap(({ points }) => points.map(({ at }) => at));
    let first = 0;
    this.firsts = stretches.map(({ points }) => {
      first += points.length;
      return first - points.length;
    });
  }

  /** -1 for the beginning. A point that a stage no longer has counts as its last. */
  indexOf({ stage, point }: Place): number {
    const points = this.stretches[stage]?.points.length;
    return points === undefined ? -1 : (this.firsts[stage] ?? 0) + Math.min(point, points - 1);
  }

  placeOf(index: number): Place {
    return this.places[index] ?? { stage: -1, point: 0 };
  }

  startOf(index: number): number {
    return this.starts[index] ?? this.begin;
  }

  /** How long what begins at a point takes until the next point can come. */
  lasts(index: number): number {
    const { stage, point } = this.placeOf(index);
    const stretch = this.stretches[stage];
    const next = stretch?.points[point + 1];
    const end = next ? next.at - (stretch?.pauses[point + 1] ?? 0) : (stretch?.end ?? 0);
    return index < 0 ? 0 : end - this.startOf(index);
  }

  /** At least so much time passes before a point. */
  floor(index: number): number {
    const { stage, point } = this.placeOf(index);
    return point === 0 ? (this.stretches[stage]?.floor ?? 0) : 0;
  }
}
