/** From the network flags of `docker run` to the endpoints of the create call. */
import { goQuote } from '../../go/quote.js';
import { refuse, read } from '../reading.js';
import type { Reading } from '../reading.js';
import type { EndpointDocument } from './create-body.js';
import { sortedTable } from './key-value-file.js';
import { attachment } from './network-option.js';
import type { NetworkAttachment } from './network-option.js';
import { isMacAddress } from './option-values.js';

/** The flags that stand outside `--network` and belong to the first network. */
export interface ContainerNetworkFlags {
  readonly networks: readonly NetworkAttachment[];
  readonly aliases: readonly string[];
  readonly links: readonly string[];
  readonly linkLocalIps: readonly string[];
  readonly ipv4: string;
  readonly ipv6: string;
  readonly macAddress: string;
}

function isUserDefined(network: string): boolean {
  return !['', 'default', 'bridge', 'host', 'none'].includes(network) && !network.startsWith('container:');
}

function conflict(first: NetworkAttachment, flags: ContainerNetworkFlags): string | undefined {
  const both = (flag: string, own: string) => `conflicting options: cannot specify both ${flag} and per-network ${own}`;
  if (first.aliases.length > 0 && flags.aliases.length > 0) return both('--network-alias', 'alias');
  if (first.ipv4 !== '' && flags.ipv4 !== '') return both('--ip', 'IPv4 address');
  if (first.ipv6 !== '' && flags.ipv6 !== '') return both('--ip6', 'IPv6 address');
  if (first.macAddress !== '' && flags.macAddress !== '') return both('--mac-address', 'MAC address');
  if (first.linkLocalIps.length > 0 && flags.linkLocalIps.length > 0) {
    return both('--link-local-ip', 'link-local IP addresses');
  }
  return undefined;
}

function withContainerFlags(first: NetworkAttachment, flags: ContainerNetworkFlags): NetworkAttachment {
  return {
    ...first,
    aliases: [...first.aliases, ...flags.aliases],
    links: isUserDefined(first.target) ? [...flags.links] : [],
    ipv4: flags.ipv4 === '' ? first.ipv4 : flags.ipv4,
    ipv6: flags.ipv6 === '' ? first.ipv6 : flags.ipv6,
    macAddress: flags.macAddress === '' ? first.macAddress : flags.macAddress,
    linkLocalIps: [...first.linkLocalIps, ...flags.linkLocalIps],
  };
}

function ipamConfig(network: NetworkAttachment): EndpointDocument['IPAMConfig'] {
  const { ipv4, ipv6, linkLocalIps } = network;
  if (ipv4 === '' && ipv6 === '' && linkLocalIps.length === 0) return null;
  return {
    ...(ipv4 === '' ? {} : { IPv4Address: ipv4 }),
    ...(ipv6 === '' ? {} : { IPv6Address: ipv6 }),
    ...(linkLocalIps.length === 0 ? {} : { LinkLocalIPs: linkLocalIps }),
  };
}

function endpoint(network: NetworkAttachment): Reading<EndpointDocument> {
  if (network.target.trim() === '') return refuse('no name set for network');
  if (network.aliases.length > 0 && !isUserDefined(network.target)) {
    return refuse('network-scoped aliases are only supported for user-defined networks');
  }
  if (network.macAddress !== '' && !isMacAddress(network.macAddress)) {
    return refuse(`${network.macAddress} is not a valid mac address`);
  }
  const orNull = <T>(items: readonly T[]) => (items.length === 0 ? null : items);
  return read({
    IPAMConfig: ipamConfig(network),
    Links: orNull(network.links),
    Aliases: orNull(network.aliases),
    MacAddress: network.macAddress,
    DriverOpts: Object.keys(network.driverOptions).length === 0 ? null : network.driverOptions,
    GwPriority: network.gatewayPriority,
    NetworkID: '',
    EndpointID: '',
    Gateway: '',
    IPAddress: '',
    IPPrefixLen: 0,
    IPv6Gateway: '',
    GlobalIPv6Address: '',
    GlobalIPv6PrefixLen: 0,
    DNSNames: null,
  });
}

export interface NetworkSettings {
  readonly mode: string;
  readonly endpoints: Readonly<Record<string, EndpointDocument>>;
}

/** The first network names the mode. The host's network and another container's have no endpoint. */
export function networkSettings(flags: ContainerNetworkFlags): Reading<NetworkSettings> {
  const networks = flags.networks.length === 0 ? [attachment('default')] : flags.networks;
  const endpoints = new Map<string, EndpointDocument>();
  for (const [index, network] of networks.entries()) {
    const problem = index === 0 ? conflict(network, flags) : undefined;
    if (problem !== undefined) return refuse(problem);
    const built = endpoint(index === 0 ? withContainerFlags(network, flags) : network);
    if (!built.ok) return built;
    if (endpoints.has(network.target)) {
      return refuse(`network ${goQuote(network.target)} is specified multiple times`);
    }
    endpoints.set(network.target, built.value);
  }
  const userDefined = networks.filter((network) => isUserDefined(network.target)).length;
  if (userDefined > 0 && userDefined < networks.length) {
    return refuse('conflicting options: cannot attach both user-defined and non-user-defined network-modes');
  }
  const mode = networks[0]?.target ?? 'default';
  if (mode === 'host' || mode.startsWith('container:')) endpoints.delete(mode);
  return read({ mode, endpoints: sortedTable(endpoints) });
}
