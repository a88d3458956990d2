import type { Container } from '../container/container.js';

/** One network that a container is in. No address is ever given out: the record's engine has no bridge. */
export interface EndpointDocument {
  readonly IPAMConfig: null;
  readonly Links: null;
  readonly Aliases: null;
  readonly NetworkID: string;
  readonly EndpointID: string;
  readonly Gateway: string;
  readonly IPAddress: string;
  readonly IPPrefixLen: number;
  readonly IPv6Gateway: string;
  readonly GlobalIPv6Address: string;
  readonly GlobalIPv6PrefixLen: number;
  readonly MacAddress: string;
  readonly DriverOpts: null;
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

/** Networks by name: the default one is called `bridge`; a container that shares another's network has none. */
export function networksOf(container: Container): Readonly<Record<string, EndpointDocument>> {
  const mode = networkMode(container);
  if (mode.startsWith('container:')) return {};
  return { [mode === 'default' ? 'bridge' : mode]: endpoint };
}
