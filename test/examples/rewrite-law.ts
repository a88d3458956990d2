import fc from 'fast-check';
import { expect } from 'vitest';
import type { TranscriptDocument } from '../../src/transcript/document.js';
import type { CommandReport, FileReport } from '../../src/transcript/report.js';
import { isGeneratedForm, isHexadecimal, tokensOf } from '../../src/transcript/tokens.js';
import { withoutBold } from '../../src/transcript/typography.js';
import { mutantsOf } from './mutants.js';

/** How documents are judged and rewritten in one world. */
export interface Bench {
  readonly parse: (text: string) => TranscriptDocument | undefined;
  readonly judge: (document: TranscriptDocument) => FileReport;
  readonly rewrite: (document: TranscriptDocument) => { readonly text: string; readonly report: FileReport };
}

type Judged = Extract<TranscriptDocument['steps'][number], { readonly step: 'command' | 'prompt' }>;

const judgedSteps = ({ steps }: TranscriptDocument): Judged[] =>
  steps.filter((step): step is Judged => step.step === 'command' || step.step === 'prompt');

const outputOf = (step: Judged) => (step.step === 'command' ? step.expected : (step.output ?? []));

/** Everything that is no output: prose, prompts (where they are right), what was typed. */
function written(document: TranscriptDocument, prompts: 'right' | 'wrong'): readonly string[] {
  const printed = new Set<number>();
  for (const step of judgedSteps(document)) {
    for (const { number } of outputOf(step)) printed.add(number);
    if (step.step === 'command' && step.exit) printed.add(step.exit.line);
  }
  const typed = new Map(
    judgedSteps(document).map((step) => [step.line, step.step === 'command' ? step.typed[0] : '$']),
  );
  return document.text
    .split('\n')
    .map((line, index) => (prompts === 'wrong' ? (typed.get(index + 1) ?? line) : line))
    .filter((line, index) => !printed.has(index + 1) && line.trim() !== '');
}

const outputs = (document: TranscriptDocument): readonly (readonly string[])[] =>
  judgedSteps(document)
    .filter(({ step }) => step === 'command')
    .map((step) => outputOf(step).map(({ text }) => text));

/** What a text prints, whatever things are called, how old they are, how wide columns are, and in which order lines stand. */
export function meaningOf(document: TranscriptDocument): readonly string[] {
  const names = new Map<string, string>();
  const nameOf = (word: string) => {
    const key = isHexadecimal(word) ? word.slice(0, 12) : word;
    if (!names.has(key)) names.set(key, `name${names.size}`);
    return names.get(key) ?? '';
  };
  return outputs(document).flatMap((lines) =>
    lines
      .map((line) =>
        tokensOf(withoutBold(line))
          .map(({ kind, text }) => {
            if (kind === 'age' || kind === 'instant') return '~';
            if (kind === 'space') return ' ';
            if (/^\d{6,}$/.test(text)) return '#';
            return isHexadecimal(text) || isGeneratedForm(text) ? nameOf(text) : text;
          })
          .join(''),
      )
      .sort(),
  );
}

/** What was typed is as it was, and true output as well. */
function keeps(before: TranscriptDocument, judged: FileReport, after: TranscriptDocument, how: string): void {
  const prompts = judged.commands.some(({ reason }) => reason?.includes('prompt')) ? 'wrong' : 'right';
  expect(written(after, prompts), how).toEqual(written(before, prompts));
  const now = outputs(after);
  const truths: readonly CommandReport[] = judged.commands.filter(({ command }) => command !== '');
  for (const [index, was] of outputs(before).entries()) {
    if (truths[index]?.verdict === 'true') expect(now[index], how).toEqual(was);
  }
}

/** Operators that change what is printed, and nothing that names anything. */
const inOutput = new Set([
  ...[
    'mark',
    'number',
    'word',
    'capitals',
    'exit code',
    'line left out',
    'line twice',
    'line too many',
    'lines swapped',
  ],
  ...['line cut short', 'line longer', 'no output', 'output where there is none'],
]);

const namesSomething = (line: string): boolean =>
  tokensOf(line).some(({ text }) => isHexadecimal(text) || isGeneratedForm(text));

/** A text in which up to three things went wrong. */
export interface Wronged {
  readonly text: string;
  readonly how: readonly string[];
  /** Nothing is wrong but outputs that name nothing, so that they can be mended without loss. */
  readonly mendable: boolean;
}

export function wronged(bench: Bench, original: TranscriptDocument, seed: number): Wronged {
  const [places = []] = fc.sample(fc.array(fc.nat(), { minLength: 1, maxLength: 3 }), { numRuns: 1, seed });
  let current = original;
  const how: string[] = [];
  let mendable = true;
  for (const place of places) {
    const mutants = mutantsOf(current);
    const mutant = mutants[place % mutants.length];
    const next = mutant && bench.parse(mutant.text);
    if (!next) continue;
    const step = current.steps.find((each) => each.line === mutant.command);
    const touched = step?.step === 'command' ? step.expected.map(({ text }) => text) : [];
    mendable &&= inOutput.has(mutant.operator) && !touched.some(namesSomething);
    how.push(`${mutant.line}: ${mutant.operator}: ${mutant.how}`);
    current = next;
  }
  return { text: current.text, how, mendable };
}

/**
 * A rewrite makes a text true, a second one changes nothing, and what was no output or was true stays byte for byte.
 * What went wrong in outputs alone is mended: the text means again what the original does.
 */
export function expectMended(
  bench: Bench,
  original: TranscriptDocument,
  { text: wrong, how, mendable }: Wronged,
): void {
  const before = bench.parse(wrong);
  if (!before) throw new Error('there is nothing to judge');
  const judged = bench.judge(before);
  const { text, report } = bench.rewrite(before);
  const left = report.commands.filter(({ verdict }) => verdict !== 'true');
  expect(
    left.map(({ line, reason }) => `${line}: ${reason}`),
    how.join('\n'),
  ).toEqual([]);
  const after = bench.parse(text);
  if (!after) throw new Error('a rewrite leaves nothing to judge');
  expect(bench.rewrite(after).text, how.join('\n')).toBe(text);
  keeps(before, judged, after, how.join('\n'));
  if (mendable) expect(meaningOf(after), how.join('\n')).toEqual(meaningOf(original));
}
