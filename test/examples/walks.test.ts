import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { pictures } from '../../src/executable/check-command.js';
import { parseOptions } from '../../src/executable/options.js';
import { lifetimeFor } from '../../src/executable/own-lifetime.js';
import { desk, startLab, worldOptions } from '../../src/executable/world-options.js';
import { beginning } from '../../src/history/history.js';
import { terminalMeans } from '../../src/terminal/means.js';
import { check } from '../../src/transcript/check.js';
import { historySimulation } from '../../src/transcript/history-simulation.js';

const folder = new URL('../../examples/walks/', import.meta.url);

/** As `slipway check` judges it, with the pictures that lie beside it. */
function judged(file: string, text: string) {
  const parsed = parseOptions(worldOptions, []);
  if (typeof parsed === 'string') throw new Error(parsed);
  const lab = startLab(parsed, lifetimeFor(parsed, text));
  if ('problem' in lab) throw new Error(lab.problem);
  const input = { file: fileURLToPath(new URL(file, folder)), text };
  const { report } = check(historySimulation(terminalMeans, desk), beginning(lab.world), [input], { pictures });
  return report;
}

const walks = readdirSync(folder).filter((file) => /\.(?:md|console)$/.test(file) && file !== 'README.md');

it.each(walks)('%s is true', { timeout: 120_000 }, (file) => {
  const report = judged(file, readFileSync(new URL(file, folder), 'utf8'));
  const wrong = report.files.flatMap(({ commands }) =>
    commands.filter(({ verdict }) => verdict !== 'true').map(({ line, reason }) => `${line}: ${reason}`),
  );
  expect([report.unusable, wrong, report.passed]).toEqual([[], [], 1]);
});

it('a walk with something untrue in it is found out', () => {
  const text = readFileSync(new URL(walks.find((file) => file.startsWith('time')) ?? '', folder), 'utf8');
  expect(judged('x.md', text.replace('Taken back: docker rm work', 'Taken back: docker rm job')).passed).toBe(0);
});

it('a walk with a picture that is not what there is any more is found out', () => {
  const text = readFileSync(new URL('pictures.md', folder), 'utf8');
  const [report] = judged('pictures.md', text.replace("sh -c 'echo hello >", "sh -c 'echo hello there >")).files;
  expect(report?.counts.false).toBe(0);
  expect(report?.pictures?.filter(({ verdict }) => verdict === 'false').map(({ picture }) => picture)).toContain(
    'machine',
  );
});
