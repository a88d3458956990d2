import { findNetwork } from '../engine/find-network.js';
import { addressIn, hardwareAddress, parseSubnet } from '../host/address-pool.js';
import type { Host } from '../host/host.js';
import { isPredefined, type Network } from '../host/network.js';
import { formatRfc3339Nano } from '../time/instant.js';
import { type Failure, failure, isFailure } from '../world/failure.js';
import type { World } from '../world/world.js';
import { checkFilterKeys, type Filters, filterValues, matchesExactly, matchesPattern } from './filters.js';
import { hostOf } from './host-of.js';
import { matchesLabels } from '../image/filters.js';
import { sortedByName } from './sorted-by-name.js';

/** A network in lists and in `docker network inspect`; in lists nobody is in it. */
export interface NetworkDocument {
  readonly Name: string;
  readonly Id: string;
  readonly Created: string;
  readonly Scope: 'local';
  readonly Driver: string;
  readonly EnableIPv6: boolean;
  readonly IPAM: {
    readonly Driver: 'default';
    readonly Options: object | null;
    readonly Config: readonly { readonly Subnet: string; readonly Gateway?: string }[];
  };
  readonly Internal: boolean;
  readonly Attachable: boolean;
  readonly Ingress: false;
  readonly ConfigFrom: { readonly Network: '' };
  readonly ConfigOnly: false;
  readonly Containers: Readonly<Record<string, MemberDocument>>;
  readonly Options: Readonly<Record<string, string>>;
  readonly Labels: Readonly<Record<string, string>>;
}

interface MemberDocument {
  readonly Name: string;
  readonly EndpointID: string;
  readonly MacAddress: string;
  readonly IPv4Address: string;
  readonly IPv6Address: '';
}

function networkDocument(network: Network, members: NetworkDocument['Containers']): NetworkDocument {
  const { name, subnet, gateway } = network;
  return {
    Name: name,
    Id: network.id,
    Created: formatRfc3339Nano(network.created),
    Scope: 'local',
    Driver: network.driver,
    EnableIPv6: network.ipv6,
    IPAM: {
      Driver: 'default',
      Options: isPredefined(name) ? null : {},
      Config: subnet === '' ? [] : [{ Subnet: subnet, ...(gateway === '' ? {} : { Gateway: gateway }) }],
    },
    Internal: network.internal,
    Attachable: network.attachable,
    Ingress: false,
    ConfigFrom: { Network: '' },
    ConfigOnly: false,
    Containers: members,
    Options: sortedByName(network.options),
    Labels: sortedByName(network.labels),
  };
}

/** Who runs in it, by id. */
function membersOf(host: Host, network: Network): NetworkDocument['Containers'] {
  const range = parseSubnet(network.subnet);
  const members: Record<string, MemberDocument> = {};
  for (const [id, number] of network.endpoints) {
    const container = host.containers.get(id);
    const address = range ? addressIn(range, number) : '';
    members[id] = {
      Name: container?.name ?? '',
      EndpointID: container?.networks?.find((link) => link.network === network.id)?.endpoint ?? '',
      MacAddress: hardwareAddress(address),
      IPv4Address: range ? `${address}/${range.prefix}` : '',
      IPv6Address: '',
    };
  }
  return members;
}

/** By id, name or prefix of an id. */
export function inspectNetwork(world: World, hostName: string, text: string): NetworkDocument | Failure {
  const host = hostOf(world, hostName);
  const network = findNetwork(host, text);
  return isFailure(network) ? network : networkDocument(network, membersOf(host, network));
}

const filterKeys = ['dangling', 'driver', 'id', 'label', 'name', 'scope', 'type'];

/** The answer of `/networks`, by name. */
export function listNetworks(
  world: World,
  hostName: string,
  filters: Filters = {},
): readonly NetworkDocument[] | Failure {
  const values = (key: string) => filterValues(filters, key);
  const unknown = checkFilterKeys(filters, filterKeys);
  if (unknown) return unknown;
  const type = values('type').find((value) => value !== 'builtin' && value !== 'custom');
  if (type !== undefined) return failure('invalid-argument', `invalid filter: 'type'='${type}'`);
  const dangling = values('dangling')[0];
  const isUnused = ({ name, endpoints }: Network) => !isPredefined(name) && endpoints.size === 0;
  return [...hostOf(world, hostName).networks.values()]
    .filter(
      (network) =>
        matchesExactly(values('driver'), network.driver) &&
        matchesPattern(values('name'), network.name) &&
        matchesPattern(values('id'), network.id) &&
        matchesLabels(values('label'), network.labels) &&
        matchesExactly(values('scope'), 'local') &&
        matchesExactly(values('type'), isPredefined(network.name) ? 'builtin' : 'custom') &&
        (dangling === undefined || isUnused(network) === (dangling === 'true' || dangling === '1')),
    )
    .map((network) => networkDocument(network, {}));
}
