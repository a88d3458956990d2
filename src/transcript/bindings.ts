/** What the author calls something, and what the simulation calls it. */
export interface Bound {
  /** The longest form of it seen so far. */
  readonly expected: string;
  readonly actual: string;
  /** In words, for messages. */
  readonly of: string;
  /** Where the author's text named it first. */
  readonly line: number;
}

export type Space = 'identifier' | 'name' | 'process' | 'place';

export interface Clash {
  readonly reason: string;
}

/** Identifiers are one and the same when one begins with the other; anything else must be equal. */
const agree = (space: Space, a: string, b: string): boolean =>
  a === b || (space === 'identifier' && (a.startsWith(b) || b.startsWith(a)));

const keyOf = (space: Space, text: string): string => `${space} ${space === 'identifier' ? text.slice(0, 12) : text}`;

/** One author's identifier stands for one of the simulation, both ways. An immutable value. */
export class Bindings {
  static readonly none = new Bindings(new Map(), new Map());

  private constructor(
    private readonly byExpected: ReadonlyMap<string, Bound>,
    private readonly byActual: ReadonlyMap<string, Bound>,
  ) {}

  /** `actual` in full; `expected` in the form that the author's text shows. */
  bind(space: Space, expected: string, actual: string, of: string, line: number): Bindings | Clash {
    const known = this.byExpected.get(keyOf(space, expected));
    if (known && !agree(space, known.actual, actual)) {
      return { reason: `\`${expected}\` stands for ${of} here, but line ${known.line} bound it to ${known.of}` };
    }
    const named = this.byActual.get(keyOf(space, actual));
    if (named && !agree(space, named.expected, expected)) {
      return {
        reason: `\`${expected}\` stands for ${of} here, but line ${named.line} called that \`${named.expected}\``,
      };
    }
    if (known && known.expected.length >= expected.length) {
      if (agree(space, known.expected, expected)) return this;
      return {
        reason: `\`${expected}\` differs from \`${known.expected}\` of line ${known.line}, which is ${known.of}`,
      };
    }
    if (known && !agree(space, known.expected, expected)) {
      return {
        reason: `\`${expected}\` differs from \`${known.expected}\` of line ${known.line}, which is ${known.of}`,
      };
    }
    const bound: Bound = { expected, actual, of, line: known?.line ?? line };
    return new Bindings(
      new Map(this.byExpected).set(keyOf(space, expected), bound),
      new Map(this.byActual).set(keyOf(space, actual), bound),
    );
  }

  expected(space: Space, expected: string): Bound | undefined {
    const bound = this.byExpected.get(keyOf(space, expected));
    return bound && agree(space, bound.expected, expected) ? bound : undefined;
  }

  actual(space: Space, actual: string): Bound | undefined {
    const bound = this.byActual.get(keyOf(space, actual));
    return bound && agree(space, bound.actual, actual) ? bound : undefined;
  }

  /** Are these the same few first digits of one identifier, in the author's form and in the simulation's? */
  sameBeginning(expected: string, actual: string): boolean {
    return (
      expected.length === actual.length &&
      /^[0-9a-f]{2,11}$/.test(actual) &&
      this.beginning(expected).some((bound) => bound.actual.startsWith(actual))
    );
  }

  /** Identifiers that begin with these few digits. */
  beginning(digits: string): readonly Bound[] {
    return [...this.byExpected]
      .filter(([key, bound]) => key.startsWith('identifier ') && bound.expected.startsWith(digits))
      .map(([, bound]) => bound);
  }
}

export const isClash = (result: Bindings | Clash): result is Clash => 'reason' in result;
