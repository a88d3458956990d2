import { parseAge } from './age.js';
import type { Interval } from './age.js';
import type { Attempt, Wrong } from './attempt.js';
import { type Difference, solveDifferences } from './difference-constraints.js';
import type { CommandStep } from './document.js';
import type { Replay } from './moment.js';
import { spend } from './patience.js';
import { type Performance, perform } from './perform.js';
import { linesOf, tokensOf } from './tokens.js';
import type { AgePair } from './unify.js';

const MOST_GUESSES = 4;

/** Which points of its line an age spans: what it counts from lies behind `cause` (-1: before the line), it is told behind `told`. */
export interface Span {
  readonly cause: number;
  readonly told: number;
}

/** Looks at an attempt's output as it would read a little later, if nothing but the clock had gone on. */
export class AgeProbe<W> {
  private readonly seen = new Map<string, readonly string[]>();
  private readonly spans = new Map<string, Span | undefined>();
  private forms: readonly string[] | undefined;

  constructor(
    private readonly replay: Replay<W>,
    private readonly step: CommandStep,
    readonly tried: Attempt<W>,
  ) {}

  /** The output, had the clock been set forward at a point of the line. */
  private lines(point: number, later: number): readonly string[] {
    const key = `${point} ${later}`;
    let lines = this.seen.get(key);
    if (!lines) {
      lines = linesOf(this.perform(this.tried.points[point]?.call ?? -1, later).output);
      this.seen.set(key, lines);
    }
    return lines;
  }

  private perform(call: number, later: number): Performance<W> {
    const { simulation, style, patience } = this.replay;
    const { before, typed, pauses } = this.tried;
    const world = call < 0 ? simulation.skew(before, later) : before;
    const skew = call < 0 ? {} : { skew: { call, milliseconds: later } };
    const performed = perform(simulation, style, world, this.step, typed, { before: pauses, ...skew });
    if (pauses.length > 0) spend(simulation, patience, world, performed.world);
    return performed;
  }

  private text({ actualLine, ordinal }: AgePair, point: number, later: number): string | undefined {
    return tokensOf(this.lines(point, later)[actualLine] ?? '').filter((token) => token.kind === 'age')[ordinal]?.text;
  }

  /** Undefined where no point changes the words. A line of one point is not looked into. */
  span(pair: AgePair): Span | undefined {
    if (this.tried.points.length === 1) return { cause: -1, told: 0 };
    const key = `${pair.actualLine} ${pair.ordinal}`;
    if (!this.spans.has(key)) this.spans.set(key, this.findSpan(pair));
    return this.spans.get(key);
  }

  private findSpan(pair: AgePair): Span | undefined {
    const interval = parseAge(pair.actual);
    if (!interval) return undefined;
    const changes = (point: number) => this.text(pair, point, interval.until - interval.from) !== pair.actual;
    let told = this.tried.points.length - 1;
    while (told >= 0 && !changes(told)) told -= 1;
    if (told < 0) return undefined;
    let cause = told - 1;
    while (cause >= 0 && changes(cause)) cause -= 1;
    return { cause, told };
  }

  /** When an age was told. */
  private toldAt(pair: AgePair): number {
    return this.tried.points[this.span(pair)?.told ?? 0]?.at ?? this.tried.at;
  }

  /** The row of an age by its other words, if no other row has the same. */
  row({ actualLine, ordinal }: AgePair): string | undefined {
    this.forms ??= this.tried.actual.map((line) =>
      tokensOf(line)
        .map((token) => (token.kind === 'age' ? '~' : token.kind === 'space' ? ' ' : token.text))
        .join(''),
    );
    const form = this.forms[actualLine];
    return this.forms.filter((other) => other === form).length === 1 ? `${form} ${ordinal}` : undefined;
  }

  /** The age of what happened at an instant, if that explains the words. */
  since(pair: AgePair, event: number): number | undefined {
    const interval = parseAge(pair.actual);
    const elapsed = this.toldAt(pair) - event;
    return interval && interval.from <= elapsed && elapsed < interval.until ? elapsed : undefined;
  }

