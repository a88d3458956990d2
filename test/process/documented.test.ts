import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { otherApplets } from '../../src/process/programs/busybox-others.js';
import { applets, standardPrograms } from '../../src/process/programs/programs.js';
import { builtins } from '../../src/process/shell/builtin/table.js';
import type { Machine } from '../../src/process/shell/state.js';

const document = new URL('../../docs/programs.md', import.meta.url);

function inside(kind: 'bash' | 'dash' | 'busybox'): string {
  const names = [...builtins({ flavour: { kind } } as Machine).keys()].sort();
  return `- ${kind === 'busybox' ? 'sh of busybox' : kind}: ${listed(names)}`;
}

/** Names in code, wrapped to the width of the text. */
function listed(names: readonly string[]): string {
  const lines = [''];
  for (const name of names) {
    const word = `\`${name}\``;
    const line = lines.at(-1) ?? '';
    if (line.length + word.length > 110) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.join('\n  ');
}

const lists: Readonly<Record<string, string>> = {
  gnu: listed(Object.keys(standardPrograms).sort()),
  busybox: listed([...applets].filter((name) => !otherApplets.includes(name))),
  others: listed(otherApplets),
  builtins: [inside('bash'), inside('dash'), inside('busybox')].join('\n'),
};

/** `UPDATE=1` writes the lists into the document. */
test('docs/programs.md lists the programs and builtins that there are', () => {
  const text = readFileSync(document, 'utf8');
  const filled = text.replace(/(<!-- (\w+) -->\n)(?:(?:[-` ]).*\n)*/g, (_, head: string, name: string) => {
    const list = lists[name];
    if (list === undefined) throw new Error(`no list ${name}`);
    return `${head}${list}\n`;
  });
  if (process.env.UPDATE === '1') writeFileSync(document, filled);
  else expect(text).toBe(filled);
});
