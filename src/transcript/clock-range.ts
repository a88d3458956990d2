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
