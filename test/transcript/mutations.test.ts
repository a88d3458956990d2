import { describe, expect, test } from 'vitest';
import { check } from '../../src/transcript/check.js';
import { fakeSimulation, fakeWorld } from './fake-simulation.js';
import { consoleLesson, sessionLesson } from './lessons.js';
import { mutantsOf } from './mutants.js';
import type { Mutant } from './mutants.js';
import { EPOCH, recordConsole, recordSession } from './record.js';

const consoleText = recordConsole(consoleLesson);
const sessionText = recordSession(sessionLesson);
const fences = sessionText.split('\n').flatMap((line, index) => (line === '```' ? [index] : []));

const texts: readonly (readonly [string, string, readonly Mutant[]])[] = [
  ['a.console', consoleText, mutantsOf(consoleText, (_, index) => index > 0)],
  ['a.md', sessionText, mutantsOf(sessionText, (_, index) => index > (fences[0] ?? 0) + 1 && index < (fences[1] ?? 0))],
];

/** What a text calls a thing means nothing by itself: a name that is told once may be any name. */
function isOnlyAName(mutant: Mutant, text: string): boolean {
  const [, before = ''] = /^`(.*)` -> `/.exec(mutant.how) ?? [];
  const told = text.split(before).length - 1;
  return (
    told === 1 &&
    (/^[0-9a-f]{64}$/.test(before) ||
      /^[a-z]+_[a-z]+$/.test(before) ||
      /"Pid":/.test(text.split('\n')[mutant.line - 1] ?? ''))
  );
}

describe.each(texts)('%s with one thing wrong', (file, text, mutants) => {
  const judgeMutant = (mutant: Mutant, write: boolean) =>
    check(fakeSimulation, fakeWorld(5, EPOCH), [{ file, text: mutant.text }], { write });

  test('fails', () => {
    const missed = mutants.filter(
      (mutant) => judgeMutant(mutant, false).report.failed === 0 && !isOnlyAName(mutant, text),
    );
    expect(missed.map(({ how, line }) => `${line}: ${how}`)).toEqual([]);
  }, 60_000);

  test('fails at that command, unless it is the first to name something', () => {
    const elsewhere = mutants.filter((mutant) => {
      const wrong = judgeMutant(mutant, false).report.files[0]?.commands.find((command) => command.verdict !== 'true');
      return wrong && mutant.line < wrong.commandLine - 1 && !/[0-9a-f]{12}|_/.test(mutant.how);
    });
    expect(elsewhere.map(({ how, line }) => `${line}: ${how}`)).toEqual([]);
  }, 60_000);

  test('is mended by a rewrite, which then changes nothing more', () => {
    for (const mutant of mutants.filter((_, index) => index % 7 === 0)) {
      const { report, rewritten } = judgeMutant(mutant, true);
      expect(report.failed, mutant.how).toBe(0);
      const again = check(fakeSimulation, fakeWorld(5, EPOCH), rewritten, { write: true });
      expect(again.rewritten).toEqual([]);
      expect(again.report.failed).toBe(0);
    }
  }, 60_000);
});
