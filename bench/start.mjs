import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { buildSync } from 'esbuild';
import { root } from '../scripts/root.mjs';
import { alternate, inAFreshNode } from './measure.mjs';

/** @param {readonly string[]} args */
function node(...args) {
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`node ${args.join(' ')}: ${stderr}`);
}

function versionAgainstNothing() {
  const times = alternate(
    {
      slipway: () => node(join(root, 'dist/executable/slipway.js'), '--version'),
      nothing: () => node('-e', '0'),
    },
    { rounds: 15 },
  );
  return times.slipway / times.nothing;
}

const importing = `const { createLab } = await import(${JSON.stringify(pathToFileURL(join(root, 'dist/entry/slipway.js')).href)});`;
const running = "createLab().host().run('busybox', { command: 'echo hello' });";

function entryKilobytes() {
  const { outputFiles } = buildSync({
    entryPoints: [join(root, 'dist/entry/slipway.js')],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    tsconfigRaw: '{}',
  });
  return gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length / 1000;
}

/** @type {readonly import('./goals.mjs').Goal[]} */
export const startGoals = [
  { name: '`slipway --version` against `node -e 0`', unit: 'times', atMost: 2, measure: versionAgainstNothing },
  {
    name: 'entry `slipway`, minified and gzipped, dependencies included',
    unit: 'KB',
    atMost: 60,
    measure: entryKilobytes,
  },
  { name: 'import of `slipway`', unit: 'ms', measure: () => inAFreshNode('', importing) },
  { name: 'first `createLab` after the import', unit: 'ms', measure: () => inAFreshNode(importing, 'createLab();') },
  {
    name: 'first `createLab` + `run` after the import',
    unit: 'ms',
    atMost: 5,
    measure: () => inAFreshNode(importing, running),
  },
];
