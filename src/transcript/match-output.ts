import type { Bindings } from './bindings.js';
import type { SourceLine } from './document.js';
import { rolesOf } from './table-rows.js';
import { isUnified, unifyLine } from './unify.js';
import type { AgePair, InstantPair } from './unify.js';
import type { UnifyContext } from './unify-word.js';
import type { Freedoms } from './unordered.js';

/** Which line of the author is which line of the simulation, by index. */
export interface LinePair {
  readonly expected: number;
  readonly actual: number;
}

export interface Match {
  readonly match: 'full' | 'abridged';
  readonly bindings: Bindings;
  readonly pairs: readonly LinePair[];
  readonly ages: readonly AgePair[];
  readonly instants: readonly InstantPair[];
}

export interface Mismatch {
  readonly match: 'none';
  /** The line that is wrong, or undefined when output is missing behind the last one. */
  readonly line: number | undefined;
  readonly reason: string;
  /** What the lines that do fit have bound, so that one wrong line does not spoil what follows. */
  readonly bindings: Bindings;
  readonly pairs: readonly LinePair[];
  /** The ages in the lines that do fit. */
  readonly ages: readonly AgePair[];
}

/** How many lines may be compared for one output before the search for another order gives up. */
const PATIENCE = 4000;

class Search {
  private patience = PATIENCE;

  constructor(
    readonly expected: readonly SourceLine[],
    readonly actual: readonly string[],
    readonly context: UnifyContext,
  ) {}

  /** `ways` gives, for the author's line, the simulation's lines that may be meant; `used` those already taken. */
  solve(state: Match, ways: (index: number, used: readonly number[]) => readonly number[]): Match | undefined {
    const index = state.pairs.length;
    if (index === this.expected.length) return state;
    const used = state.pairs.map((pair) => pair.actual);
    for (const way of ways(index, used)) {
      if (this.patience === 0) return undefined;
      this.patience -= 1;
      const next = this.extend(state, index, way);
      const solved = next && this.solve(next, ways);
      if (solved) return solved;
    }
    return undefined;
  }

  extend(state: Match, index: number, way: number): Match | undefined {
    const line = this.expected[index] as SourceLine;
    const unified = unifyLine(line.text, this.actual[way] ?? '', way, line.number, state.bindings, this.context);
    if (!isUnified(unified)) return undefined;
    return {
      ...state,
      bindings: unified.bindings,
      pairs: [...state.pairs, { expected: index, actual: way }],
      ages: [...state.ages, ...unified.ages],
      instants: [...state.instants, ...unified.instants],
    };
  }
}

const empty = (match: 'full' | 'abridged', bindings: Bindings): Match => ({
  match,
  bindings,
  pairs: [],
  ages: [],
  instants: [],
});

/** Every line in its place. A loop, because outputs may be long. */
export function matchInOrder(
  expected: readonly SourceLine[],
  actual: readonly string[],
  start: Bindings,
  context: UnifyContext,
): Match | undefined {
  if (expected.length !== actual.length) return undefined;
  let bindings = start;
  const ages: AgePair[] = [];
  const instants: InstantPair[] = [];
  for (const [index, line] of expected.entries()) {
    const unified = unifyLine(line.text, actual[index] ?? '', index, line.number, bindings, context);
    if (!isUnified(unified)) return undefined;
    bindings = unified.bindings;
    ages.push(...unified.ages);
    instants.push(...unified.instants);
  }
  return {
    match: 'full',
    bindings,
    pairs: expected.map((_, index) => ({ expected: index, actual: index })),
    ages,
    instants,
  };
}

/** Lines in another order, where that is free. */
export function matchReordered(
  expected: readonly SourceLine[],
  actual: readonly string[],
  start: Bindings,
  context: UnifyContext,
  freedoms: Freedoms,
): Match | undefined {
  if (expected.length !== actual.length || !freedoms.some((freedom) => freedom !== undefined)) return undefined;
  const search = new Search(expected, actual, context);
  return search.solve(empty('full', start), (index, used) => {
    const freedom = freedoms[index];
    if (!freedom) return [index];
    const open = freedoms.flatMap((each, place) =>
      each?.group === freedom.group && !used.includes(place) ? [place] : [],
    );
    return open.filter((place) => {
      const lane = freedoms[place]?.lane;
      return lane === undefined || open.find((other) => freedoms[other]?.lane === lane) === place;
    });
  });
}

/** Rows of tables left out, the rest in order, the header kept, at least one row shown. */
export function matchAbridged(
  expected: readonly SourceLine[],
  actual: readonly string[],
  start: Bindings,
  context: UnifyContext,
): Match | undefined {
  const roles = rolesOf(actual);
  if (!roles.includes('row') || expected.length >= actual.length) return undefined;
  const search = new Search(expected, actual, context);
  const solved = search.solve(empty('abridged', start), (index, used) => {
    const ways: number[] = [];
    for (let way = (used.at(-1) ?? -1) + 1; way <= actual.length - (expected.length - index); way += 1) {
      ways.push(way);
      if (roles[way] !== 'row') break;
    }
    return ways;
  });
  const rest = actual.slice((solved?.pairs.at(-1)?.actual ?? -1) + 1);
  if (!solved || rest.some((_, index) => roles[actual.length - rest.length + index] !== 'row')) return undefined;
  return solved.pairs.some((pair) => roles[pair.actual] === 'row') ? solved : undefined;
}

/** What an abridged output leaves out. */
export function leftOut(match: Match, actual: readonly string[]): readonly string[] {
  const shown = new Set(match.pairs.map((pair) => pair.actual));
  return actual.filter((_, index) => !shown.has(index));
}
