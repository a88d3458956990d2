/** The networks that every engine has, and those that its containers name: more of a network is not modelled. */
import { sha256 } from '../../digest/sha256.js';
import { formatRfc3339Nano } from '../../time/instant.js';
import { hostOf } from '../../view/host-of.js';
import { type Failure, failure } from '../../world/failure.js';
import type { NetworkDocument } from '../format/networks.js';
import type { EngineClient } from '../client.js';

const drivers: Readonly<Record<string, string>> = { bridge: 'bridge', host: 'host', none: 'null' };

/** It follows from the host and the name. */
export function networkId(host: string, name: string): string {
  return sha256(`network ${host} ${name}`);
}

function namesOf(client: EngineClient): readonly string[] {
  const modes = client.look((world) =>
    [...hostOf(world, client.host).containers.values()].map(({ hostConfig }) => hostConfig.NetworkMode ?? 'default'),
  );
  const named = modes.filter((mode) => mode !== '' && mode !== 'default' && !mode.startsWith('container:'));
  return [...new Set([...Object.keys(drivers), ...named])].sort();
}

/** By name. */
export function networksOf(client: EngineClient): readonly NetworkDocument[] {
  return namesOf(client).map((Name) => ({
    Name,
    Id: networkId(client.host, Name),
    Created: formatRfc3339Nano(0),
    Scope: 'local',
    Driver: drivers[Name] ?? 'bridge',
    EnableIPv6: false,
    Internal: false,
    Labels: {},
  }));
}

export function inspectNetwork(client: EngineClient, name: string): object | Failure {
  const found = networksOf(client).find(
    (network) => network.Name === name || (name !== '' && network.Id.startsWith(name)),
  );
  if (!found) return failure('no-such-object', `network ${name} not found`, { network: name });
  const { Name, Id, Created, Scope, Driver, EnableIPv6, Internal, Labels } = found;
  const IPAM = { Driver: 'default', Options: null, Config: [] };
  const rest = { Attachable: false, Ingress: false, ConfigFrom: { Network: '' }, ConfigOnly: false };
  return { Name, Id, Created, Scope, Driver, EnableIPv6, IPAM, Internal, ...rest, Containers: {}, Options: {}, Labels };
}
