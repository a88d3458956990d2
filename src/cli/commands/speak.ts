/** What every command says, and how it ends. Texts become bytes here. */
import { toBytes } from '../../digest/bytes.js';
import { exit, type Next, type System } from '../../process/program.js';
import type { Failure } from '../../world/failure.js';
import { emptyName } from '../client.js';
import type { Reading } from '../reading.js';

export function say(system: System, text: string): void {
  if (text !== '') system.write(1, toBytes(text));
}

export function complain(system: System, text: string): void {
  if (text !== '') system.write(2, toBytes(text));
}

/** A refusal in the client's words, without a newline. */
export function daemonWords(failure: Failure): string {
  if (failure === emptyName) return failure.message;
  return failure.code === 'no-such-host' ? failure.message : `Error response from daemon: ${failure.message}`;
}

/** What becomes of an empty name of an image: it is asked for under an address that the engine has not. */
export const noPage = 'Error response from daemon: page not found';

/** Ends a command with one complaint. */
export function giveUp(system: System, words: string, code = 1): Next {
  complain(system, `${words}\n`);
  return exit(code);
}

export function refused(system: System, failure: Failure, code = 1): Next {
  return giveUp(system, daemonWords(failure), code);
}

/** Prints what was formatted, or the complaint about the format. */
export function sayFormatted(system: System, text: Reading<string>): Next {
  if (!text.ok) return giveUp(system, text.reason);
  say(system, text.value);
  return exit(0);
}
