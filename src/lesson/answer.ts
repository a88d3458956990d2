import { humanSize, tryFromHumanSize } from '../time/size.js';

/** What a question is answered with; the kind says how an answer is read and compared. */
export type Answer =
  /** Names in any order: files, volumes, containers, tags. */
  | { readonly kind: 'names'; readonly names: readonly string[] }
  | { readonly kind: 'number'; readonly number: number }
  /** Bytes; a learner rounds, and so do lists. */
  | { readonly kind: 'size'; readonly bytes: number }
  | { readonly kind: 'yes-no'; readonly yes: boolean };

/** Nothing at all, in the languages that there are. */
const nothing = /^(?:none|nothing|no one|nobody|keine[rs]?|nichts|niemand|-|0)$/i;
const yes = /^(?:y|yes|j|ja|true)$/i;
const no = /^(?:n|no|nein|false)$/i;

/** What somebody typed, as an answer of the same kind as `like`; undefined when it cannot be read as one. */
export function readAnswer(like: Answer['kind'], typed: string): Answer | undefined {
  const text = typed.trim();
  if (text === '') return undefined;
  switch (like) {
    case 'names': {
      if (nothing.test(text)) return { kind: 'names', names: [] };
      const names = text.split(/[\s,;]+/).filter((word) => word !== '' && !/^(?:and|und|&)$/i.test(word));
      return { kind: 'names', names };
    }
    case 'number':
      return /^\d{1,9}$/.test(text)
        ? { kind: 'number', number: Number(text) }
        : nothing.test(text)
          ? { kind: 'number', number: 0 }
          : undefined;
    case 'size': {
      if (nothing.test(text)) return { kind: 'size', bytes: 0 };
      const bytes = tryFromHumanSize(text.replace(/(\d),(\d)/g, '$1.$2').replace(/\s+/g, ''));
      return typeof bytes === 'number' ? { kind: 'size', bytes } : undefined;
    }
    case 'yes-no':
      return yes.test(text)
        ? { kind: 'yes-no', yes: true }
        : no.test(text)
          ? { kind: 'yes-no', yes: false }
          : undefined;
  }
}

/**
 * Names of volumes that the engine made up are known by any four digits or more that they begin with, and files by
 * their last name alone where one of the two is said without its folder.
 */
function isSameName(full: string, given: string): boolean {
  if (full === given) return true;
  if (/^[0-9a-f]{64}$/.test(full)) return /^[0-9a-f]{4,}$/.test(given) && full.startsWith(given);
  if (full.startsWith('/')) return !given.includes('/') && full.endsWith(`/${given}`);
  return given.startsWith('/') && !full.includes('/') && given.endsWith(`/${full}`);
}

function areSameNames(right: readonly string[], given: readonly string[]): boolean {
  return (
    right.every((name) => given.some((one) => isSameName(name, one))) &&
    given.every((one) => right.some((name) => isSameName(name, one)))
  );
}

/** Sizes are compared as one reads them in a list, to about three digits; nothing is only nothing. */
function areSameSizes(right: number, given: number): boolean {
  return Math.abs(right - given) <= right * 0.02;
}

export function isRight(right: Answer, given: Answer): boolean {
  switch (right.kind) {
    case 'names':
      return given.kind === 'names' && areSameNames(right.names, given.names);
    case 'number':
      return given.kind === 'number' && given.number === right.number;
    case 'size':
      return given.kind === 'size' && areSameSizes(right.bytes, given.bytes);
    case 'yes-no':
      return given.kind === 'yes-no' && given.yes === right.yes;
  }
}

/** As a learner would type it; `words` for what has no name of its own. */
export function answerText(
  answer: Answer,
  words: { readonly nothing: string; readonly yes: string; readonly no: string },
): string {
  switch (answer.kind) {
    case 'names':
      return answer.names.length === 0
        ? words.nothing
        : answer.names.map((name) => (/^[0-9a-f]{64}$/.test(name) ? name.slice(0, 12) : name)).join(', ');
    case 'number':
      return String(answer.number);
    case 'size':
      return humanSize(answer.bytes);
    case 'yes-no':
      return answer.yes ? words.yes : words.no;
  }
}

/** What a command printed, as names: its words. */
export function namesIn(printed: string | undefined): Answer {
  return { kind: 'names', names: (printed ?? '').split(/\s+/).filter((word) => word !== '') };
}

/** What a command printed, as a number: its first one. */
export function numberIn(printed: string | undefined): Answer {
  const number = /\d+/.exec(printed ?? '');
  if (number === null) throw new Error(`there is no number in ${JSON.stringify(printed)}`);
  return { kind: 'number', number: Number(number[0]) };
}
