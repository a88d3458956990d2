import type { Flavour } from './outcome.js';
import type { Rules } from './template.js';
import { sections } from './words.js';

const wrong = ['-Q', '--bogus', '--', '-', '-9'];

/** How each program is called: a rule for each, and one for any of them. */
export function programRules(flavour: Flavour): Rules {
  const kind = flavour === 'busybox' ? 'busybox' : 'gnu';
  const rules: Record<string, readonly string[]> = {};
  for (const [name, lines] of sections('./programs.txt')) {
    const given = (word: string) =>
      lines.flatMap((line) => (line.startsWith(word) ? [line.slice(word.length).trimStart()] : []));
    if (given('only').some((only) => only !== kind)) continue;
    const options = (whose: string) => given(`${whose} `).flatMap((list) => list.split('|'));
    const key = `program${[...name].map((char) => (/\d/.test(char) ? 'abcdefghij'[Number(char)] : char)).join('')}`;
    const known = [...options('both'), ...options(kind)];
    const foreign = options(kind === 'gnu' ? 'busybox' : 'gnu').slice(0, 3);
    rules[`${key}Option`] = [...known, ...known, ...foreign, ...wrong.slice(0, known.length > 6 ? 3 : 1)];
    const uses = given('use').flatMap((use) =>
      known.length === 0
        ? [`${name} ${use}`]
        : [`${name} ${use}`, `${name} ⟨${key}Option⟩ ${use}`, `${name} ⟨${key}Option⟩ ⟨${key}Option⟩ ${use}`],
    );
    const more = known.length === 0 ? [`${name} --bogus`, `${name} -Q`] : [];
    rules[key] = [...uses, ...more, ...(kind === 'busybox' ? [`${name} --help`] : [])].map((call) => call.trimEnd());
  }
  const all = Object.keys(rules).filter((key) => !key.endsWith('Option'));
  return { ...rules, program: all.map((key) => `⟨${key}⟩`) };
}
