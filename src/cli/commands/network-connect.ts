import { exit } from '../../process/program.js';
import { isFailure } from '../../world/failure.js';
import { list } from '../flag-kinds.js';
import { command } from './command.js';
import { giveUp, refused } from './speak.js';

const flagSet = { alias: list('Further name of the container in that network') };

export const networkConnect = command({
  flags: flagSet,
  step: ({ system, client, flags: { alias: aliases }, args: [network = '', container = ''] }) => {
    if (network.trim() === '') return giveUp(system, 'invalid network name or ID: value is empty');
    const done = client.call({ call: 'connect-network', network, container, aliases });
    return isFailure(done) ? refused(system, done) : exit(0);
  },
});
