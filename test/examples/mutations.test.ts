import { describe, expect, test } from 'vitest';
import type { TranscriptDocument } from '../../src/transcript/document.js';
import type { CommandReport } from '../../src/transcript/report.js';
import { isGeneratedForm, isHexadecimal, tokensOf } from '../../src/transcript/tokens.js';
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

const wordsOf = (line: string): string[] => tokensOf(line).flatMap(({ kind, text }) => (kind === 'word' ? [text] : []));

/**
 * Why a mutant means the same as the text that it was made from, so that it is true as well:
 * - an identifier or a made-up name that the text tells once is the author's to choose;
 * - an age may be one more, as long as it does not contradict another (those are an operator of their own);
 * - the record knows no order of one image's rows in several repositories, of the layers of one push or pull, and of what
 *   `diff` has at the top.
 */
function isAsTrue({ operator, how, line, text: mutated }: Mutant, { text }: TranscriptDocument): boolean {
  const [before = ''] = how.split(' -> ');
  if (operator === 'digit of an identifier') return text.split(before).length === 2;
  if (operator === 'word') return isGeneratedForm(before) && text.split(before).length === 2;
  if (operator === 'age') return true;
  if (operator !== 'lines swapped') return false;
  const rows = mutated.split('\n').slice(line - 1, line + 1);
  const [first, second] = rows.map((row) => wordsOf(row).find(isHexadecimal));
  const repositories = new Set(rows.map((row) => row.split(' ')[0]));
  if (first !== undefined && first === second) return repositories.size === 2;
  return rows.every((row) => /^[AC] \/\w+$/.test(row)) || rows.every((row) => /^[\da-f]{12}: \D+$/.test(row));
}

/** Something that binds a name may be right by itself, and break a line further down. */
const binds = /identifier|host of a prompt|word|age/;

function isBlamedRightly(mutant: Mutant, wrong: CommandReport): boolean {
  if (wrong.commandLine === mutant.command) return true;
  if (mutant.operator === 'line too many') return wrong.line >= mutant.line;
  return binds.test(mutant.operator) && wrong.line > mutant.line;
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
