import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

interface Manifest {
  readonly exports: { readonly [subpath: string]: string | { readonly types: string; readonly default: string } };
  readonly imports: { readonly [name: string]: { readonly [condition: string]: string } };
  readonly bin: { readonly [name: string]: string };
}

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
const entries = readdirSync(join(root, 'src/entry')).map((file) => basename(file, '.ts'));

describe('package.json', () => {
  it('exports exactly the entry files, types first', () => {
    const expected = Object.fromEntries(
      entries.map((name) => [
        name === 'slipway' ? '.' : `./${name}`,
        { types: `./dist/entry/${name}.d.ts`, default: `./dist/entry/${name}.js` },
      ]),
    );
    expect(manifest.exports).toEqual({ ...expected, './package.json': './package.json' });
  });

  it('points at built files only', () => {
    const named = [
      ...Object.values(manifest.exports).flatMap((target) =>
        typeof target === 'string' ? target : Object.values(target),
      ),
      ...Object.values(manifest.imports).flatMap((target) => Object.values(target)),
      ...Object.values(manifest.bin),
    ];
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});

describe('entry files', () => {
  it.each(entries)('%s says name by name what it exports, and nothing else', (name) => {
    const text = readFileSync(join(root, `src/entry/${name}.ts`), 'utf8');
    const statements = text
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .replace(/\/\/.*/g, '')
      .split(';')
      .map((statement) => statement.trim())
      .filter((statement) => statement !== '');
    expect(statements).not.toEqual([]);
    for (const statement of statements)
      expect(statement).toMatch(/^export (type )?\{[^}*]+\} from '\.\.\/[\w/-]+\.js'$/);
  });
});
