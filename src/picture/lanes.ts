/** Which of several vertical lanes between two columns each bundle of wires takes, so that few of them cross. */

/** The wires to one place on the right: where they come from on the left, and where they go. */
export interface Bundle {
  readonly from: readonly number[];
  readonly to: number;
}

interface Extent extends Bundle {
  readonly top: number;
  readonly bottom: number;
}

const within = ({ top, bottom }: Extent, y: number) => y > top && y < bottom;

/** How often the wires of two bundles cross, when the first has its lane on the left of the other's. */
function crossings(left: Extent, right: Extent): number {
  return right.from.filter((y) => within(left, y)).length + (within(right, left.to) ? 1 : 0);
}

/** More than these are left in the order in which they come. */
const mostSorted = 80;

/** The numbers of the bundles, from the leftmost lane to the rightmost. */
export function laneOrder(bundles: readonly Bundle[]): readonly number[] {
  const extents = bundles.map((bundle): Extent => {
    const ends = [...bundle.from, bundle.to];
    return { ...bundle, top: Math.min(...ends), bottom: Math.max(...ends) };
  });
  const order = [...bundles.keys()];
  if (order.length > mostSorted) return order;
  for (let changed = true, round = 0; changed && round < order.length; round++) {
    changed = false;
    for (let at = 0; at + 1 < order.length; at++) {
      const [one, other] = [order[at] ?? 0, order[at + 1] ?? 0];
      const [a, b] = [extents[one] as Extent, extents[other] as Extent];
      if (crossings(b, a) >= crossings(a, b)) continue;
      [order[at], order[at + 1]] = [other, one];
      changed = true;
    }
  }
  return order;
}

/** The nearest lane for each span that no other span in it overlaps; shorter spans come first. */
export function packedLanes(spans: readonly (readonly [top: number, bottom: number])[]): readonly number[] {
  const taken: (readonly [number, number])[][] = [];
  const lanes = spans.map(() => 0);
  const shortest = [...spans.entries()].sort(([i, a], [j, b]) => a[1] - a[0] - (b[1] - b[0]) || i - j);
  for (const [at, [top, bottom]] of shortest) {
    let lane = 0;
    while (taken[lane]?.some(([from, to]) => top <= to && from <= bottom)) lane += 1;
    (taken[lane] ??= []).push([top, bottom]);
    lanes[at] = lane;
  }
  return lanes;
}
