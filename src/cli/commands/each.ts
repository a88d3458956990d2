import { exit, type Next, type System } from '../../process/program.js';
import { type Failure, isFailure } from '../../world/failure.js';
import { complain, daemonWords, say } from './speak.js';

/**
 * Does something with each argument: what came of it (the argument as typed unless the verb says otherwise) is
 * printed in the order of the arguments, the complaints come last, and one is enough for exit code 1.
 */
export function forEach(
  system: System,
  names: readonly string[],
  verb: (name: string) => Failure | string | undefined,
): Next {
  const complaints: string[] = [];
  for (const name of names) {
    const outcome = verb(name);
    if (isFailure(outcome)) complaints.push(`${daemonWords(outcome)}\n`);
    else say(system, outcome ?? `${name}\n`);
  }
  complain(system, complaints.join(''));
  return exit(complaints.length === 0 ? 0 : 1);
}
