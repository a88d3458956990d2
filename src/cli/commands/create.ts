/** `docker create`: a container that has not been started. Its complaints are shorter than those of `run`. */
import { exit, type Next } from '../../process/program.js';
import { createBody, pullProblem } from '../run/run-options.js';
import { CREATE_FLAGS } from '../run/run-flags.js';
import { runComplaint } from '../usage.js';
import { command, type Invocation } from './command.js';
import { isNoContainer, newContainer, unlikeHere } from './new-container.js';
import { complain, giveUp, say } from './speak.js';
import { surroundingsOf } from './surroundings.js';

export const create = command({ flags: CREATE_FLAGS, commandFollows: true, step: (call) => createOne(call) });

function createOne(call: Invocation<typeof CREATE_FLAGS>): Next {
  const { system, flags, changed, args } = call;
  const wrongPull = pullProblem(flags.pull);
  if (wrongPull !== undefined) return wrongFlags(call, wrongPull);
  const unlike = unlikeHere(call);
  if (unlike !== undefined) return giveUp(system, unlike);
  const body = createBody({ values: flags, changed, positionals: args }, surroundingsOf(system));
  if (!body.ok) return wrongFlags(call, body.reason);
  const id = newContainer(call, flags, body.value);
  if (isNoContainer(id)) return giveUp(system, id.words);
  say(system, `${id}\n`);
  return exit(0);
}

function wrongFlags({ system }: Pick<Invocation, 'system'>, words: string): Next {
  const { stderr, exitCode } = runComplaint('docker create', words);
  complain(system, stderr);
  return exit(exitCode);
}
