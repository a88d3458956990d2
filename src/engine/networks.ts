import { addressIn, overlap, parseSubnet, poolAt, poolCount, subnetText } from '../host/address-pool.js';
import { isPredefined, type Network } from '../host/network.js';
import { emptyTable } from '../table/table.js';
import { type Failure, failure, isFailure } from '../world/failure.js';
import type { Engine } from './engine.js';
import { findNetwork } from './find-network.js';
import { type Filters, labelsMatch, type Pruned, unknownFilter } from './prune.js';

export interface NetworkRequest {
  readonly name: string;
  readonly driver?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly options?: Readonly<Record<string, string>>;
  readonly internal?: boolean;
  readonly attachable?: boolean;
  readonly ipv6?: boolean;
  readonly subnet?: string;
  readonly gateway?: string;
}

type Range = Pick<Network, 'subnet' | 'gateway'>;

/** `docker network create`. The new network's id. */
export function createNetwork(engine: Engine, request: NetworkRequest): string | Failure {
  const { draft } = engine;
  const { name, driver = 'bridge' } = request;
  const host = draft.host(engine.host);
  const wrong = nameProblem(name) ?? driverProblem(driver, name);
  if (wrong) return wrong;
  if (host.networks.has(name)) {
    return failure('name-in-use', `network with name ${name} already exists`, { network: name });
  }
  const range = request.subnet ? wantedRange(engine, request.subnet, request.gateway ?? '') : nextRange(engine);
  if (isFailure(range)) return range;
  draft.tick();
  const network: Network = {
    id: draft.newId(),
    name,
    driver: 'bridge',
    created: draft.now,
    labels: request.labels ?? {},
    options: request.options ?? {},
    internal: request.internal === true,
    attachable: request.attachable === true,
    ipv6: request.ipv6 === true,
    ...range,
    endpoints: emptyTable(),
  };
  host.networks = host.networks.set(name, network);
  emitNetwork(engine, network, 'create');
  return network.id;
}

function nameProblem(name: string): Failure | undefined {
  if (name.trim() === '') return failure('invalid-argument', 'invalid name:', { network: name });
  if (name !== 'default' && !isPredefined(name)) return undefined;
  return failure('conflict', `operation is not permitted on predefined ${name} network`, { network: name });
}

function driverProblem(driver: string, network: string): Failure | undefined {
  const refuse = (reason: string) => failure('invalid-argument', reason, { network, driver });
  if (driver === 'bridge') return undefined;
  if (driver === 'host' || driver === 'null') return refuse(`only one instance of "${driver}" network is allowed`);
  if (driver === 'macvlan' || driver === 'ipvlan') return refuse('operation not supported');
  if (driver !== 'overlay') return failure('no-such-object', `plugin "${driver}" not found`, { network, driver });
  return refuse(
    'This node is not a swarm manager. ' +
      'Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.',
  );
}

function isFree(engine: Engine, range: ReturnType<typeof poolAt>): boolean {
  for (const { subnet } of engine.draft.host(engine.host).networks.values()) {
    const other = parseSubnet(subnet);
    if (other && overlap(range, other)) return false;
  }
  return true;
}

function wantedRange(engine: Engine, text: string, gateway: string): Range | Failure {
  const range = parseSubnet(text);
  if (!range) return failure('invalid-argument', `Invalid subnet ${text} : invalid CIDR address: ${text}`);
  if (isFree(engine, range)) return { subnet: subnetText(range), gateway };
  return failure('conflict', 'Pool overlaps with other one on this address space', { subnet: text });
}

/** The ranges go round: one that was given back comes again last. */
function nextRange(engine: Engine): Range | Failure {
  const host = engine.draft.host(engine.host);
  for (let tried = 0; tried < poolCount; tried += 1) {
    const index = (host.nextPool + tried) % poolCount;
    const range = poolAt(index);
    if (!isFree(engine, range)) continue;
    host.nextPool = (index + 1) % poolCount;
    return { subnet: subnetText(range), gateway: addressIn(range, 1) };
  }
  const reason = 'could not find an available, non-overlapping IPv4 address pool among the defaults to assign';
  return failure('conflict', `${reason} to the network`);
}

/** `docker network rm`: a network that nothing runs in. */
export function removeNetwork(engine: Engine, text: string): Failure | undefined {
  const host = engine.draft.host(engine.host);
  const network = findNetwork(host, text);
  if (isFailure(network)) return network;
  const { id, name } = network;
  if (isPredefined(name)) {
    return failure('conflict', `${name} is a pre-defined network and cannot be removed`, { network: name });
  }
  if (network.endpoints.size > 0) {
    const reason = `error while removing network: network ${name} id ${id} has active endpoints`;
    return failure('network-in-use', reason, { network: name });
  }
  engine.draft.tick();
  destroyNetwork(engine, network);
  return undefined;
}

function destroyNetwork(engine: Engine, network: Network): void {
  const host = engine.draft.host(engine.host);
  host.networks = host.networks.delete(network.name);
  emitNetwork(engine, network, 'destroy');
}

/** `docker network prune`: every network of the user's that nothing runs in. `until`: milliseconds. */
export function pruneNetworks(engine: Engine, filters: Filters, until?: number): Pruned | Failure {
  const wrong = unknownFilter(filters, ['label', 'label!', 'until']);
  if (wrong) return wrong;
  const { draft, host } = engine;
  const unused = [...draft.host(host).networks.values()]
    .filter(({ name, endpoints }) => !isPredefined(name) && endpoints.size === 0)
    .filter(({ created }) => until === undefined || created <= until)
    .filter(({ labels }) => labelsMatch(filters, labels));
  draft.tick();
  for (const network of unused) destroyNetwork(engine, network);
  draft.emit({ host, type: 'network', action: 'prune', id: '', attributes: { reclaimed: '0' } });
  return { removed: unused.map(({ name }) => name), reclaimed: 0 };
}

export function emitNetwork(
  engine: Engine,
  { id, name, driver }: Network,
  action: string,
  more: Readonly<Record<string, string>> = {},
): void {
  const attributes = { name, type: driver, ...more };
  engine.draft.emit({ host: engine.host, type: 'network', action, id, attributes });
}
