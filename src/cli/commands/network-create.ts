import { exit, type Next } from '../../process/program.js';
import { isFailure } from '../../world/failure.js';
import { list, map, text, toggle } from '../flag-kinds.js';
import { pairTable, sortedTable } from '../run/key-value-file.js';
import { checkLabel } from '../run/option-values.js';
import { command, type Invocation } from './command.js';
import { giveUp, refused, say } from './speak.js';

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

export const networkCreate = command({ flags: flagSet, step: (call) => createOne(call) });

/** Ranges of IPv6 addresses are taken and not kept. */
function createOne({ system, client, flags, args: [name = ''] }: Invocation<typeof flagSet>): Next {
  const [gateway] = flags.gateway;
  if (gateway !== undefined && flags.subnet.length === 0) {
    return giveUp(system, 'every ip-range or gateway must have a corresponding subnet');
  }
  const subnet = flags.subnet.find((range) => !range.includes(':'));
  const created = client.call({
    call: 'create-network',
    name,
    driver: flags.driver,
    labels: pairTable(flags.label),
    options: sortedTable(flags.opt),
    internal: flags.internal,
    attachable: flags.attachable,
    ipv6: flags.ipv6,
    ...(subnet === undefined ? {} : { subnet }),
    ...(gateway === undefined ? {} : { gateway }),
  });
  if (isFailure(created)) return refused(system, created);
  say(system, `${created}\n`);
  return exit(0);
}
