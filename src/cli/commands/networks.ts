/** The networks that every engine has. Others cannot be made in this model. */
import { sha256 } from '../../digest/sha256.js';
import { formatRfc3339Nano } from '../../time/instant.js';
import { type Failure, failure } from '../../world/failure.js';
import type { NetworkDocument } from '../format/networks.js';
import type { EngineClient } from '../client.js';

const drivers = [
  ['bridge', 'bridge'],
  ['host', 'host'],
  ['none', 'null'],
] as const;

/** Their identifiers follow from the host and the name. */
export function networksOf({ host }: EngineClient): readonly NetworkDocument[] {
  return drivers.map(([Name, Driver]) => ({
    Name,
    Id: sha256(`network ${host} ${Name}`),
    Created: formatRfc3339Nano(0),
    Scope: 'local',
    Driver,
    EnableIPv6: false,
    Internal: false,
    Labels: {},
  }));
}

export function inspectNetwork(client: EngineClient, name: string): object | Failure {
  const found = networksOf(client).find((network) => network.Name === name || (name !== '' && network.Id.startsWith(name)));
  if (!found) return failure('no-such-object', `network ${name} not found`, { network: name });
  const { Name, Id, Created, Scope, Driver, EnableIPv6, Internal, Labels } = found;
  const IPAM = { Driver: 'default', Options: null, Config: [] };
  const rest = { Attachable: false, Ingress: false, ConfigFrom: { Network: '' }, ConfigOnly: false };
  return { Name, Id, Created, Scope, Driver, EnableIPv6, IPAM, Internal, ...rest, Containers: {}, Options: {}, Labels };
}
