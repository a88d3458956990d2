import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** Every statement here reads clock, randomness, locale, time zone or environment: the linter must refuse each. */
const forbidden = {
  'the clock': [
    'export const x = Date.now();',
    'export const x = new Date();',
    'export const x = new Date;',
    'export const x = Date();',
    'export const x = new Date(Date.now());',
    'export const x = new Date(Date());',
    'export const x = [].map(Date.now);',
    'export const { now } = Date;',
    'export const x = Date["now"]();',
    'export const x = performance.now();',
    'export const x = Temporal.Now.instant();',
    'setTimeout(() => {}, 1);',
    'setInterval(() => {}, 1);',
    'queueMicrotask(() => {});',
  ],
  randomness: [
    'export const x = Math.random();',
    'export const x = Math["random"]();',
    'export const { random } = Math;',
    'export const x = [Math].map((m) => m);',
    'export const x = crypto.randomUUID();',
    'export const x = globalThis.crypto;',
  ],
  'the locale': [
    'export const x = "a".localeCompare("b");',
    'export const x = "a"?.localeCompare("b");',
    'export const x = "I".toLocaleLowerCase();',
    'export const x = (1234).toLocaleString();',
    'export const x = new Intl.NumberFormat();',
  ],
  'the time zone': [
    'export const x = new Date(5).getHours();',
    'export const x = new Date(5).getTimezoneOffset();',
    'export const x = new Date("2020-01-01 10:00");',
    'export const x = (day: string) => new Date(`${day} 10:00`);',
    'export const x = new Date(2020, 1);',
    'export const x = new Date(2020, 1, 1, 0);',
    'export const x = new Date(new Date(5).setHours(0));',
    'export const x = Date.parse("2020-01-01T00:00");',
  ],
  'the environment': [
    'export const x = process.env;',
    'export const x = globalThis;',
    'export const x = navigator.language;',
    'import { hostname } from "node:os";\nexport const x = hostname();',
    'import { hostname } from "node:os";\nexport const x = [hostname].length;',
    'export const x = Buffer.from("");',
    'export const x = fetch("/");',
    'export const x = new WeakRef({});',
    'console.log("x");',
  ],
};

const allowed = [
  'export const x = Date.UTC(2020, 0, 1);',
  'export const x = new Date(5).toISOString();',
  'export const x = new Date(5).getUTCHours();',
  'export const x = (when: Date): number => when.getTime();',
  'export const x = Math.max(1, 2);',
  'export const x = (system: { random(): number }): number => system.random();',
  'export const x = (process: { env: string }): string => process.env;',
];

const root = fileURLToPath(new URL('../..', import.meta.url));
const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
const field = mkdtempSync(join(tmpdir(), 'slipway-lint-'));
let refused: ReadonlySet<string>;

interface Report {
  readonly diagnostics: readonly { readonly severity: string; readonly location: { readonly path: string } }[];
}

function plant(path: string, source: string): void {
  mkdirSync(dirname(join(field, path)), { recursive: true });
  writeFileSync(join(field, path), `${source}\n`);
}

function refusedFiles(): ReadonlySet<string> {
  let output: string;
  try {
    output = execFileSync(process.execPath, [biome, 'lint', '--reporter=json', '--max-diagnostics=none', 'src'], {
      cwd: field,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch (failure) {
    output = (failure as { stdout: string }).stdout;
  }
  const report = JSON.parse(output) as Report;
  return new Set(report.diagnostics.filter((d) => d.severity === 'error').map((d) => d.location.path));
}

const samples = Object.entries(forbidden).flatMap(([what, list]) => list.map((source, i) => ({ what, source, i })));
const fileOf = (room: string, what: string, i: number): string => `src/${room}/${what.replaceAll(' ', '-')}-${i}.ts`;

beforeAll(() => {
  for (const file of ['biome.json', 'lint']) cpSync(join(root, file), join(field, file), { recursive: true });
  for (const { what, source, i } of samples) {
    plant(fileOf('table', what, i), source);
    plant(fileOf('executable', what, i), source);
  }
  for (const [i, source] of allowed.entries()) plant(fileOf('table', 'allowed', i), source);
  plant('src/digest/clock-node.ts', 'export const x = Date.now();');
  refused = refusedFiles();
});

afterAll(() => rmSync(field, { recursive: true, force: true }));

describe('the linter keeps the machine out of the core', () => {
  it.each(samples)('$what: $source', ({ what, i }) => {
    expect(refused).toContain(fileOf('table', what, i));
  });

  it.each(allowed.map((source, i) => ({ source, i })))('lets pass: $source', ({ i }) => {
    expect(refused).not.toContain(fileOf('table', 'allowed', i));
  });

  it('lets the executable and files named for Node read the machine', () => {
    expect([...refused].filter((path) => path.includes('/executable/') || path.endsWith('-node.ts'))).toEqual([]);
  });
});
