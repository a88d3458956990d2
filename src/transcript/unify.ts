import { type Bindings, isClash } from './bindings.js';
import type { Clash, Space } from './bindings.js';
import { parseInstant, parseUnixTime } from './instant.js';
import type { Instant } from './instant.js';
import type { KnownIdentifiers } from './known-identifiers.js';
import { isGeneratedForm, isHexadecimal, tokensOf } from './tokens.js';
import type { Token } from './tokens.js';
import { withoutBold } from './typography.js';

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

export interface UnifyContext {
  readonly known: KnownIdentifiers;
  /** Words of this command that were replaced before it ran: the author's -> the simulation's. */
  readonly replaced: ReadonlyMap<string, string>;
  readonly now: number;
  /** The author's command: what it prints in one place, unchanged, is one and the same instant. */
  readonly command: string;
  /** Numbers that the command prints may be seconds since 1970. */
  readonly unixTimes: boolean;
}

export const isUnified = (result: Unified | Clash): result is Unified => !('reason' in result);

const textAt = (tokens: readonly Token[], index: number): string => tokens[index]?.text ?? '';

/** Words that are unknown because of the place they stand in: storage folders, temporary names, process numbers. */
function placeOf(tokens: readonly Token[], index: number): Space | undefined {
  const before = (back: number) => textAt(tokens, index - back);
  const word = textAt(tokens, index);
  if (before(1) === '/' && before(2) === 'overlay2' && isHexadecimal(word)) return 'place';
  if (before(1) === '-' && before(2) === 'import' && before(4) === 'docker' && /^\d+$/.test(word)) return 'place';
  if (
    before(1) === '(' &&
    /^[0-9a-f]{64}$/.test(word) &&
    tokens.slice(0, index).some((token) => token.text === 'endpoint')
  )
    return 'place';
  if (!/^[1-9]\d*$/.test(word)) return undefined;
  const pid = tokens
    .slice(Math.max(0, index - 4), index)
    .map((token) => token.text.trim())
    .join('');
  if (/(?:^|.*")(?:Ppid|Pid|PID)":$/.test(pid)) return 'process';
  return undefined;
}

/** What the simulation's word means, if it is one that a replay cannot repeat. */
function meaningOf(
  word: string,
  known: KnownIdentifiers,
): { readonly space: Space; readonly text: string; readonly of: string } | undefined {
  if (isHexadecimal(word)) {
    const identifier = known.find(word);
    return identifier && { space: 'identifier', ...identifier };
  }
  const name = isGeneratedForm(word) ? known.name(word) : undefined;
  return name && { space: 'name', ...name };
}

const sameForm = (space: Space, expected: string, actual: string): boolean =>
  space === 'identifier' ? isHexadecimal(expected) && expected.length === actual.length : isGeneratedForm(expected);

function differs(expected: Token | undefined, actual: Token | undefined): Clash {
  const show = (token: Token) => (token.kind === 'space' ? 'white space' : `\`${token.text}\``);
  if (!expected && actual) return { reason: `the line ends where the simulation has ${show(actual)}` };
  if (expected && !actual) return { reason: `${show(expected)} is not in the simulation's line` };
  return {
    reason: expected && actual ? `${show(expected)} where the simulation has ${show(actual)}` : 'the lines differ',
  };
}

/** One word against another. */
function unifyWord(
  expected: readonly Token[],
  actual: readonly Token[],
  index: number,
  bindings: Bindings,
  line: number,
  context: UnifyContext,
): Bindings | Clash {
  const theirs = textAt(expected, index);
  const ours = textAt(actual, index);
  if (context.replaced.get(theirs) === ours && !isHexadecimal(theirs)) return bindings;
  const place = placeOf(actual, index);
  if (place !== undefined && placeOf(expected, index) === place) {
    return bindings.bind(place, theirs, ours, place === 'process' ? `process ${ours}` : `\`${ours}\``, line);
  }
  const meaning = meaningOf(ours, context.known);
  if (meaning && sameForm(meaning.space, theirs, ours))
    return bindings.bind(meaning.space, theirs, meaning.text, meaning.of, line);
  if (theirs !== ours && bindings.sameBeginning(theirs, ours)) return bindings;
  if (theirs !== ours) return unboundWord(theirs, ours, bindings, meaning?.of);
  return bindings;
}

function unboundWord(theirs: string, ours: string, bindings: Bindings, of: string | undefined): Clash {
  const bound = isHexadecimal(theirs) ? bindings.expected('identifier', theirs) : bindings.expected('name', theirs);
  const here = of === undefined ? `the simulation has \`${ours}\`` : `the simulation has ${of} (\`${ours}\`)`;
  if (bound) return { reason: `\`${theirs}\` is ${bound.of} since line ${bound.line}, but here ${here}` };
  return { reason: `\`${theirs}\` where ${here}` };
}

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
    if (theirs.kind !== ours.kind) return differs(theirs, ours);
    if (ours.kind === 'age') ages.push({ line, expected: theirs.text, actual: ours.text, actualLine, ordinal });
    if (ours.kind === 'word') return unifyWord(expected, actual, index, bindings, line, context);
    return ours.kind === 'space' || ours.kind === 'age' || theirs.text === ours.text ? bindings : differs(theirs, ours);
  };
  for (let index = 0; index < Math.max(expected.length, actual.length); index += 1) {
    const theirs = expected[index];
    const ours = actual[index];
    if (!theirs || !ours) return differs(theirs, ours);
    const result = compare(theirs, ours, index);
    if (ours.kind === 'age') ordinal += 1;
    if (!isClash(result)) bindings = result;
    else if (forgiven > 0) forgiven -= 1;
    else return result;
  }
  return { bindings, ages, instants };
}

/** Bold marks in the author's line are ignored where the simulation has none. */
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
  const plain = withoutBold(expected);
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
    tokensOf(withoutBold(expected)),
    tokensOf(withoutBold(actual)),
    { line, actualLine, forgiven: 1 },
    start,
    context,
  );
}
