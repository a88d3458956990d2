import { exit } from '../../process/program.js';
import { isFailure } from '../../world/failure.js';
import { commaList, integer, list, text } from '../flag-kinds.js';
import { command } from './command.js';
import { giveUp, refused } from './speak.js';

const chosen = 'addresses chosen by hand';

const flagSet = {
  alias: commaList('Further name of the container in that network'),
  'driver-opt': commaList('Option for the driver', { notSimulated: 'options of network drivers' }),
  'gw-priority': integer('How readily it is the way out', { notSimulated: 'a choice among gateways' }),
  ip: text('IPv4 address', { notSimulated: chosen }),
  ip6: text('IPv6 address', { notSimulated: chosen }),
  link: list('Container to link to', { notSimulated: 'links in networks made by hand' }),
  'link-local-ip': commaList('Link-local address', { notSimulated: chosen }),
};

export const networkConnect = command({
  flags: flagSet,
  step: ({ system, client, flags: { alias: aliases }, args: [network = '', container = ''] }) => {
    if (network.trim() === '') return giveUp(system, 'invalid network name or ID: value is empty');
    const done = client.call({ call: 'connect-network', network, container, aliases });
    return isFailure(done) ? refused(system, done) : exit(0);
  },
});
