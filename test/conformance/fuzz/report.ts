import { consoleOf, type Recording } from './recording.js';
import type { Found } from './trial.js';

const excerpt = (lines: readonly string[]): string =>
  [...lines.slice(0, 40), ...(lines.length > 40 ? [`… ${lines.length - 40} more lines`] : [])]
    .map((line) => `    ${line}`)
    .join('\n');

/** A recording until a command, with the waits that matter: of a second or more. */
function scenario(recording: Recording, until: number): string {
  return consoleOf({ ...recording, commands: recording.commands.slice(0, until + 1) });
}

/** A difference for a person: what differs, how to come back to it, and the scenario for test/record. */
export function reportOf(seed: number, number: number, { difference, recording, tries }: Found): string {
  const { command, reason, expected, printed, codes, index } = difference;
  return [
    `Program ${number} of seed ${seed} differs at:  $ ${command}`,
    `  ${reason}`,
    `  the Engine (exit code ${codes.expected}):`,
    excerpt(expected),
    `  the simulation (exit code ${codes.printed}):`,
    excerpt(printed),
    `  Again: npm run fuzz:engine -- --seed ${seed} --first ${number} --runs 1`,
    tries > 0 ? `  The shortest program that shows it, of ${tries} tried:` : '  The program:',
    '',
    scenario(recording, index),
  ].join('\n');
}
