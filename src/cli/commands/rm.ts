import { exit, type Next } from '../../process/program.js';
import { isFailure } from '../../world/failure.js';
import { toggle } from '../flag-kinds.js';
import { command, type Invocation } from './command.js';
import { complain, daemonWords, say } from './speak.js';

const flagSet = {
  force: toggle('Kill what runs, then remove it', { short: 'f' }),
  link: toggle('Remove a link, not a container', { short: 'l' }),
  volumes: toggle('Remove the anonymous volumes with it', { short: 'v' }),
};

export const rm = command({ flags: flagSet, step: (call) => removeEach(call) });

/** With `-f` a container that is not there is complained about, but is no error. */
function removeEach({ system, client, flags: { force, link, volumes }, args }: Invocation<typeof flagSet>): Next {
  const complaints: string[] = [];
  let code = 0;
  for (const name of args) {
    const refused = remove(name);
    if (refused === undefined) say(system, `${name}\n`);
    else complaints.push(`${refused}\n`);
  }
  complain(system, complaints.join(''));
  return exit(code);

  function remove(name: string): string | undefined {
    const container = name.replace(/^\/+|\/+$/g, '');
    if (container === '') {
      code = 1;
      return 'container name cannot be empty';
    }
    const failed = client.call({ call: 'remove-container', container, force, link, volumes });
    if (!isFailure(failed)) return undefined;
    if (!force || failed.code !== 'no-such-container') code = 1;
    return daemonWords(failed);
  }
}
