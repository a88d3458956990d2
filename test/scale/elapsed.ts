/** Milliseconds that it takes. */
export function elapsed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** The median of so many times, in milliseconds: a busy machine has outliers. */
export function typical(work: () => unknown, times = 21): number {
  const sorted = Array.from({ length: times }, () => elapsed(work)).sort((a, b) => a - b);
  return sorted[times >> 1] ?? Number.NaN;
}
