/**
 * `npm run fuzz:shell -- [--runs N] [--seed S] [--flavour bash|dash|busybox]`: so many random scripts for each shell, run
 * by the real programs and by the simulated ones; the shortest script on which they differ is told. It needs Linux, the
 * right to mount, and bash, dash, GNU's programs and busybox; where they are missing nothing is compared. `--recorded N`
 * asks the real ones instead whether so many of the scripts in test/process/scripts.jsonl were recorded rightly.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './root.mjs';
import { conclude, takeAll, vitestCounts } from './steps.mjs';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    recorded: { type: 'string' },
    flavour: { type: 'string', default: 'bash,dash,busybox' },
  },
});
for (const name of /** @type {const} */ (['runs', 'seed'])) {
  const value = values[name] ?? '';
  if (!/^[1-9]\d*$/.test(value)) {
    process.stderr.write(`npm run fuzz:shell -- --${name} N: not a number: ${value}\n`);
    process.exit(2);
  }
}

mkdirSync(join(root, 'temp'), { recursive: true });
const report = join(root, 'temp/fuzz-shell.json');

conclude(
  await takeAll([
    {
      name: `${values.recorded ?? values.runs} ${values.recorded ? 'recorded' : 'random'} scripts for each of ${values.flavour}, seed ${values.seed}`,
      command: [
        'vitest',
        'run',
        'test/conformance/shell',
        '--reporter=dot',
        '--reporter=json',
        `--outputFile.json=${report}`,
      ],
      env: {
        ...(values.recorded
          ? { SLIPWAY_SHELL_RECORDED: values.recorded }
          : { SLIPWAY_SHELL_RUNS: values.runs ?? '1000' }),
        SLIPWAY_SHELL_SEED: values.seed ?? '1',
        SLIPWAY_SHELL_FLAVOURS: values.flavour ?? '',
      },
      count: () => vitestCounts(report),
    },
  ]),
);
