import { readFileSync } from 'node:fs';
import type { Flavour } from './outcome.js';
import type { Rules } from './template.js';

/** The sections of a text: a name in brackets, then its lines. Lines that begin with `# ` and empty ones say nothing. */
export function sections(file: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  let current: string[] = [];
  for (const line of readFileSync(new URL(file, import.meta.url), 'utf8').split('\n')) {
    const name = /^\[([a-z0-9]+(?: [a-z]+)?)\]$/.exec(line)?.[1];
    if (name !== undefined) found.set(name, (current = []));
    else if (line !== '' && !line.startsWith('# ')) current.push(line.replaceAll('⏎', '\n').replace(/^∅$/, ''));
  }
  return found;
}

/** Words, expansions, builtins and compound commands. */
export function wordRules(flavour: Flavour): Rules {
  const all = sections('./words.txt');
  const names = [...all.keys()].filter((name) => !name.includes(' ') || name.endsWith(` ${flavour}`));
  const rules: Record<string, readonly string[]> = {};
  for (const name of names) {
    const [rule = ''] = name.split(' ');
    rules[rule] = [...(rules[rule] ?? []), ...(all.get(name) ?? [])];
  }
  return rules;
}

/** Setting up: variables that the rules mention, and a function that shows its arguments one by one. */
export const prelude =
  "show() { printf '<%s>' \"$@\"; echo; }\nx=hello y='a b  c' z=p:q::r e=\nset -- one 'two 2' three\n";
