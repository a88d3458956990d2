import type { Container } from '../container/container.js';
import type { NetworkLink } from '../container/network-link.js';
import { hardwareAddress } from '../host/address-pool.js';

/** One network that a container is in. The default network gives out no address: the record's engine has no bridge. */
export interface EndpointDocument {
  readonly IPAMConfig: object | null;
  readonly Links: null;
  readonly Aliases: readonly string[] | null;
  readonly NetworkID: string;
  readonly EndpointID: string;
  readonly Gateway: string;
  readonly IPAddress: string;
  readonly IPPrefixLen: number;
  readonly IPv6Gateway: string;
  readonly GlobalIPv6Address: string;
  readonly GlobalIPv6PrefixLen: number;
  readonly MacAddress: string;
  readonly DriverOpts: object | null;
}

const endpoint: EndpointDocument = {
  IPAMConfig: null,
  Links: null,
  Aliases: null,
  NetworkID: '',
  EndpointID: '',
  Gateway: '',
  IPAddress: '',
  IPPrefixLen: 0,
  IPv6Gateway: '',
  GlobalIPv6Address: '',
  GlobalIPv6PrefixLen: 0,
  MacAddress: '',
  DriverOpts: null,
};

export function networkMode(container: Container): string {
  return container.hostConfig.NetworkMode || 'default';
}

/** The engine gives a container its short id as a further name in networks of the user's. */
function aliasesOf(container: Container, link: NetworkLink): readonly string[] | null {
  if (link.name === 'host' || link.name === 'none') return null;
  if (link.connected || link.network !== '') return [...link.aliases, container.id.slice(0, 12)];
  return link.aliases.length === 0 ? null : link.aliases;
}

function joined(link: NetworkLink): EndpointDocument {
  return {
    ...endpoint,
    NetworkID: link.network,
    EndpointID: link.endpoint,
    Gateway: link.gateway,
    IPAddress: link.address,
    IPPrefixLen: link.prefix,
    MacAddress: hardwareAddress(link.address),
  };
}

function byName(a: NetworkLink, b: NetworkLink): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}

/** Networks by name: the default one is called `bridge`; a container that shares another's network has none. */
export function networksOf(container: Container): Readonly<Record<string, EndpointDocument>> {
  if (container.networks) {
    return Object.fromEntries([...container.networks].sort(byName).map((link) => [link.name, joined(link)]));
  }
  const mode = networkMode(container);
  if (mode.startsWith('container:')) return {};
  return { [mode === 'default' ? 'bridge' : mode]: endpoint };
}

/** The same with what was asked for. */
export function inspectedNetworks(container: Container): Readonly<Record<string, EndpointDocument>> {
  if (!container.networks) return networksOf(container);
  return Object.fromEntries(
    [...container.networks].sort(byName).map((link) => {
      const given = link.connected ? { IPAMConfig: {}, DriverOpts: {} } : {};
      const Aliases = link.name === 'bridge' ? null : aliasesOf(container, link);
      return [link.name, { ...joined(link), ...given, Aliases }];
    }),
  );
}
