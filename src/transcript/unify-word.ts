import { type Bindings, isClash } from './bindings.js';
import type { Clash, Space } from './bindings.js';
import type { KnownIdentifiers, Meaning } from './known-identifiers.js';
import type { ProcessColumn } from './process-columns.js';
import { cellAt, isGeneratedForm, isHexadecimal } from './tokens.js';
import type { Token } from './tokens.js';

/** What is known of the unknowns of a text. */
export type Known = Pick<KnownIdentifiers, 'find' | 'beginning' | 'name'>;

export interface UnifyContext {
  readonly known: Known;
  /** Words of this command that were replaced before it ran: the author's -> the simulation's. */
  readonly replaced: ReadonlyMap<string, string>;
  readonly now: number;
  /** The author's command: what it prints in one place, unchanged, is one and the same instant. */
  readonly command: string;
  /** Numbers that the command prints may be seconds since 1970. */
  readonly unixTimes: boolean;
  /** The author chose what stands between columns: a template of his own. */
  readonly ownColumns: boolean;
  /** For `docker top`: what its columns hold. */
  readonly processColumns: readonly ProcessColumn[] | undefined;
}

const textAt = (tokens: readonly Token[], index: number): string => tokens[index]?.text ?? '';

/**
 * Words that are unknown because of the place they stand in: storage folders, a
 * saved layer's, process numbers, and so few digits of an identifier that they may belong to several.
 */
function placeOf(tokens: readonly Token[], index: number): Space | undefined {
  const before = (back: number) => textAt(tokens, index - back);
  const word = textAt(tokens, index);
  if (before(1) === '/' && before(2) === 'overlay2' && /^[0-9a-f]{64}$/.test(word)) return 'place';
  if (before(2) === ':' && before(3) === 'prefix' && /^[0-9a-f]{1,11}$/.test(word)) return 'place';
  const after = textAt(tokens, index + 1) + textAt(tokens, index + 2);
  if (/^[0-9a-f]{64}$/.test(word) && /^\/(?:layer|json|VERSION)?$/.test(after)) return 'place';
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

/** The number at the end of a temporary folder's name, another one every time. */
function isTemporary(tokens: readonly Token[], index: number): boolean {
  const before = tokens.slice(Math.max(0, index - 4), index).map((token) => token.text);
  return before.join('') === 'docker-import-' && /^\d+$/.test(textAt(tokens, index));
}

/** What the simulation's word means, if it is one that a replay cannot repeat. */
function meaningOf(word: string, known: Known): (Meaning & { readonly space: Space }) | undefined {
  if (isHexadecimal(word)) {
    const identifier = known.find(word);
    return identifier && { space: 'identifier', ...identifier };
  }
  const name = isGeneratedForm(word) ? known.name(word) : undefined;
  return name && { space: 'name', ...name };
}

const sameForm = (space: Space, expected: string, actual: string): boolean =>
  space === 'identifier' ? isHexadecimal(expected) && expected.length === actual.length : isGeneratedForm(expected);

export function differs(expected: readonly Token[], actual: readonly Token[], index: number): Clash {
  const theirs = expected[index];
  const ours = actual[index];
  const show = (tokens: readonly Token[]) =>
    tokens[index]?.kind === 'space' ? 'white space' : `\`${cellAt(tokens, index)}\``;
  if (!theirs && ours) return { reason: `the line ends where the simulation has ${show(actual)}` };
  if (theirs && !ours) return { reason: `${show(expected)} is not in the simulation's line` };
  if (theirs?.kind === 'space' && ours?.kind === 'space')
    return {
      reason: index === 0 ? 'the line is indented otherwise' : `there is other white space ${behind(actual, index)}`,
    };
  return { reason: `${show(expected)} where the simulation has ${show(actual)}` };
}

const behind = (tokens: readonly Token[], index: number): string => `behind \`${cellAt(tokens, index - 1)}\``;

/** One word against another. */
export function unifyWord(
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
  if (isTemporary(actual, index) && isTemporary(expected, index)) return bindings;
  const place = placeOf(actual, index);
  if (place !== undefined && placeOf(expected, index) === place) {
    return bindings.bind(place, theirs, ours, place === 'process' ? `process ${ours}` : `\`${ours}\``, line);
  }
  const meaning = meaningOf(ours, context.known);
  if (meaning && sameForm(meaning.space, theirs, ours))
    return bindings.bind(meaning.space, theirs, meaning.text, meaning.of, line);
  if (theirs === ours || bindings.sameBeginning(theirs, ours)) return bindings;
  if (isOwnNumber(expected, actual, index, context)) return ownNumber(theirs, ours, bindings, line);
  const short =
    SHORT.test(ours) && SHORT.test(theirs) && theirs.length === ours.length && context.known.beginning(ours);
  if (short) return bindings.bind('identifier', theirs, short.text, short.of, line);
  return (
    unifyParts(theirs, ours, bindings, line, context) ?? unboundWord(expected, actual, index, bindings, meaning?.of)
  );
}

/** So few digits of an identifier can still be recognised. */
const SHORT = /^[0-9a-f]{7,11}$/;

/** Identifiers that underscores tie to other words: `backup_6dc7f17e632e`. */
function unifyParts(
  theirs: string,
  ours: string,
  start: Bindings,
  line: number,
  context: UnifyContext,
): Bindings | Clash | undefined {
  const [said, mine] = [theirs.split('_'), ours.split('_')];
  if (said.length !== mine.length || said.length < 2) return undefined;
  let bindings = start;
  for (const [index, part] of said.entries()) {
    const own = mine[index] ?? '';
    if (part === own) continue;
    const meaning = isHexadecimal(own) ? context.known.find(own) : undefined;
    if (!meaning || !sameForm('identifier', part, own)) return undefined;
    const bound = bindings.bind('identifier', part, meaning.text, meaning.of, line);
    if (isClash(bound)) return bound;
    bindings = bound;
  }
  return bindings;
}

function unboundWord(
  expected: readonly Token[],
  actual: readonly Token[],
  index: number,
  bindings: Bindings,
  of: string | undefined,
): Clash {
  const theirs = textAt(expected, index);
  const ours = textAt(actual, index);
  const bound = isHexadecimal(theirs) ? bindings.expected('identifier', theirs) : bindings.expected('name', theirs);
  if (!bound && of === undefined) return differs(expected, actual, index);
  const here = of === undefined ? `the simulation has \`${ours}\`` : `the simulation has ${of} (\`${ours}\`)`;
  if (bound) return { reason: `\`${theirs}\` is ${bound.of} since line ${bound.line}, but here ${here}` };
  return { reason: `\`${theirs}\` where ${here}` };
}

/** In a list of processes: the number of one, or a part of the time of day at which it started. */
function isOwnNumber(
  expected: readonly Token[],
  actual: readonly Token[],
  index: number,
  { processColumns }: UnifyContext,
): boolean {
  if (!processColumns || !/^\d+$/.test(textAt(expected, index)) || !/^\d+$/.test(textAt(actual, index))) return false;
  return processColumns[actual.slice(0, index).filter((token) => token.kind === 'space').length] !== undefined;
}

/** Two digits are hours or minutes; 0 is whatever started the container. */
function ownNumber(theirs: string, ours: string, bindings: Bindings, line: number): Bindings | Clash {
  if (ours === '0' || (/^\d\d$/.test(theirs) && /^0/.test(ours))) return bindings;
  return bindings.bind('process', theirs, ours, `process ${ours}`, line);
}
