/** `npm run test:browser`: the built core, bundled and run in headless Chromium (CHROMIUM names another one). */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';
import { conclude, takeAll, vitestCounts } from './steps.mjs';

mkdirSync(join(root, 'temp'), { recursive: true });
const report = join(root, 'temp/browser.json');

conclude(
  await takeAll([
    { name: 'build', command: ['node', 'scripts/build.mjs'] },
    { name: 'pack', command: ['node', 'scripts/pack.mjs'] },
    {
      name: 'the core in a page',
      command: [
        'vitest',
        'run',
        '--config=vitest.built.config.ts',
        'test/browser',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
      ],
      count: () => vitestCounts(report),
    },
  ]),
);
