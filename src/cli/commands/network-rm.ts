import { exit } from '../../process/program.js';
import { isFailure } from '../../world/failure.js';
import { toggle } from '../flag-kinds.js';
import { command } from './command.js';
import { complain, daemonWords, say } from './speak.js';

const flagSet = { force: toggle('A network that is not there is no error', { short: 'f' }) };

/** The client adds a line of its own where anything went wrong. */
export const networkRm = command({
  flags: flagSet,
  step: ({ system, client, flags: { force }, args }) => {
    const complaints: string[] = [];
    for (const network of args) {
      if (network.trim() === '') {
        complaints.push('invalid network name or ID: value is empty\n');
        continue;
      }
      const refused = client.call({ call: 'remove-network', network });
      if (!isFailure(refused)) say(system, `${network}\n`);
      else if (!force || refused.code !== 'no-such-object') complaints.push(`${daemonWords(refused)}\n`);
    }
    if (complaints.length === 0) return exit(0);
    complain(system, `${complaints.join('')}exit status 1\n`);
    return exit(1);
  },
});
