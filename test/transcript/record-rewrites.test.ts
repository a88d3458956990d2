import { expect, test } from 'vitest';
import { expectMended, wronged } from '../examples/rewrite-law.js';
import { bench, documentOf, readRecord, recordFiles } from './recordings.js';

const deep = process.env.SLIPWAY_RUNS !== undefined;
const files = recordFiles.filter((file) => readRecord(file).length < (deep ? 6000 : 1300));

test('recordings with some things wrong in them are mended by a rewrite', { timeout: 3_600_000 }, () => {
  const tried = deep ? files : files.filter((_, index) => index % 4 === 0);
  expect(tried.length).toBeGreaterThan(15);
  for (const [index, file] of tried.entries()) {
    const original = documentOf(file);
    const seeds = deep ? Array.from({ length: 10 }, (_, seed) => 100 + seed) : [index];
    for (const seed of seeds) expectMended(bench, original, wronged(bench, original, seed));
  }
});
