import type { CommandStep, Step } from '../../src/transcript/document.js';
import { parseConsole } from '../../src/transcript/parse-console.js';
import type { Ran } from './run-process.js';

/*
 * A scenario file: what docs/transcripts.md says of `.console` files, with the answers or without them yet.
 *
 *   file = "# " title, further "# " comments, step*
 *   step = "$ " command [answer] | "#! " directive
 *
 * Comments below the first step are not kept when answers are written.
 */

export interface Scenario {
  readonly name: string;
  readonly text: string;
  readonly steps: readonly Step[];
}

/** @throws Error that names the line when the text cannot be read */
export function readScenario(name: string, text: string): Scenario {
  const parsed = parseConsole(name, text);
  if (!parsed.ok) throw new Error(`${name}:${parsed.failure.line}: ${parsed.failure.problem}`);
  if (!/^# \S/.test(text)) throw new Error(`${name}:1: the first line is no title such as "# pull -a pulls every tag"`);
  return { name, text, steps: parsed.document.steps };
}

/** What `sh -c` gets for a step. */
export function commandOf(step: CommandStep): string {
  return step.typed.join('\n');
}

/** What would be read as something else than output where it stands. */
const ambiguous = /^(\$( |$)|#! |\[exit \d+\]\s*$)/;

/** The scenario with these answers, one for each of its commands in order. @throws Error when one cannot be written down */
export function withAnswers(scenario: Scenario, answers: readonly Ran[]): string {
  const lines = scenario.text.split(/\r?\n/);
  const first = scenario.steps[0]?.line ?? 1;
  const written = lines.slice(0, first - 1);
  const left = [...answers];
  for (const step of scenario.steps) {
    if (step.step !== 'command') written.push(lines[step.line - 1] ?? '');
    else {
      const answer = left.shift();
      if (answer === undefined) throw new Error(`${scenario.name}:${step.line}: no answer`);
      written.push(
        ...lines.slice(step.line - 1, step.lastLine),
        ...answerLines(`${scenario.name}:${step.line}`, answer),
      );
    }
  }
  return `${written.join('\n')}\n`;
}

/** Standard output, then standard error, then the exit code; the last line of either gets its line end. */
function answerLines(place: string, { stdout, stderr, code }: Ran): readonly string[] {
  const lines = [stdout, stderr]
    .filter((text) => text !== '')
    .flatMap((text) => text.replace(/\r?\n$/, '').split(/\r?\n/));
  const bad = lines.find((line) => ambiguous.test(line));
  if (bad !== undefined) throw new Error(`${place}: the answer's line "${bad}" would be read as something else`);
  return code === 0 ? lines : [...lines, `[exit ${code}]`];
}
