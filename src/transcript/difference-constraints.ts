/** `later` comes at least `least` after `earlier`; a negative `least` bounds from above. */
export interface Difference<Why> {
  readonly earlier: number;
  readonly later: number;
  readonly least: number;
  readonly why: Why | undefined;
}

export type Solution<Why> =
  /** The earliest value of each variable, with variable 0 at 0. */
  | { readonly ok: true; readonly values: readonly number[] }
  /** Constraints that contradict one another, in the order of their circle. */
  | { readonly ok: false; readonly circle: readonly Why[] };

/**
 * Solves a system of differences (a simple temporal problem): longest paths from variable 0 by Bellman and Ford.
 * A circle of positive length is a contradiction. Every variable must be bounded below by variable 0, directly or not.
 */
export function solveDifferences<Why>(count: number, differences: readonly Difference<Why>[]): Solution<Why> {
  const values = new Array<number>(count).fill(Number.NEGATIVE_INFINITY);
  const reached = new Array<Difference<Why> | undefined>(count).fill(undefined);
  values[0] = 0;
  let changed = -1;
  for (let round = 0; round <= count; round += 1) {
    changed = -1;
    for (const difference of differences) {
      const value = (values[difference.earlier] ?? 0) + difference.least;
      if (value <= (values[difference.later] ?? 0)) continue;
      values[difference.later] = value;
      reached[difference.later] = difference;
      changed = difference.later;
    }
    if (changed < 0) return { ok: true, values };
  }
  return { ok: false, circle: circleAt(changed, count, reached) };
}

function circleAt<Why>(from: number, count: number, reached: readonly (Difference<Why> | undefined)[]): Why[] {
  let node = from;
  for (let steps = 0; steps < count; steps += 1) node = reached[node]?.earlier ?? node;
  const circle: Why[] = [];
  const start = node;
  for (let steps = 0; steps <= count; steps += 1) {
    const difference = reached[node];
    if (!difference) break;
    if (difference.why !== undefined) circle.push(difference.why);
    node = difference.earlier;
    if (node === start) break;
  }
  return circle.reverse();
}
