import { exit } from '../../process/program.js';
import { isFailure } from '../../world/failure.js';
import { toggle } from '../flag-kinds.js';
import { command } from './command.js';
import { giveUp, refused } from './speak.js';

const flagSet = { force: toggle('Also a container that the engine does not know', { short: 'f' }) };

export const networkDisconnect = command({
  flags: flagSet,
  step: ({ system, client, flags: { force }, args: [network = '', container = ''] }) => {
    if (network.trim() === '') return giveUp(system, 'invalid network name or ID: value is empty');
    const done = client.call({ call: 'disconnect-network', network, container, force });
    return isFailure(done) ? refused(system, done) : exit(0);
  },
});
