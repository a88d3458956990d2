import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Lab } from '../../src/lab/lab.js';
import { apply, replay } from '../../src/testing/apply.js';
import { commandSequences } from '../../src/testing/command-sequences.js';
import type { CommandSequence } from '../../src/testing/lab-command.js';
import { sequenceLab } from '../../src/testing/sequence-lab.js';
import { holds, play, timeout } from './law.js';

const bases = new Map<string, Lab>();

/** Made independently of what `play` begins with. */
function secondBase({ seed, volumeLifetime }: CommandSequence): Lab {
  const key = `${seed} ${volumeLifetime}`;
  const base = bases.get(key) ?? sequenceLab({ seed, volumeLifetime });
  bases.set(key, base);
  return base;
}

it('same seed and same commands give byte-equal snapshots', { timeout }, () => {
  holds((sequence) => {
    const again = secondBase(sequence).fork();
    for (const command of sequence.commands) apply(again, command);
    expect(play(sequence).snapshot() === again.snapshot()).toBe(true);
  });
});

const root = fileURLToPath(new URL('../..', import.meta.url));
const sequences = { seed: 7, numRuns: 100 };

/** The snapshots of a hundred sequences, replayed by a node of its own. */
const program = `
  import fc from 'fast-check';
  import { createHash } from 'node:crypto';
  import type { Lab } from '../../src/lab/lab.js';
import { apply, replay } from './src/testing/apply.js';
  import { commandSequences } from './src/testing/command-sequences.js';
  const hash = createHash('sha256');
  for (const sequence of fc.sample(commandSequences(), ${JSON.stringify(sequences)})) hash.update(replay(sequence).snapshot());
  console.log(hash.digest('hex'), new Date(0).getTimezoneOffset(), Intl.DateTimeFormat().resolvedOptions().locale);
`;

function inAnotherPlace(code: string, env: Readonly<Record<string, string>>): readonly string[] {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '-'], {
    input: code,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, ...env },
  });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return stdout.trim().split(' ');
}

it('in every time zone and locale', { timeout }, () => {
  const { outputFiles } = buildSync({
    stdin: { contents: program, resolveDir: root, loader: 'ts' },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    alias: { '#sha256': fileURLToPath(new URL('../../src/digest/sha256-noble.ts', import.meta.url)) },
  });
  const code = outputFiles[0]?.text ?? '';
  const hash = createHash('sha256');
  for (const sequence of fc.sample(commandSequences(), sequences)) hash.update(replay(sequence).snapshot());
  const here = hash.digest('hex');
  const there = inAnotherPlace(code, { TZ: 'Asia/Kathmandu', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' });
  expect(there).toEqual([here, '-330', 'tr-TR']);
  expect(inAnotherPlace(code, { TZ: 'America/St_Johns', LANG: 'C' })[0]).toBe(here);
});
