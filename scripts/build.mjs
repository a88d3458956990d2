/**
 * `npm run build`: plain tsc in two passes, the core (which sees no platform) and what runs on Node only. What an
 * earlier build left in dist/ and no source makes any more is removed, so that it can't be packed by accident. With
 * `--quick` esbuild only takes the types away, which is over in a second: for `npm start`, where somebody is waiting.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { root } from './root.mjs';

const dist = join(root, 'dist');

function compile() {
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  for (const project of ['tsconfig.json', 'tsconfig.node.json']) {
    const { status } = spawnSync(process.execPath, [tsc, '-p', project], { cwd: root, stdio: 'inherit' });
    if (status !== 0) process.exit(status ?? 1);
  }
}

function takeTypesAway() {
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' });
  buildSync({
    entryPoints: sources.filter((path) => path.endsWith('.ts')).map((path) => join(root, 'src', path)),
    outdir: dist,
    outbase: join(root, 'src'),
    format: 'esm',
    platform: 'neutral',
    target: 'es2023',
    logLevel: 'warning',
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true, useDefineForClassFields: true } },
  });
}

if (process.argv.includes('--quick')) takeTypesAway();
else compile();
for (const path of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
  const source = path.replace(/(\.d\.ts|\.js|\.js\.map)$/, '.ts');
  if (!existsSync(join(root, 'src', source))) rmSync(join(dist, path), { recursive: true, force: true });
}

const executable = join(dist, 'executable/slipway.js');
if (existsSync(executable)) chmodSync(executable, statSync(executable).mode | 0o111);
