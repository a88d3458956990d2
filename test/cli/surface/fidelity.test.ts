import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import differences from './differences.json' with { type: 'json' };
import { dockerCalls, gatherEvidence, usedBy } from './evidence.js';
import { fidelityTable, surfaceRows } from './fidelity-table.js';
import { realCommands } from './real-surface.js';
import { withTable } from './write-fidelity.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const evidence = gatherEvidence(join(root, 'test/record'), join(root, 'test/cli'));

describe('evidence', () => {
  it('finds what is called wherever a shell calls it', () => {
    expect(dockerCalls(`A=1 docker ps -a | grep x && docker rm "$(docker ps -q)"; timeout 2 docker events`)).toEqual([
      ['ps', '-a'],
      ['rm', '$(docker ps -q)'],
      ['ps', '-q'],
      ['events'],
    ]);
    expect(dockerCalls('echo docker ps')).toEqual([]);
  });

  it('counts flags by their long names, under any name of the command', () => {
    expect(usedBy(['-D', 'container', 'list', '-aq', '--filter=name=x'])).toEqual([
      ' --debug',
      'ps --',
      'ps --all',
      'ps --quiet',
      'ps --filter',
    ]);
    expect(usedBy(['run', '--rm', 'busybox', 'ls', '-a'])).toEqual(['run --', 'run --rm']);
    expect(usedBy(['ps', '--bogus'])).toEqual(['ps --']);
    expect(usedBy(['nosuch', '-a'])).toEqual([]);
  });
});

describe('docs/fidelity.md', () => {
  const document = readFileSync(join(root, 'docs/fidelity.md'), 'utf8');

  it('has the table as `npm run fidelity` writes it', () => {
    expect(document).toBe(withTable(document, root));
  });

  it('claims nothing without evidence', () => {
    const rows = surfaceRows(new Map()).flatMap(({ own, flags }) => [own, ...flags]);
    expect(rows.filter(({ state }) => state === 'same').map(({ name }) => name)).toEqual(['docker']);
    expect(fidelityTable(evidence)).not.toBe(fidelityTable(new Map()));
  });

  it('explains only differences of what there is', () => {
    const known = new Set(
      realCommands.flatMap(({ command, flags }) =>
        ['', ...flags.map(({ name }) => name)].map((flag) => `${command} ${flag}`),
      ),
    );
    const explained = Object.entries(differences).flatMap(([command, flags]) =>
      Object.keys(flags).map((flag) => `${command} ${flag}`),
    );
    expect(explained.filter((one) => !known.has(one))).toEqual([]);
  });
});
