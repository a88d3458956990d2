import { type Bindings, isClash } from './bindings.js';
import type { Clash } from './bindings.js';
import { parseInstant, parseUnixTime } from './instant.js';
import type { Instant } from './instant.js';
import { tokensOf } from './tokens.js';
import type { Token } from './tokens.js';
import { plainly } from './typography.js';
import { differs, unifyWord } from './unify-word.js';
import type { UnifyContext } from './unify-word.js';
import { sameWhiteSpace } from './white-space.js';

/** An age in both texts, left to the inference of time. `ordinal` counts the ages of the simulation's line. */
export interface AgePair {
  readonly line: number;
  readonly expected: string;
  readonly actual: string;
  readonly actualLine: number;
  readonly ordinal: number;
}

/** An instant in both texts. The simulation's clock and the author's differ by one unknown amount. */
export interface InstantPair {
  readonly line: number;
  readonly text: string;
  readonly expected: Instant;
  readonly actual: Instant;
  readonly actualLine: number;
  readonly ordinal: number;
}

export interface Unified {
  readonly bindings: Bindings;
  readonly ages: readonly AgePair[];
  readonly instants: readonly InstantPair[];
}

export const isUnified = (result: Unified | Clash): result is Unified => !('reason' in result);

function instantsIn(token: Token, tokens: readonly Token[], index: number, context: UnifyContext): Instant | undefined {
  const instant = instantOf(token, tokens, index, context);
  return instant && Math.abs(instant.at - context.now) < YEAR ? instant : undefined;
}

function instantOf(token: Token, tokens: readonly Token[], index: number, context: UnifyContext): Instant | undefined {
  if (token.kind === 'instant') return parseInstant(token.text, context.now);
  const unix = token.kind === 'word' ? parseUnixTime(token.text) : undefined;
  if (!unix) return undefined;
  const keyed = tokens
    .slice(Math.max(0, index - 4), index)
    .map((each) => each.text)
    .join('');
  return context.unixTimes || /[tT]ime(?:Nano)?":?\s*$/.test(keyed) ? unix : undefined;
}

interface Place {
  readonly line: number;
  readonly actualLine: number;
  /** How many words may be wrong. */
  readonly forgiven: number;
}

/** Only instants told to the nanosecond: of whole seconds, several may look alike. */
const bindInstant = (
  bindings: Bindings,
  theirs: string,
  ours: string,
  width: number,
  line: number,
  place: string,
): Bindings | Clash =>
  width > 1 ? bindings : bindings.bind('place', `${place} ${theirs}`, `${place} ${ours}`, `\`${ours}\``, line);

/** Further from the present an instant is a part of the text, such as the date of a release. */
const YEAR = 366 * 86_400_000;

/**
 * One line of the author against one of the simulation, token by token. Ages and instants that both have are only
 * collected: they are a matter of time.
 */
function unifyTokens(
  expected: readonly Token[],
  actual: readonly Token[],
  place: Place,
  start: Bindings,
  context: UnifyContext,
): Unified | Clash {
  const { line, actualLine } = place;
  let { forgiven } = place;
  let bindings = start;
  const ages: AgePair[] = [];
  const instants: InstantPair[] = [];
  let ordinal = 0;
  const compare = (theirs: Token, ours: Token, index: number): Bindings | Clash => {
    const mine = instantsIn(ours, actual, index, context);
    const said = mine && instantOf(theirs, expected, index, context);
    if (mine && said && (said.width === mine.width || theirs.kind === 'instant')) {
      if (theirs.text === ours.text) return bindings;
      instants.push({ line, text: theirs.text, expected: said, actual: mine, actualLine, ordinal: instants.length });
      return bindInstant(
        bindings,
        theirs.text,
        ours.text,
        said.width,
        line,
        `${context.command}\n${actualLine} ${instants.length}`,
      );
    }
    if (theirs.kind !== ours.kind) return differs(expected, actual, index);
    if (ours.kind === 'age') ages.push({ line, expected: theirs.text, actual: ours.text, actualLine, ordinal });
    if (ours.kind === 'word') return unifyWord(expected, actual, index, bindings, line, context);
    const same =
      ours.kind === 'age' ||
      theirs.text === ours.text ||
      (ours.kind === 'space' && sameWhiteSpace(theirs.text, ours.text, index === 0, context.ownColumns));
    return same ? bindings : differs(expected, actual, index);
  };
  for (let index = 0; index < Math.max(expected.length, actual.length); index += 1) {
    const theirs = expected[index];
    const ours = actual[index];
    if (!theirs || !ours) return differs(expected, actual, index);
    const result = compare(theirs, ours, index);
    if (ours.kind === 'age') ordinal += 1;
    if (!isClash(result)) bindings = result;
    else if (forgiven > 0) forgiven -= 1;
    else return result;
  }
  return { bindings, ages, instants };
}

/** Bold marks and curved quotation marks in the author's line are ignored where the simulation has none. */
export function unifyLine(
  expected: string,
  actual: string,
  actualLine: number,
  line: number,
  start: Bindings,
  context: UnifyContext,
): Unified | Clash {
  const ours = tokensOf(actual);
  const result = unifyTokens(tokensOf(expected), ours, { line, actualLine, forgiven: 0 }, start, context);
  if (isUnified(result)) return result;
  const plain = plainly(expected, actual);
  if (plain === expected) return result;
  return unifyTokens(tokensOf(plain), ours, { line, actualLine, forgiven: 0 }, start, context);
}

/** The same for a line with one wrong word in it: what its other words say. */
export function salvageLine(
  expected: string,
  actual: string,
  actualLine: number,
  line: number,
  start: Bindings,
  context: UnifyContext,
): Unified | Clash {
  return unifyTokens(
    tokensOf(plainly(expected, actual)),
    tokensOf(actual),
    { line, actualLine, forgiven: 1 },
    start,
    context,
  );
}
