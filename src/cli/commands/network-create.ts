import { exit, type Next } from '../../process/program.js';
import { isFailure } from '../../world/failure.js';
import { commaList, list, map, text, toggle } from '../flag-kinds.js';
import { pairTable, sortedTable } from '../run/key-value-file.js';
import { checkLabel } from '../run/option-values.js';
import { command, type Invocation } from './command.js';
import { giveUp, refused, say } from './speak.js';

const reserved = 'addresses kept from containers';
const drivers = 'drivers that give out addresses';

const flagSet = {
  attachable: toggle('Containers of a swarm may be attached by hand'),
  'aux-address': map('Addresses that are taken', { notSimulated: reserved }),
  'config-from': text('Network whose configuration to take', { notSimulated: 'networks that are only configurations' }),
  'config-only': toggle('Only a configuration', { notSimulated: 'networks that are only configurations' }),
  driver: text('Driver of the network', { short: 'd', initial: 'bridge' }),
  gateway: commaList('Gateway of its subnet'),
  ingress: toggle('The routing mesh of a swarm', { notSimulated: 'swarms' }),
  internal: toggle('No way out'),
  'ip-range': commaList('Addresses for containers', { notSimulated: reserved }),
  'ipam-driver': text('Who gives out addresses', { initial: 'default', notSimulated: drivers }),
  'ipam-opt': map('Option for who gives out addresses', { notSimulated: drivers }),
  ipv4: toggle('With IPv4', { initial: true, notSimulated: 'networks without IPv4' }),
  ipv6: toggle('With IPv6'),
  label: list('Label of the network', { check: checkLabel }),
  opt: map('Option for the driver', { short: 'o' }),
  scope: text('How far it reaches', { notSimulated: 'swarms' }),
  subnet: commaList('Its addresses'),
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
