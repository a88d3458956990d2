/** One network that a container is in, or will be when it starts. The default network has no addresses, and no links. */
export interface NetworkLink {
  /** As asked for; the network's own name from the first start on. */
  readonly name: string;
  /** Id of the network; '' until it was joined once. */
  readonly network: string;
  /** '' while the container does not run, as are the three members below. */
  readonly endpoint: string;
  readonly address: string;
  readonly gateway: string;
  readonly prefix: number;
  /** Further names that were asked for. */
  readonly aliases: readonly string[];
  /** By `network connect`, not from birth. */
  readonly connected: boolean;
}

export function newLink(name: string, aliases: readonly string[], connected: boolean): NetworkLink {
  return { name, network: '', endpoint: '', address: '', gateway: '', prefix: 0, aliases, connected };
}

/** Of a container that is not in the network now; it remembers which network that was. */
export function atRest(link: NetworkLink): NetworkLink {
  return { ...link, endpoint: '', address: '', gateway: '', prefix: 0 };
}

/** What NetworkMode says of the default network: no more of it than its name is there. */
export function isDefaultNetwork(mode: string): boolean {
  return mode === '' || mode === 'default' || mode === 'bridge';
}

export function isSharedNetwork(mode: string): boolean {
  return mode.startsWith('container:');
}
