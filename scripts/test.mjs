/** `npm test`: everything that can be shown with nothing but Node. See docs/testing.md. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';
import { bold, conclude, takeAll, vitestCounts } from './steps.mjs';

const temp = join(root, 'temp');
rmSync(temp, { recursive: true, force: true });
mkdirSync(temp, { recursive: true });

/** @param {string} name @param {readonly string[]} options @returns {import('./steps.mjs').Step} */
function vitest(name, options) {
  const report = join(temp, `${name.replaceAll(/\W+/g, '-')}.json`);
  return {
    name,
    command: ['vitest', 'run', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`, ...options],
    count: () => vitestCounts(report),
  };
}

process.stdout.write(`${bold('slipway: npm test')}\n`);

conclude(
  await takeAll([
    { name: 'build', command: ['node', 'scripts/build.mjs'] },
    { name: 'types: the core', command: ['tsc', '-p', 'tsconfig.json', '--noEmit'] },
    { name: 'types: what runs on Node', command: ['tsc', '-p', 'tsconfig.node.json', '--noEmit'] },
    { name: 'types: tests, examples, scripts', command: ['tsc', '-p', 'tsconfig.check.json'] },
    { name: 'lint and format', command: ['biome', 'check', '--error-on-warnings'] },
    { name: 'unused files, exports and packages', command: ['knip'] },
    vitest('structure', ['test/structure']),
    vitest('laws, tables and rooms', ['--exclude=test/structure/**']),
    { name: 'examples', command: ['node', 'scripts/examples.mjs'] },
    { name: 'golden report of the public API', command: ['node', 'scripts/api-report.mjs'] },
    { name: 'pack', command: ['node', 'scripts/pack.mjs'] },
    vitest('the built package as installed, and the documents', ['--config=vitest.built.config.ts', 'test/package']),
    { name: 'publint', command: ['publint', 'run', '--strict', '--pack=false', '.'] },
    {
      name: 'are the types wrong',
      command: ['attw', 'temp/slipway.tgz', '--profile=esm-only', '--no-definitely-typed'],
    },
    { name: 'size budgets', command: ['size-limit'] },
  ]).then((results) => {
    process.stdout.write(
      [
        '',
        'Left out, because it needs more than Node or more than a minute:',
        '  npm run test:browser   the core in a page (needs Chromium)',
        '  npm run test:deep      the laws at 100,000 random sequences each',
        '  npm run test:scale     big worlds: nothing grows with what exists',
        '  npm run bench          the speed goals',
        '  npm run fuzz:engine    random programs against a real Docker Engine (needs one, and root)',
        '  npm run docs           the reference manual, without a warning',
        '',
        '',
      ].join('\n'),
    );
    return results;
  }),
);
