import { toText } from '../../digest/bytes.js';
import { isFault } from '../../filesystem/fault.js';
import { exit, type Json, type Next, poll, type System } from '../../process/program.js';
import { say } from './speak.js';

/** Asks once (`before` stands before the question), and does it for an answer of `y` only. The end of the input is a no, and no error (FINDINGS 97). */
export function confirm(
  system: System,
  state: Json | undefined,
  warning: string,
  act: () => Next,
  before = '\n',
): Next {
  if (state === undefined) say(system, `${warning}${before}Are you sure you want to continue? [y/N] `);
  const answer = system.readLine(0);
  if (answer === undefined) return poll([{ readable: 0 }], 'asked');
  const words = isFault(answer) ? '' : toText(answer);
  return words.trim().toLowerCase() === 'y' ? act() : exit(0);
}
