import { exit } from '../../process/program.js';
import { list, map, text, toggle } from '../flag-kinds.js';
import { checkLabel } from '../run/option-values.js';
import { command } from './command.js';
import { networkId, networksOf } from './networks.js';
import { giveUp, say } from './speak.js';

const flagSet = {
  attachable: toggle('Containers of a swarm may be attached by hand'),
  driver: text('Driver of the network', { short: 'd', initial: 'bridge' }),
  gateway: list('Gateway of its subnet'),
  internal: toggle('No way out'),
  ipv6: toggle('With IPv6'),
  label: list('Label of the network', { check: checkLabel }),
  opt: map('Option for the driver', { short: 'o' }),
  subnet: list('Its addresses'),
};

/** Networks have no properties in this model: one comes into being with the first container that names it. */
export const networkCreate = command({
  flags: flagSet,
  step: ({ system, client, args: [name = ''] }) => {
    if (networksOf(client).some((network) => network.Name === name)) {
      return giveUp(system, `Error response from daemon: network with name ${name} already exists`);
    }
    say(system, `${networkId(client.host, name)}\n`);
    return exit(0);
  },
});
