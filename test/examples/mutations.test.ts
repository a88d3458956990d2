import { describe, expect, test } from 'vitest';
import { isAsTrue, isBlamedRightly } from './as-true.js';
import { judged, judgedText, lessons } from './course.js';
import { type Mutant, mutantsOf } from './mutants.js';

const deep = process.env.SLIPWAY_RUNS !== undefined;

/** Mutants of a lesson that `npm test` tries; deep mode tries all. A lesson with hundreds of containers takes its time. */
const sampleOf = (file: string): number => (file.startsWith('cleaning') ? 2 : file.startsWith('images-and') ? 20 : 36);

/** Every so manyth one, and at least one of every operator. */
function sample(file: string, mutants: readonly Mutant[]): readonly Mutant[] {
  const size = sampleOf(file);
  if (deep || mutants.length <= size) return mutants;
  const stride = Math.ceil(mutants.length / size);
  const seen = new Set<string>();
  return mutants.filter(({ operator }, index) => {
    const isFirst = size > 10 && !seen.has(operator);
    seen.add(operator);
    return isFirst || index % stride === 0;
  });
}

const described = ({ line, operator, how }: Mutant): string => `${line}: ${operator}: ${how}`;

describe.each(lessons.map((lesson) => [lesson.file, lesson] as const))('%s', (file, lesson) => {
  const mutants = sample(file, mutantsOf(lesson));

  test('is true', () => {
    const { passed, counts } = judged(lesson);
    expect(counts).toMatchObject({ false: 0, abridged: 0 });
    expect(passed).toBe(true);
  });

  test(`with one thing wrong is false, where it is wrong (${mutants.length} mutants)`, { timeout: 3_600_000 }, () => {
    const missed: string[] = [];
    const elsewhere: string[] = [];
    for (const mutant of mutants) {
      const report = judgedText(file, mutant.text);
      const wrong = report?.commands.find(({ verdict }) => verdict !== 'true');
      if (report?.passed && !isAsTrue(mutant, lesson)) missed.push(described(mutant));
      if (wrong && !isBlamedRightly(mutant, wrong))
        elsewhere.push(`${described(mutant)}: blamed is line ${wrong.line}`);
    }
    expect({ missed, elsewhere }).toEqual({ missed: [], elsewhere: [] });
  });
});

test('where tables may be abridged, nothing but missing rows is forgiven', { timeout: 3_600_000 }, () => {
  const forgiven: string[] = [];
  for (const lesson of lessons.filter(({ file }) => !file.startsWith('cleaning'))) {
    const mutants = mutantsOf(lesson).filter((_, index) => deep || index % 90 === 0);
    for (const mutant of mutants) {
      if (isAsTrue(mutant, lesson) || !judgedText(lesson.file, mutant.text, { allowAbridged: true })?.passed) continue;
      const missing = mutant.operator === 'line left out' && / {3}/.test(mutant.how);
      if (!missing) forgiven.push(`${lesson.file}:${described(mutant)}`);
    }
  }
  expect(forgiven).toEqual([]);
});
