/**
 * Patterns of Go's `path.Match`, by which `--filter reference=…` looks for images:
 *
 *     pattern = *term
 *     term    = "*"                             any characters but "/", also none
 *             | "?"                             one character but "/"
 *             | "[" ["^"] 1*range "]"           one character, "/" included, (not) in a range
 *             | "\" character | character       that character; not "*", "?", "[", "\" without a backslash
 *     range   = one ["-" one]
 *     one     = "\" character | character       not "-", "]" without a backslash
 *
 * A pattern must match the whole name. Its syntax is checked to its end, whether or not the name matches (as Go has
 * done since 1.16).
 */

/** The single thing that can be wrong: the text is no pattern. */
export interface GlobFailure {
  readonly code: 'invalid-pattern';
  readonly input: string;
  readonly message: 'syntax error in pattern';
}

type Term = (character: string) => boolean;

/** Between two stars the terms are fixed in number: each takes one character. */
type Glob = readonly (readonly Term[])[];

/** Undefined for what is no pattern. */
function readGlob(pattern: string): Glob | undefined {
  const characters = Array.from(pattern);
  const runs: Term[][] = [[]];
  let at = 0;

  function readOne(): string | undefined {
    if (characters[at] === '-' || characters[at] === ']') return undefined;
    if (characters[at] === '\\') at++;
    return characters[at++];
  }

  function readClass(): Term | undefined {
    const negated = characters[at] === '^';
    if (negated) at++;
    const ranges: [number, number][] = [];
    while (ranges.length === 0 || characters[at] !== ']') {
      const low = readOne();
      if (low === undefined) return undefined;
      if (characters[at] === '-') at++;
      else {
        ranges.push([codeOf(low), codeOf(low)]);
        continue;
      }
      const high = readOne();
      if (high === undefined) return undefined;
      ranges.push([codeOf(low), codeOf(high)]);
    }
    at++;
    return (character) => {
      const code = codeOf(character);
      return ranges.some(([low, high]) => low <= code && code <= high) !== negated;
    };
  }

  while (at < characters.length) {
    const character = characters[at++] as string;
    if (character === '*') {
      runs.push([]);
      continue;
    }
    let term: Term | undefined;
    if (character === '?') term = (other) => other !== '/';
    else if (character === '[') term = readClass();
    else {
      const literal = character === '\\' ? characters[at++] : character;
      if (literal !== undefined) term = (other) => other === literal;
    }
    if (term === undefined) return undefined;
    runs.at(-1)?.push(term);
  }
  return runs;
}

function codeOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}

function fits(run: readonly Term[], name: readonly string[], at: number): boolean {
  return at + run.length <= name.length && run.every((term, index) => term(name[at + index] as string));
}

/**
 * A run after a star is put at the first place where it fits, the last run only at the end; nothing is tried twice,
 * so a name costs at most its length times the pattern's. Go decides in the same way.
 */
function matches([head = [], ...rest]: Glob, name: readonly string[]): boolean {
  if (!fits(head, name, 0)) return false;
  let at = head.length;
  for (const [index, run] of rest.entries()) {
    const last = index === rest.length - 1;
    while (!(fits(run, name, at) && (!last || at + run.length === name.length))) {
      if (at >= name.length || name[at] === '/') return false;
      at++;
    }
    at += run.length;
  }
  return at === name.length;
}

/** Whether the pattern matches the whole name, or that it is none. */
export function tryMatchGlob(pattern: string, name: string): boolean | GlobFailure {
  const glob = readGlob(pattern);
  if (glob === undefined) return { code: 'invalid-pattern', input: pattern, message: 'syntax error in pattern' };
  return matches(glob, Array.from(name));
}
