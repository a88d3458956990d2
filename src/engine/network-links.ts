import type { Container } from '../container/container.js';
import { atRest, isDefaultNetwork, isSharedNetwork, type NetworkLink, newLink } from '../container/network-link.js';
import { addressIn, parseSubnet, roomOf } from '../host/address-pool.js';
import { isPredefined, type Network } from '../host/network.js';
import { type Failure, failure, isFailure } from '../world/failure.js';
import type { Engine } from './engine.js';
import { findNetwork } from './find-network.js';
import { emitNetwork } from './networks.js';

/** Of a container that is created: none for the default network, and for another container's. */
export function linksFor(mode: string, aliases: readonly string[] = []): { networks?: readonly NetworkLink[] } {
  return isDefaultNetwork(mode) || isSharedNetwork(mode) ? {} : { networks: [newLink(mode, aliases, false)] };
}

/** At its start a container gets an endpoint in every network of its own. It is told of afterwards. */
export function joinNetworks(engine: Engine, id: string): Failure | undefined {
  const row = engine.draft.container(engine.host, id);
  if (!row.networks) return undefined;
  for (const [index, link] of row.networks.entries()) {
    if (isDefaultNetwork(link.name)) continue;
    const network = networkOf(engine, link);
    if (isFailure(network)) return network;
    const joined = join(engine, id, link, network);
    if (isFailure(joined)) return joined;
    row.networks = row.networks.with(index, joined);
  }
  return undefined;
}

/** Once joined, it is that network for good: another one of the same name is not it. */
function networkOf(engine: Engine, { name, network: id }: NetworkLink): Network | Failure {
  const known = id !== '' && !isPredefined(name);
  return findNetwork(engine.draft.host(engine.host), known ? id : name);
}

/** The lowest address that nobody has; the first is the gateway's. */
function join(engine: Engine, id: string, link: NetworkLink, network: Network): NetworkLink | Failure {
  const { draft } = engine;
  const range = parseSubnet(network.subnet);
  const number = range ? lowestFree(network) : 0;
  if (range && number > roomOf(range)) {
    const reason = "no available IPv4 addresses on this network's address pools";
    return failure('conflict', `${reason}: ${network.name} (${network.id})`, { network: network.name });
  }
  const host = draft.host(engine.host);
  const row = { ...network, endpoints: network.endpoints.set(id, number) };
  host.networks = host.networks.set(network.name, row);
  const joined = { ...link, name: network.name, network: network.id, endpoint: draft.newId() };
  if (!range) return joined;
  const gateway = network.internal ? '' : network.gateway || addressIn(range, 1);
  return { ...joined, address: addressIn(range, number), gateway, prefix: range.prefix };
}

function lowestFree({ endpoints, subnet, gateway }: Network): number {
  const taken = new Set(endpoints.values());
  const range = parseSubnet(subnet);
  let number = 1;
  while (taken.has(number) || (range && addressIn(range, number) === (gateway || addressIn(range, 1)))) number += 1;
  return number;
}

/** Tells of the networks that a container has just joined. */
export function announceNetworks(engine: Engine, { id, networks = [] }: Container): void {
  for (const link of networks) if (link.endpoint !== '') tell(engine, link, 'connect', id);
}

function tell(engine: Engine, link: NetworkLink, action: string, container: string): void {
  const network = engine.draft.peekHost(engine.host)?.networks.get(link.name);
  if (network) emitNetwork(engine, network, action, { container });
}

/** A container that ends gives its endpoints back. */
export function leaveNetworks(engine: Engine, id: string): void {
  const seen = engine.draft.peekContainer(engine.host, id);
  if (!seen?.networks?.some(({ endpoint }) => endpoint !== '')) return;
  const row = engine.draft.container(engine.host, id);
  row.networks = seen.networks.map((link) => leave(engine, id, link));
}

function leave(engine: Engine, id: string, link: NetworkLink): NetworkLink {
  if (link.endpoint === '') return link;
  const host = engine.draft.host(engine.host);
  const network = host.networks.get(link.name);
  if (network) {
    host.networks = host.networks.set(network.name, { ...network, endpoints: network.endpoints.delete(id) });
    emitNetwork(engine, network, 'disconnect', { container: id });
  }
  return atRest(link);
}

/** One more network of a container that runs. */
export function joinOne(engine: Engine, id: string, wanted: NetworkLink, network: Network): NetworkLink | Failure {
  const joined = join(engine, id, wanted, network);
  if (!isFailure(joined)) tell(engine, joined, 'connect', id);
  return joined;
}

/** The engine tells of it twice when the container runs. */
export function leaveOne(engine: Engine, id: string, link: NetworkLink): void {
  leave(engine, id, link);
  tell(engine, link, 'disconnect', id);
}
