import { describe, test } from 'vitest';
import { bench, lessons } from './course.js';
import { expectMended, wronged } from './rewrite-law.js';

const deep = process.env.SLIPWAY_RUNS !== undefined;

/** A lesson with hundreds of containers takes its time. */
const runsFor = (file: string): number => (deep ? 60 : file.startsWith('cleaning') ? 0 : 2);

describe.each(lessons.map((lesson) => [lesson.file, lesson] as const))('%s', (file, lesson) => {
  test('with some things wrong in it is mended by a rewrite', { timeout: 3_600_000 }, () => {
    for (let seed = 1; seed <= runsFor(file); seed += 1) {
      expectMended(bench, lesson, wronged(bench, lesson, seed));
    }
  });
});
