import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

interface Broken {
  readonly rule: { readonly name: string };
  readonly from: string;
  readonly to: string;
}

function brokenRules(directory: string): string[] {
  const run = spawnSync(process.execPath, [cruiser, '--output-type', 'json', 'src'], {
    cwd: directory,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  });
  if (run.stdout === '') throw new Error(run.stderr);
  const { summary } = JSON.parse(run.stdout) as { summary: { violations: Broken[]; totalCruised: number } };
  if (summary.totalCruised === 0) throw new Error('no file was looked at');
  return summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`).sort();
}

/** Files that break one rule each, and how the check must name that. */
const planted: { readonly [path: string]: string } = {
  'src/volume/row.ts': 'export const row = 1;',
  'src/image/upward.ts': "import { row } from '../volume/row.js';\nexport const x = row;",
  'src/image/upward-type.ts': "import type { Shape } from '../lab/shape.js';\nexport const x: Shape = 1;",
  'src/lab/shape.ts': 'export type Shape = number;',
  'src/table/one.ts': "import { two } from './two.js';\nexport const one = (): unknown => two;",
  'src/table/two.ts': "import { one } from './one.js';\nexport const two = (): unknown => one;",
  'src/time/self.ts': "import type { B } from './other.js';\nexport type A = B | 1;",
  'src/time/other.ts': "import type { A } from './self.js';\nexport type B = A | 2;",
  'src/process/program.ts': "import { echo } from './programs/echo.js';\nexport const x = echo;",
  'src/process/programs/echo.ts': 'export const echo = 1;',
  'src/process/shell/run.ts': "import { echo } from '../programs/echo.js';\nexport const x = echo;",
  'src/view/host.ts': "import { hostname } from 'node:os';\nexport const x = hostname;",
  'src/view/path.ts': "import { join } from 'path';\nexport const x = join;",
  'src/digest/sum-node.ts': "import { createHash } from 'node:crypto';\nexport const sum = createHash;",
  'src/digest/sum.ts': "import { sum } from './sum-node.js';\nexport const x = sum;",
  'src/executable/read.ts': "import { readFileSync } from 'node:fs';\nexport const x = readFileSync;",
  'src/world/parse.ts': "import { parse } from 'unbash';\nexport const x = parse;",
  'src/step/bundle.ts': "import { build } from 'esbuild';\nexport const x = build;",
  'src/lost/here.ts': 'export const here = 1;\nimport "../table/one.js";',
  'src/host/gone.ts': "import { gone } from './nowhere.js';\nexport const x = gone;",
};

const expected = [
  'direction: image: src/image/upward-type.ts -> src/lab/shape.ts',
  'direction: image: src/image/upward.ts -> src/volume/row.ts',
  'direction: process: src/process/program.ts -> src/process/programs/echo.ts',
  'door: unbash: src/world/parse.ts -> node_modules/unbash/',
  'no-cycle: src/table/',
  'no-cycle: src/time/',
  'no-development-package: src/step/bundle.ts -> node_modules/esbuild/',
  'no-node-file: src/digest/sum.ts -> src/digest/sum-node.ts',
  'no-platform: src/view/host.ts -> os',
  'no-platform: src/view/path.ts -> path',
  'no-room: src/lost/here.ts -> src/table/one.ts',
  'no-unresolved: src/host/gone.ts -> ./nowhere.js',
];

const field = mkdtempSync(join(tmpdir(), 'slipway-imports-'));

beforeAll(() => {
  for (const file of ['.dependency-cruiser.mjs', 'package.json', 'tsconfig.json']) {
    cpSync(join(root, file), join(field, file));
  }
  symlinkSync(join(root, 'node_modules'), join(field, 'node_modules'));
  for (const [path, source] of Object.entries(planted)) {
    mkdirSync(dirname(join(field, path)), { recursive: true });
    writeFileSync(join(field, path), `${source}\n`);
  }
});

afterAll(() => rmSync(field, { recursive: true, force: true }));

// It reads every file: a busy machine may take minutes.
describe('the direction of imports', { timeout: 600_000 }, () => {
  it('is kept by every file of src/', () => {
    expect(brokenRules(root)).toEqual([]);
  });

  it('is checked by rules that see each planted violation, and nothing else', () => {
    const found = brokenRules(field);
    for (const sentence of expected) expect(found.filter((line) => line.startsWith(sentence))).not.toEqual([]);
    expect(found.filter((line) => !expected.some((sentence) => line.startsWith(sentence)))).toEqual([]);
  });
});
