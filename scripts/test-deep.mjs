/**
 * `npm run test:deep [-- SEQUENCES]`: the laws of test/laws/ at 100,000 random sequences each, or as many as said.
 * The tests read SLIPWAY_RUNS; `npm test` leaves it at 1,000.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';
import { conclude, takeAll, vitestCounts } from './steps.mjs';

const runs = process.argv[2] ?? process.env.SLIPWAY_RUNS ?? '100000';
if (!/^[1-9]\d*$/.test(runs)) {
  process.stderr.write(`npm run test:deep -- SEQUENCES: not a number: ${runs}\n`);
  process.exit(2);
}

mkdirSync(join(root, 'temp'), { recursive: true });
const report = join(root, 'temp/deep.json');

conclude(
  await takeAll([
    {
      name: `laws at ${Number(runs).toLocaleString('en')} random sequences each`,
      command: [
        'vitest',
        'run',
        'test/laws',
        '--testTimeout=0',
        '--reporter=dot',
        '--reporter=json',
        `--outputFile.json=${report}`,
      ],
      env: { SLIPWAY_RUNS: runs },
      count: () => vitestCounts(report),
    },
  ]),
);
