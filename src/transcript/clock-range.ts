import type { ClockRange } from './moment.js';
import type { InstantPair } from './unify.js';

/** A command of the real world takes its time; what it did lies this much after its beginning, at most (milliseconds). */
export const COMMAND_TAKES = 3000;

/** What one instant says about how far the author's clock is ahead. */
export const aheadBy = ({ expected, actual }: InstantPair): { readonly low: number; readonly high: number } => ({
  low: expected.at - actual.at - COMMAND_TAKES - actual.width,
  high: expected.at - actual.at + COMMAND_TAKES + expected.width,
});

/** The range narrowed by more instants; `undefined` in `range` when they contradict one another. */
export function narrow(
  start: ClockRange | undefined,
  instants: readonly InstantPair[],
):
  | { readonly ok: true; readonly range: ClockRange | undefined }
  | { readonly ok: false; readonly instant: InstantPair; readonly line: number; readonly late: number } {
  let range = start;
  for (const instant of instants) {
    const { low, high } = aheadBy(instant);
    if (range && low > range.high) return { ok: false, instant, line: range.highLine, late: low - range.high };
    if (range && high < range.low) return { ok: false, instant, line: range.lowLine, late: high - range.low };
    range = {
      low: Math.max(low, range?.low ?? low),
      lowLine: !range || low > range.low ? instant.line : range.lowLine,
      high: Math.min(high, range?.high ?? high),
      highLine: !range || high < range.high ? instant.line : range.highLine,
    };
  }
  return { ok: true, range };
}

/** Two recorders of one event may be this much apart (milliseconds). */
const JITTER = 500;

/**
 * Two instants within what one command did (from `start` on, by the simulation's clock) that the author has closer
 * together than the simulation: a real machine may be slower, but it sleeps no shorter. The later one and the earlier.
 */
export function tooClose(
  instants: readonly InstantPair[],
  start: number,
): readonly [later: InstantPair, earlier: InstantPair] | undefined {
  const own = instants.filter(({ actual }) => actual.at + actual.width > start);
  for (const [index, one] of own.entries()) {
    const other = own[index - 1];
    if (!other) continue;
    const [earlier, later] = other.actual.at <= one.actual.at ? [other, one] : [one, other];
    const width = Math.max(earlier.expected.width, later.expected.width, earlier.actual.width, later.actual.width);
    const least = later.actual.at - earlier.actual.at - 2 * width - (width > 1 ? 0 : JITTER);
    if (later.actual.at > earlier.actual.at && later.expected.at - earlier.expected.at <= least) return [one, other];
  }
  return undefined;
}
