/**
 * `npm run build`: plain tsc in two passes, the core (which sees no platform) and what runs on Node only. What an
 * earlier build left in dist/ and no source makes any more is removed, so that it can't be packed by accident. With
 * `--quick` types are not checked, which halves the time: for `npm start`, where somebody is waiting.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

const quick = process.argv.includes('--quick') ? ['--noCheck'] : [];
const tsc = join(root, 'node_modules/typescript/bin/tsc');

for (const project of ['tsconfig.json', 'tsconfig.node.json']) {
  const { status } = spawnSync(process.execPath, [tsc, '-p', project, ...quick], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

const dist = join(root, 'dist');
for (const path of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
  const source = path.replace(/(\.d\.ts|\.js|\.js\.map)$/, '.ts');
  if (!existsSync(join(root, 'src', source))) rmSync(join(dist, path), { recursive: true, force: true });
}

const executable = join(dist, 'executable/slipway.js');
if (existsSync(executable)) chmodSync(executable, statSync(executable).mode | 0o111);
