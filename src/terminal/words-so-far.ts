import type { Flag, FlagSet } from '../cli/flags.js';

/** What whole words of an unfinished command line have come to. */
export interface SoFar {
  /** The flag whose value comes next. */
  readonly flag?: string;
  readonly positionals: readonly string[];
}

/** Reads words as pflag does, without minding whether they are right. `commandFollows`: the first positional ends the flags. */
export function wordsSoFar(set: FlagSet, words: readonly string[], commandFollows: boolean): SoFar {
  const positionals: string[] = [];
  let flag: string | undefined;
  for (const [at, text] of words.entries()) {
    if (flag !== undefined) flag = undefined;
    else if (text.startsWith('-') && text !== '-') flag = waitingFlag(set, text);
    else if (commandFollows) return { positionals: words.slice(at) };
    else positionals.push(text);
  }
  return { positionals, ...(flag === undefined ? {} : { flag }) };
}

function waitingFlag(set: FlagSet, text: string): string | undefined {
  if (text.startsWith('--')) return needsValue(set, text.slice(2)) ? text.slice(2) : undefined;
  const names = [...text.slice(1)].map((letter) => Object.keys(set).find((name) => set[name]?.short === letter) ?? '');
  const first = names.findIndex((name) => needsValue(set, name));
  return first === names.length - 1 ? names[first] : undefined;
}

function needsValue(set: FlagSet, name: string): boolean {
  const flag: Flag<unknown> | undefined = Object.hasOwn(set, name) ? set[name] : undefined;
  return flag !== undefined && flag.bare === undefined;
}
