import type { DockerCall } from './simulation.js';

/** How much time passes before a line, and before each docker command in it (milliseconds). */
export interface Passage {
  readonly before: number;
  readonly pauses: readonly number[];
}

export const noPassage: Passage = { before: 0, pauses: [] };

/** Where time may pass: before a line, or before one of its docker commands. */
export interface Point {
  /** The docker command, counted from 0; -1 is the line itself. */
  readonly call: number;
  /** When it begins, and what was to happen next by itself. */
  readonly at: number;
  readonly timer: number | undefined;
}

/** Of a line with more docker commands the last ones are looked into: what a line tells, its end tells. */
const MOST_CALLS = 16;

/** The points of a line that begins at `at`. A docker command that begins with the line is no point of its own. */
export function pointsOf(at: number, calls: readonly DockerCall[]): readonly Point[] {
  const points = calls.flatMap((call, index): Point[] =>
    index === 0 && call.at === at ? [] : [{ ...call, call: index }],
  );
  return [{ call: -1, at, timer: undefined }, ...points.slice(-MOST_CALLS)];
}

/** The passage with more time at some of the points. */
export function prolonged(passage: Passage, points: readonly Point[], more: readonly number[]): Passage {
  const pauses = [...passage.pauses];
  for (const [index, { call }] of points.entries()) {
    if (call < 0 || !more[index]) continue;
    while (pauses.length <= call) pauses.push(0);
    pauses[call] = (pauses[call] ?? 0) + (more[index] ?? 0);
  }
  return { before: passage.before + (more[0] ?? 0), pauses };
}

/** The passage in which so much time passes at each of the points. */
export const passageAt = (points: readonly Point[], delays: readonly number[]): Passage =>
  prolonged(noPassage, points, delays);

export const samePassage = (one: Passage | undefined, other: Passage | undefined): boolean =>
  one === other ||
  (one?.before === other?.before &&
    Array.from({ length: Math.max(one?.pauses.length ?? 0, other?.pauses.length ?? 0) }).every(
      (_, index) => (one?.pauses[index] ?? 0) === (other?.pauses[index] ?? 0),
    ));