  /** The age as far as an earlier measurement of the same row explains the words: likely, but unproven. */
  likely(pair: AgePair): number | undefined {
    const row = this.row(pair);
    const event = row === undefined ? undefined : this.replay.memory.rows.get(row);
    return event === undefined ? undefined : this.since(pair, event);
  }

  private remember(pair: AgePair, elapsed: number): number {
    const row = this.row(pair);
    const event = this.toldAt(pair) - elapsed;
    if (row !== undefined) this.replay.memory.rows.set(row, event);
    this.replay.memory.events.add(event);
    return elapsed;
  }

  /**
   * The exact age behind the simulation's words, in milliseconds: found where they change to the next ones.
   * Undefined for words that do not change, which are no age.
   */
  elapsed(pair: AgePair): number | undefined {
    const interval = parseAge(pair.actual);
    const told = this.span(pair)?.told;
    if (!interval || told === undefined) return undefined;
    let same = 0;
    let changed = interval.until - interval.from;
    if (this.text(pair, told, changed) === pair.actual) return undefined;
    const guess = this.guess(pair, told, interval);
    if (guess !== undefined) return this.remember(pair, guess);
    while (changed - same > 1) {
      const middle = Math.floor((same + changed) / 2);
      if (this.text(pair, told, middle) === pair.actual) same = middle;
      else changed = middle;
    }
    return this.remember(pair, interval.until - changed);
  }

  /** Most ages count from an event that another age has already led to. */
  private guess(pair: AgePair, told: number, interval: Interval): number | undefined {
    let guesses = 0;
    for (const event of this.replay.memory.events) {
      const elapsed = this.since(pair, event);
      if (elapsed === undefined) continue;
      guesses += 1;
      if (guesses > MOST_GUESSES) return undefined;
      const changed = interval.until - elapsed;
      if (this.text(pair, told, changed) !== pair.actual && this.text(pair, told, changed - 1) === pair.actual)
        return elapsed;
    }
    return undefined;
  }
}

/** More time at each point of a line, from its beginning on: see `Attempt.points`. */
export type Delays = { readonly delays: readonly number[] } | Wrong;

export const isDelays = (found: Delays | undefined): found is { readonly delays: readonly number[] } =>
  found !== undefined && 'delays' in found;

/**
 * The least delays after which every one of these ages reads as the author has it; a reason when one of them never
 * does; undefined when they contradict one another. What is only `likely` costs little, and is to be tried out.
 */
export function delaysFor<W>(
  probe: AgeProbe<W>,
  ages: readonly AgePair[],
  how: 'likely' | 'proven',
  least = 0,
): Delays | undefined {
  // Variable 0 is where the line begins, variable k + 1 how much later point k comes.
  const points = probe.tried.points.length;
  const differences: Difference<undefined>[] = [];
  const bound = (earlier: number, later: number, at: number) =>
    differences.push({ earlier, later, least: at, why: undefined });
  for (let point = 0; point < points; point += 1) bound(point, point + 1, point === 0 ? least : 0);
  for (const age of ages) {
    const wanted = parseAge(age.expected);
    if (!wanted) return { line: age.line, reason: `Docker never words an age as \`${age.expected}\`` };
    const elapsed = (how === 'likely' ? probe.likely(age) : undefined) ?? probe.elapsed(age);
    const { cause, told } = probe.span(age) ?? { cause: -1, told: 0 };
    if (elapsed !== undefined) {
      bound(cause + 1, told + 1, wanted.from - elapsed);
      bound(told + 1, cause + 1, elapsed - wanted.until + 1);
    } else if (age.expected !== age.actual) return { line: age.line, reason: unchanging(age) };
  }
  const solution = solveDifferences(points + 1, differences);
  if (!solution.ok) return undefined;
  return { delays: solution.values.slice(1).map((value, index) => value - (solution.values[index] ?? 0)) };
}

const unchanging = ({ expected, actual }: AgePair): string =>
  `\`${expected}\` where the simulation has \`${actual}\`, which no passage of time changes`;
