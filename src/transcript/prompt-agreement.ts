import type { Bindings, Clash } from './bindings.js';
import { isClash } from './bindings.js';
import { isPlain, readPrompt } from './prompt.js';
import type { PromptReading, PromptStyle } from './prompt.js';
import { isUnified, unifyLine } from './unify.js';
import type { UnifyContext } from './unify-word.js';

export interface PromptQuestion {
  readonly expected: string;
  readonly actual: string;
  /** The first prompt of this terminal: how the author's own machine greets is no statement about Docker. */
  readonly home: string;
  readonly line: number;
  readonly styles: readonly PromptStyle[];
}

const who = (prompt: PromptReading): string =>
  prompt.host === undefined ? prompt.mark : `${prompt.user ?? ''}@${prompt.host}`;

/** On the machine where the terminal began: who and where must be the same throughout, whatever they are called. */
function agreeAtHome(theirs: PromptReading, ours: PromptReading, line: number, start: Bindings): Bindings | Clash {
  const bindings = isPlain(theirs)
    ? start.bind('place', `home ${theirs.mark}`, `home ${theirs.mark}`, `the prompt \`${ours.text.trim()}\``, line)
    : bindWho(theirs, ours, line, start);
  if (isClash(bindings)) return bindings;
  if (theirs.path !== undefined && ours.path !== undefined) {
    return bindings.bind('place', `folder ${theirs.path}`, `folder ${ours.path}`, `the folder \`${ours.path}\``, line);
  }
  return bindings;
}

/** Whoever greets on one machine greets on no other one. */
const bindWho = (theirs: PromptReading, ours: PromptReading, line: number, start: Bindings): Bindings | Clash =>
  theirs.host === undefined
    ? start
    : start.bind('place', who(theirs), `prompt ${who(ours)}`, `the prompt \`${ours.text.trim()}\``, line);

/*
 * An author may write `$` for any place. One who writes it at home, and greets elsewhere in full, means home by it.
 */
const inShort = (ours: PromptReading): string => `in short ${who(ours)}`;

/** A sign alone, away from home. */
function agreeInShort(theirs: PromptReading, ours: PromptReading, line: number, start: Bindings): Bindings | Clash {
  const home = start.expected('place', `home ${theirs.mark}`);
  const greeted = start.actual('place', `prompt ${who(ours)}`);
  if (home && greeted) {
    const reason = `the prompt \`${theirs.mark}\` is that of line ${home.line}, but this terminal is where \`${greeted.expected}\` is since line ${greeted.line}`;
    return { reason };
  }
  return home ? start.bind('place', inShort(ours), inShort(ours), `\`${theirs.mark}\``, line) : start;
}

/** A prompt with its host, away from home. */
function agreeInFull(theirs: PromptReading, ours: PromptReading, line: number, start: Bindings): Bindings | Clash {
  const short = start.expected('place', inShort(ours));
  if (!short) return bindWho(theirs, ours, line, start);
  return {
    reason: `this terminal is where line ${short.line} has the prompt ${short.of}, which stands for another place, too`,
  };
}

/** Does the author's prompt show the place where this terminal really is? */
export function agreePrompts(question: PromptQuestion, bindings: Bindings, context: UnifyContext): Bindings | Clash {
  const { expected, actual, home, line, styles } = question;
  const theirs = readPrompt(expected, styles);
  const ours = readPrompt(actual, styles) ?? { text: actual, command: '', mark: actual.trim().slice(-1) };
  const elsewhere = {
    reason: `the prompt \`${expected.trim()}\` is not where this terminal is: the simulation shows \`${actual.trim()}\``,
  };
  if (!theirs) return elsewhere;
  const homeReading = readPrompt(home, styles);
  if (actual.trim() === home.trim() || (homeReading?.host !== undefined && who(homeReading) === who(ours))) {
    return agreeAtHome(theirs, ours, line, bindings);
  }
  if (isPlain(theirs)) return theirs.mark === ours.mark ? agreeInShort(theirs, ours, line, bindings) : elsewhere;
  const unified = unifyLine(expected, actual, 0, line, bindings, context);
  if (isUnified(unified)) return agreeInFull(theirs, ours, line, unified.bindings);
  return { reason: `${elsewhere.reason} (${unified.reason})` };
}
