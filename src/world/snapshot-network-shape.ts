import type { NetworkLink } from '../container/network-link.js';
import type { Network } from '../host/network.js';
import { names } from './snapshot-image-shape.js';
import { boolean, number, object, oneOf, record, string, table } from './snapshot-shape-words.js';

/* Networks of hosts, and what containers know of them: see snapshot-world-shape.ts. */

export const network = object<Network>({
  id: string,
  name: string,
  driver: oneOf('bridge', 'host', 'null'),
  created: number,
  labels: record(string),
  options: record(string),
  internal: boolean,
  attachable: boolean,
  ipv6: boolean,
  subnet: string,
  gateway: string,
  endpoints: table(number),
});

export const networkLink = object<NetworkLink>({
  name: string,
  network: string,
  endpoint: string,
  address: string,
  gateway: string,
  prefix: number,
  aliases: names,
  connected: boolean,
});
