import { parseAge } from './age.js';
import type { Interval } from './age.js';
import type { Attempt } from './attempt.js';
import type { CommandStep } from './document.js';
import type { Replay } from './moment.js';
import { perform } from './perform.js';
import { linesOf, tokensOf } from './tokens.js';
import type { AgePair } from './unify.js';

const MOST_GUESSES = 4;

/** Looks at an attempt's output as it would read a little later, if nothing but the clock had gone on. */
export class AgeProbe<W> {
  private readonly seen = new Map<number, readonly string[]>();
  private forms: readonly string[] | undefined;

  constructor(
    private readonly replay: Replay<W>,
    private readonly step: CommandStep,
    private readonly tried: Attempt<W>,
  ) {}

  private lines(later: number): readonly string[] {
    let lines = this.seen.get(later);
    if (!lines) {
      const { simulation, style } = this.replay;
      const world = simulation.skew(this.tried.before, later);
      lines = linesOf(perform(simulation, style, world, this.step, this.tried.typed).output);
      this.seen.set(later, lines);
    }
    return lines;
  }

  private text({ actualLine, ordinal }: AgePair, later: number): string | undefined {
    return tokensOf(this.lines(later)[actualLine] ?? '').filter((token) => token.kind === 'age')[ordinal]?.text;
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

  /** The age as far as an earlier measurement of the same row explains the words: likely, but unproven. */
  likely(pair: AgePair): number | undefined {
    const interval = parseAge(pair.actual);
    const row = this.row(pair);
    const at = row === undefined ? undefined : this.replay.memory.rows.get(row);
    const elapsed = at === undefined ? undefined : this.tried.at - at;
    return interval && elapsed !== undefined && interval.from <= elapsed && elapsed < interval.until
      ? elapsed
      : undefined;
  }

  private remember(pair: AgePair, elapsed: number): number {
    const row = this.row(pair);
    if (row !== undefined) this.replay.memory.rows.set(row, this.tried.at - elapsed);
    this.replay.memory.events.add(this.tried.at - elapsed);
    return elapsed;
  }

  /**
   * The exact age behind the simulation's words, in milliseconds: found where they change to the next ones.
   * Undefined for words that do not change, which are no age.
   */
  elapsed(pair: AgePair): number | undefined {
    const interval = parseAge(pair.actual);
    if (!interval) return undefined;
    let same = 0;
    let changed = interval.until - interval.from;
    if (this.text(pair, changed) === pair.actual) return undefined;
    const guess = this.guess(pair, interval);
    if (guess !== undefined) return this.remember(pair, guess);
    while (changed - same > 1) {
      const middle = Math.floor((same + changed) / 2);
      if (this.text(pair, middle) === pair.actual) same = middle;
      else changed = middle;
    }
    return this.remember(pair, interval.until - changed);
  }

  /** Most ages count from an event that another age has already led to. */
  private guess(pair: AgePair, interval: Interval): number | undefined {
    let guesses = 0;
    for (const event of this.replay.memory.events) {
      const elapsed = this.tried.at - event;
      if (elapsed < interval.from || elapsed >= interval.until) continue;
      guesses += 1;
      if (guesses > MOST_GUESSES) return undefined;
      const changed = interval.until - elapsed;
      if (this.text(pair, changed) !== pair.actual && this.text(pair, changed - 1) === pair.actual) return elapsed;
    }
    return undefined;
  }
}

/**
 * How much later every one of these ages reads as the author has it: [low, high], or a reason why never. What is only
 * `likely` costs little, and is to be tried out.
 */
export type Window =
  | { readonly low: number; readonly high: number }
  | { readonly line: number; readonly reason: string };

export function windowFor<W>(probe: AgeProbe<W>, ages: readonly AgePair[], how: 'likely' | 'proven'): Window {
  let low = Number.NEGATIVE_INFINITY;
  let high = Number.POSITIVE_INFINITY;
  for (const age of ages) {
    const wanted = parseAge(age.expected);
    if (!wanted) return { line: age.line, reason: `Docker never words an age as \`${age.expected}\`` };
    const elapsed = (how === 'likely' ? probe.likely(age) : undefined) ?? probe.elapsed(age);
    if (elapsed === undefined) {
      if (age.expected === age.actual) continue;
      return {
        line: age.line,
        reason: `\`${age.expected}\` where the simulation has \`${age.actual}\`, which no passage of time changes`,
      };
    }
    low = Math.max(low, wanted.from - elapsed);
    high = Math.min(high, wanted.until - 1 - elapsed);
  }
  return { low, high };
}
