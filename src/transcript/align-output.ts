import type { Bindings } from './bindings.js';
import type { SourceLine } from './document.js';
import type { LinePair, Mismatch } from './match-output.js';
import { isUnified, salvageLine, unifyLine } from './unify.js';
import type { AgePair } from './unify.js';
import type { UnifyContext } from './unify-word.js';

/** How far ahead a lost line is looked for. */
const LOOK_AHEAD = 4;

interface Step {
  readonly expected: number;
  readonly actual: number;
}

/** Where the two texts meet again after lines that differ: the author's lines passed over, and the simulation's. */
function meetAgain(fits: (expected: number, actual: number) => boolean, at: Step, surplus: number): Step {
  const along: Step[] = [];
  for (let ahead = 1; ahead <= LOOK_AHEAD; ahead += 1) {
    const both = { expected: ahead, actual: ahead };
    const extra = { expected: ahead, actual: 0 };
    const missing = { expected: 0, actual: ahead };
    along.push(
      ...(surplus === 0 ? [both, extra, missing] : surplus > 0 ? [extra, both, missing] : [missing, both, extra]),
    );
  }
  return along.find((step) => fits(at.expected + step.expected, at.actual + step.actual)) ?? { expected: 1, actual: 1 };
}

function reasonAt(
  expected: readonly SourceLine[],
  actual: readonly string[],
  at: Step,
  skipped: Step,
  clash: string,
): { readonly line: number | undefined; readonly reason: string } {
  const line = expected[at.expected]?.number;
  const printed = actual[at.actual]?.trim() ?? '';
  if (line === undefined) {
    const more = actual.slice(at.actual).find((text) => text.trim() !== '');
    return { line, reason: `the simulation prints more: \`${more?.trim() ?? ''}\`` };
  }
  if (at.actual >= actual.length)
    return {
      line,
      reason: actual.length === 0 ? 'the simulation prints nothing' : 'the simulation does not print this line',
    };
  if (skipped.expected === 0) return { line, reason: `the simulation prints \`${printed}\` before this line` };
  if (skipped.actual === 0) return { line, reason: 'the simulation does not print this line' };
  return { line, reason: clash };
}

/**
 * What is wrong first, and all that is right nevertheless: the lines that fit, what they bind, and the time they tell.
 * A line with a single wrong word still binds its other words.
 */
export function alignOutput(
  expected: readonly SourceLine[],
  actual: readonly string[],
  start: Bindings,
  context: UnifyContext,
): Mismatch {
  let bindings = start;
  const pairs: LinePair[] = [];
  const ages: AgePair[] = [];
  let first: { readonly line: number | undefined; readonly reason: string } | undefined;
  const compare = (theirs: number, ours: number, how = unifyLine) => {
    const line = expected[theirs];
    const text = actual[ours];
    if (!line || text === undefined) return { reason: 'the output ends' };
    return how(line.text, text, ours, line.number, bindings, context);
  };
  const fits = (theirs: number, ours: number) => isUnified(compare(theirs, ours));
  let at: Step = { expected: 0, actual: 0 };
  while (at.expected < expected.length || at.actual < actual.length) {
    const unified = compare(at.expected, at.actual);
    if (isUnified(unified)) {
      bindings = unified.bindings;
      pairs.push(at);
      ages.push(...unified.ages);
      at = { expected: at.expected + 1, actual: at.actual + 1 };
      continue;
    }
    const skipped = meetAgain(fits, at, expected.length - at.expected - (actual.length - at.actual));
    first ??= reasonAt(expected, actual, at, skipped, unified.reason);
    const salvaged =
      skipped.expected > 0 && skipped.actual > 0 ? compare(at.expected, at.actual, salvageLine) : undefined;
    if (salvaged && isUnified(salvaged)) {
      bindings = salvaged.bindings;
      ages.push(...salvaged.ages);
    }
    const step = skipped.expected > 0 && skipped.actual > 0 ? 1 : 0;
    at = { expected: at.expected + (step || skipped.expected), actual: at.actual + (step || skipped.actual) };
  }
  return { match: 'none', line: first?.line, reason: first?.reason ?? 'the outputs differ', bindings, pairs, ages };
}
