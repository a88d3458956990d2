import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { promisedLines, runProgram } from '../../scripts/run-program.mjs';
import { root } from './consumer.js';

interface Snippet {
  /** Such as README.md:31. */
  readonly name: string;
  readonly source: string;
}

/** Every block marked `ts` is a whole program: it type-checks, runs, and prints what its comments promise. */
function snippetsOf(document: string, text: string): Snippet[] {
  return [...text.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map((match) => ({
    name: `${document}:${text.slice(0, match.index).split('\n').length}`,
    source: match[1] ?? '',
  }));
}

const documents = [
  'README.md',
  ...readdirSync(join(root, 'docs'), { encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => `docs/${name}`),
];
const snippets = documents.flatMap((document) => snippetsOf(document, readFileSync(join(root, document), 'utf8')));

const field = join(root, 'temp/snippets');
const fileOf = (snippet: Snippet): string => `${snippet.name.replaceAll(/\W+/g, '-')}.ts`;
let complaints = '';

beforeAll(() => {
  rmSync(field, { recursive: true, force: true });
  mkdirSync(field, { recursive: true });
  for (const snippet of snippets) writeFileSync(join(field, fileOf(snippet)), `${snippet.source}\nexport {};\n`);
  const compilerOptions = {
    target: 'ES2023',
    lib: ['ES2023', 'DOM'],
    types: [],
    module: 'NodeNext',
    strict: true,
    noEmit: true,
    skipLibCheck: true,
  };
  writeFileSync(join(field, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }));
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  complaints = spawnSync(process.execPath, [compiler, '-p', field, '--pretty', 'false'], {
    cwd: field,
    encoding: 'utf8',
  }).stdout;
});

describe('the documents', () => {
  it('begin with a program', () => {
    expect(snippets.filter(({ name }) => name.startsWith('README.md'))).not.toEqual([]);
  });

  it.each(snippets)('$name has the types it claims', (snippet) => {
    expect(complaints.split('\n').filter((line) => line.includes(fileOf(snippet)))).toEqual([]);
  });

  it.each(snippets)('$name runs and prints what it says', (snippet) => {
    expect(runProgram(`snippets/${fileOf(snippet)}`, snippet.source)).toBeUndefined();
  });

  it('are read by a check that can fail', () => {
    const [planted] = snippetsOf('x.md', 'text\n```ts\nconsole.log(1 + 1); // 3\n```\n');
    expect(planted?.name).toBe('x.md:2');
    expect(promisedLines(planted?.source ?? '')).toEqual(['3']);
    expect(runProgram('snippets/planted.ts', planted?.source ?? '')).toContain('promises to print: 3');
  });
});
