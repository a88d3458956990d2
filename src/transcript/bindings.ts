import { emptyTable, type Table } from '../table/table.js';

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

const isShort = (text: string): boolean => /^[0-9a-f]{2,11}$/.test(text);

/** One author's identifier stands for one of the simulation, both ways. An immutable value. */
export class Bindings {
  static readonly none = new Bindings(emptyTable(), emptyTable());

  private constructor(
    private readonly byExpected: Table<string, Bound>,
    private readonly byActual: Table<string, Bound>,
  ) {}

  /** `actual` in full; `expected` in the form that the author's text shows. */
  bind(space: Space, expected: string, actual: string, of: string, line: number): Bindings | Clash {
    const known = this.boundTo(space, expected);
    if (known && !agree(space, known.actual, actual)) {
      return { reason: `\`${expected}\` stands for ${of} here, but line ${known.line} bound it to ${known.of}` };
    }
    const named = this.byActual.get(keyOf(space, actual));
    if (named && !agree(space, named.expected, expected)) {
      return {
        reason: `\`${expected}\` stands for ${of} here, but line ${named.line} called that \`${named.expected}\``,
      };
    }
    if (known && !agree(space, known.expected, expected)) {
      return {
        reason: `\`${expected}\` differs from \`${known.expected}\` of line ${known.line}, which is ${known.of}`,
      };
    }
    const earlier = known ?? named;
    if (earlier && earlier.expected.length >= expected.length) return this;
    const bound: Bound = { expected, actual, of, line: earlier?.line ?? line };
    return new Bindings(
      this.byExpected.set(keyOf(space, expected), bound),
      this.byActual.set(keyOf(space, actual), bound),
    );
  }

  /** What this text, or a few first digits of it, has been bound to. */
  private boundTo(space: Space, expected: string): Bound | undefined {
    const same = this.byExpected.get(keyOf(space, expected));
    if (same || space !== 'identifier') return same;
    const [longer] = isShort(expected) ? this.beginning(expected) : [];
    if (longer) return longer;
    for (let length = Math.min(expected.length, 12) - 1; length >= 7; length -= 1) {
      const short = this.byExpected.get(keyOf(space, expected.slice(0, length)));
      if (short) return short;
    }
    return undefined;
  }

  expected(space: Space, expected: string): Bound | undefined {
    const bound = this.boundTo(space, expected);
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
      isShort(actual) &&
      this.beginning(expected).some((bound) => bound.actual.startsWith(actual))
    );
  }

  /** Identifiers that begin with these few digits. */
  beginning(digits: string): readonly Bound[] {
    return beginningIn(this.byExpected, digits);
  }

  /** The same for few digits of the simulation's. */
  actualBeginning(digits: string): readonly Bound[] {
    return beginningIn(this.byActual, digits);
  }
}

function beginningIn(table: Table<string, Bound>, digits: string): readonly Bound[] {
  const key = keyOf('identifier', digits);
  const found: Bound[] = [];
  for (const [each, bound] of table.entriesFrom(key)) {
    if (!each.startsWith(key)) break;
    if (!found.some((other) => other.actual === bound.actual)) found.push(bound);
  }
  return found;
}

export const isClash = (result: Bindings | Clash): result is Clash => 'reason' in result;
