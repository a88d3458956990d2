/** Milliseconds that it takes. */
export function elapsed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** How much longer one takes than the other: they take turns, and the fastest of all turns counts. */
export function timesAsLong(one: () => unknown, other: () => unknown, turns = 21): number {
  const best: [number, number] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let turn = 0; turn < turns; turn += 1) {
    best[0] = Math.min(best[0], elapsed(one));
    best[1] = Math.min(best[1], elapsed(other));
  }
  return best[0] / best[1];
}

/** The median of so many times, in milliseconds: a busy machine has outliers. */
export function typical(work: () => unknown, times = 21): number {
  const sorted = Array.from({ length: times }, () => elapsed(work)).sort((a, b) => a - b);
  return sorted[times >> 1] ?? Number.NaN;
}
