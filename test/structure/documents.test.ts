import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

const documents = [
  'README.md',
  'CHANGELOG.md',
  ...['docs', 'examples'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.md') && !path.startsWith('api'))
      .map((path) => join(folder, path)),
  ),
];

/** Relative links and pictures of a Markdown text that lead nowhere. */
function deadLinks(document: string, text: string): string[] {
  const prose = text.replace(/^```[\s\S]*?^```$/gm, '');
  return [...prose.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
    .map((match) => match[1] ?? '')
    .filter((link) => !/^[a-z]+:/.test(link) && !existsSync(join(root, dirname(document), link)));
}

describe('documents', () => {
  it.each(documents)('%s links to what exists', (document) => {
    expect(deadLinks(document, readFileSync(join(root, document), 'utf8'))).toEqual([]);
  });

  it('are looked at by a check that can fail', () => {
    expect(deadLinks('docs/x.md', '[a](testing.md) [b](nowhere.md) ![c](../docs/pictures/none.svg)')).toEqual([
      'nowhere.md',
      '../docs/pictures/none.svg',
    ]);
  });
});

describe('README.md', () => {
  const text = readFileSync(join(root, 'README.md'), 'utf8');
  const screen = text.split('\n').slice(0, 45).join('\n');

  it('shows on its first screen what it is, a picture, both commands and a program', () => {
    expect(screen).toMatch(/!\[.+\]\(docs\/pictures\/.+\.svg\)/);
    expect(screen).toMatch(/^npm install && npm start$/m);
    expect(screen).toMatch(/^npm install && npm test$/m);
    expect(screen).toMatch(/^```ts\n[\s\S]+?^```$/m);
  });
});

describe('docs/decisions', () => {
  it('are numbered without gaps and all listed', () => {
    const files = readdirSync(join(root, 'docs/decisions'))
      .filter((file) => /^\d{4}-/.test(file))
      .sort();
    expect(files.map((file) => Number(basename(file).slice(0, 4)))).toEqual(files.map((_, i) => i + 1));
    const index = readFileSync(join(root, 'docs/decisions/README.md'), 'utf8');
    expect(files.filter((file) => !index.includes(`(${file})`))).toEqual([]);
  });
});
