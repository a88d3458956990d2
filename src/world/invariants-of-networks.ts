import { addressIn, parseSubnet } from '../host/address-pool.js';
import type { Host } from '../host/host.js';
import type { Network } from '../host/network.js';
import type { Broken, Finding } from './invariants-broken.js';
import { isAlive } from './invariants-of-containers.js';

/** A network knows exactly the running containers that know it, and no two have one address. */
export function* brokenNetworks(host: Host): Finding {
  for (const [name, network] of host.networks) {
    const find = (message: string): Broken => ({
      rule: 'networks',
      message: `Network ${name} ${message}.`,
      about: { host: host.name, network: network.id },
    });
    if (network.name !== name) yield find(`is called ${network.name}`);
    yield* brokenEndpoints(host, network, find);
  }
  for (const container of host.containers.values()) {
    for (const { name, network, endpoint } of container.networks ?? []) {
      if (endpoint === '') continue;
      const row = host.networks.get(name);
      if (row?.id === network && row.endpoints.has(container.id)) continue;
      const message = `Container ${container.name} is in network ${name}, which does not know it.`;
      yield { rule: 'networks', message, about: { host: host.name, container: container.id } };
    }
  }
}

function* brokenEndpoints(host: Host, network: Network, find: (message: string) => Broken): Finding {
  const range = parseSubnet(network.subnet);
  const taken = new Set<number>();
  for (const [id, number] of network.endpoints) {
    const container = host.containers.get(id);
    if (!container || !isAlive(container)) yield find(`has container ${id}, which does not run`);
    const link = container?.networks?.find((one) => one.network === network.id);
    if (!link || link.endpoint === '') yield find(`has container ${id}, which is not in it`);
    else if (link.address !== (range ? addressIn(range, number) : '')) yield find(`gives ${id} another address`);
    if (range && taken.has(number)) yield find(`gives address number ${number} twice`);
    taken.add(number);
  }
}
