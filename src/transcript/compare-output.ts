import { alignOutput } from './align-output.js';
import type { Bindings } from './bindings.js';
import type { CommandStep } from './document.js';
import { matchAbridged, matchInOrder, matchReordered } from './match-output.js';
import type { Match, Mismatch } from './match-output.js';
import type { Moment, Replay } from './moment.js';
import { perform } from './perform.js';
import { linesOf } from './tokens.js';
import type { UnifyContext } from './unify-word.js';
import { freedomsOf } from './unordered.js';

/** The output in order, else in another permitted order, else abridged. */
export function compareOutput<W>(
  replay: Replay<W>,
  moment: Moment<W>,
  before: W,
  step: CommandStep,
  typed: readonly string[],
  actual: readonly string[],
  start: Bindings,
  context: UnifyContext,
): Match | Mismatch {
  const lastLine = step.lastLine;
  let best: Match | Mismatch | undefined;
  for (let comments = 0; comments <= step.comments; comments += 1) {
    const expected = step.expected.slice(0, step.expected.length - comments);
    while (expected.at(-1)?.text.trim() === '') expected.pop();
    const inOrder = matchInOrder(expected, actual, start, context);
    if (inOrder) return inOrder;
    const freedoms =
      expected.length === actual.length
        ? freedomsOf({
            command: typed.join('\n'),
            actual,
            past: moment.past,
            reformat: (format) =>
              linesOf(
                perform(replay.simulation, replay.style, before, step, [
                  ...typed.slice(0, -1),
                  `${typed.at(-1) ?? ''} --format '${format}'`,
                ]).output,
              ),
          })
        : [];
    const other =
      matchReordered(expected, actual, start, context, freedoms) ?? matchAbridged(expected, actual, start, context);
    if (other?.match === 'full') return other;
    if (best && (best.match !== 'none' || !other)) continue;
    const aligned = other ?? alignOutput(expected, actual, start, context);
    best =
      aligned.match === 'none' ? { ...aligned, line: aligned.line ?? expected.at(-1)?.number ?? lastLine } : aligned;
  }
  return best as Match | Mismatch;
}
