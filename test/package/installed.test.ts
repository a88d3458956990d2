import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Consumer, installConsumer, manifest, root, subpaths } from './consumer.js';

let consumer: Consumer;

beforeAll(() => {
  consumer = installConsumer();
});

afterAll(() => consumer.remove());

function shippedFiles(): string[] {
  return readdirSync(consumer.installed, { recursive: true, encoding: 'utf8' }).sort();
}

const typeScript = join(root, 'node_modules/typescript/bin/tsc');

/** Every subpath as a namespace, so that each declaration file is loaded whole. */
const typedUse = subpaths
  .map(
    (name, i) =>
      `import * as part${i} from '${name}';\nexport const names${i}: readonly string[] = Object.keys(part${i});`,
  )
  .join('\n');

describe('the built package as installed', () => {
  it.each(subpaths)('%s can be imported, and exports names only', (name) => {
    const { stdout, stderr, status } = consumer.node(
      '--input-type=module',
      '--eval',
      `import * as part from ${JSON.stringify(name)}; console.log(JSON.stringify(Object.keys(part)));`,
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const names = JSON.parse(stdout) as string[];
    expect(names).not.toContain('default');
    expect(names).not.toEqual([]);
  });

  it('hides its inner files', () => {
    const { status, stderr } = consumer.node('--input-type=module', '--eval', "import 'slipway/dist/table/table.js';");
    expect(status).not.toBe(0);
    expect(stderr).toContain('ERR_PACKAGE_PATH_NOT_EXPORTED');
  });

  it.each([
    ['NodeNext', 'NodeNext'],
    ['ESNext', 'Bundler'],
  ])('type-checks for a consumer with module %s and resolution %s', (module, moduleResolution) => {
    consumer.write('use.ts', typedUse);
    const compilerOptions = {
      target: 'ES2023',
      lib: ['ES2023'],
      types: [],
      module,
      moduleResolution,
      strict: true,
      exactOptionalPropertyTypes: true,
      noEmit: true,
      skipLibCheck: false,
    };
    consumer.write('tsconfig.json', JSON.stringify({ compilerOptions, files: ['use.ts'] }));
    const { status, stdout } = consumer.node(typeScript, '-p', 'tsconfig.json');
    expect(stdout.replaceAll(consumer.directory, '')).toBe('');
    expect(status).toBe(0);
  });

  it('brings its licence, its documents and its build, and no sources or tests', () => {
    const files = shippedFiles();
    for (const wanted of ['LICENSE', 'README.md', 'CHANGELOG.md', 'package.json']) expect(files).toContain(wanted);
    expect(files.filter((path) => /\.test\.|^(src|test|examples|scripts|temp|bench)\b/.test(path))).toEqual([]);
    expect(files.filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))).toEqual([]);
  });

  it('names no folder of the machine that built it', () => {
    const texts = shippedFiles().filter((path) => /\.(js|ts|map|json|md)$/.test(path));
    const telling = texts.filter((path) => readFileSync(join(consumer.installed, path), 'utf8').includes(root));
    expect(telling).toEqual([]);
  });

  it('has an executable that knows its version', () => {
    const executable = join(consumer.installed, manifest.bin['slipway'] ?? '');
    expect(existsSync(executable)).toBe(true);
    expect(readFileSync(executable, 'utf8').split('\n', 1)[0]).toBe('#!/usr/bin/env node');
    const { status, stdout } = consumer.node(executable, '--version');
    expect(status).toBe(0);
    expect(stdout).toContain(manifest.version);
  });
});
