import { expect, test } from 'vitest';
import { isAsTrue, isBlamedRightly } from '../examples/as-true.js';
import { type Mutant, mutantsOf } from '../examples/mutants.js';
import { documentOf, judgedText } from './recordings.js';

const deep = process.env.SLIPWAY_RUNS !== undefined;

/** Short recordings of many subjects: tables, removals, contents of files, exit codes, refusals. */
const documents = [
  'containers-ancestor',
  'containers-commands-on-many',
  'containers-diff',
  'containers-exit-codes',
  'containers-ps-filters',
  'containers-rm-forms',
  'errors-no-such',
  'images-rmi-tree',
  'images-tag-forms',
  'volumes-copy-up-permissions',
  'volumes-ls-filters-errors',
  'volumes-mixed-rm',
].map((name) => documentOf(`${name}.console`));

/**
 * How many mutants of each operator are tried, and how many of them are true as well: a digit may differ where a text
 * tells an identifier once, for then it is the author's to choose.
 */
const tried: Readonly<Record<string, readonly [tried: number, asTrue: number]>> = {
  'a command that fails': [24, 0],
  capitals: [24, 0],
  'digit of an identifier': [14, 9],
  'exit code': [24, 0],
  'identifier of something else': [12, 0],
  'line cut short': [24, 0],
  'line left out': [24, 0],
  'line longer': [24, 0],
  'line too many': [24, 0],
  'line twice': [24, 0],
  'lines swapped': [24, 0],
  mark: [24, 0],
  'no output': [24, 0],
  number: [12, 0],
  'output where there is none': [16, 0],
  'outputs swapped': [24, 0],
  'shorter identifier': [14, 0],
  word: [24, 0],
};

/** Every so manyth mutant of each operator. */
function sample(mutants: readonly Mutant[], most: number): readonly Mutant[] {
  if (deep) return mutants;
  return [...new Set(mutants.map(({ operator }) => operator))].flatMap((operator) => {
    const kind = mutants.filter((mutant) => mutant.operator === operator);
    const stride = Math.ceil(kind.length / most);
    return kind.filter((_, index) => index % stride === 0);
  });
}

test('recordings with one thing wrong are false, where they are wrong', { timeout: 3_600_000 }, () => {
  const missed: string[] = [];
  const elsewhere: string[] = [];
  const counts: Record<string, [tried: number, asTrue: number]> = {};
  for (const document of documents) {
    for (const mutant of sample(mutantsOf(document), 2)) {
      const count = (counts[mutant.operator] ??= [0, 0]);
      count[0] += 1;
      const report = judgedText(document.file, mutant.text);
      const described = `${document.file}:${mutant.line}: ${mutant.operator}: ${mutant.how}`;
      const wrong = report?.commands.find(({ verdict }) => verdict !== 'true');
      if (report?.passed && isAsTrue(mutant, document)) count[1] += 1;
      else if (report?.passed) missed.push(described);
      if (wrong && !isBlamedRightly(mutant, wrong)) elsewhere.push(`${described}: blamed is line ${wrong.line}`);
    }
  }
  expect({ missed, elsewhere }).toEqual({ missed: [], elsewhere: [] });
  if (!deep) expect(counts).toEqual(tried);
});
