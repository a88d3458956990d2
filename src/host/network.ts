import { sha256 } from '../digest/sha256.js';
import { emptyTable, Table } from '../table/table.js';

/** A network as names and numbers: nothing is ever sent through it. */
export interface Network {
  readonly id: string;
  readonly name: string;
  readonly driver: 'bridge' | 'host' | 'null';
  readonly created: number;
  readonly labels: Readonly<Record<string, string>>;
  readonly options: Readonly<Record<string, string>>;
  readonly internal: boolean;
  readonly attachable: boolean;
  readonly ipv6: boolean;
  /** `172.18.0.0/16`; '' for the host's own network and for none. */
  readonly subnet: string;
  /** Where it was asked for, or follows from a range that the engine chose. */
  readonly gateway: string;
  /** Running container -> the address it has, counted from the first of the range; 0 where there are none. */
  readonly endpoints: Table<string, number>;
}

const bridgeOptions = {
  'com.docker.network.bridge.default_bridge': 'true',
  'com.docker.network.bridge.enable_icc': 'true',
  'com.docker.network.bridge.enable_ip_masquerade': 'true',
  'com.docker.network.bridge.host_binding_ipv4': '0.0.0.0',
  'com.docker.network.bridge.name': 'docker0',
  'com.docker.network.driver.mtu': '1500',
};

const drivers = [
  ['bridge', 'bridge'],
  ['host', 'host'],
  ['none', 'null'],
] as const;

export function isPredefined(name: string): boolean {
  return drivers.some(([known]) => known === name);
}

/** What every engine has from the start. */
export function predefinedNetworks(host: string, created: number): Table<string, Network> {
  return Table.of(
    drivers.map(([name, driver]): [string, Network] => {
      const isBridge = driver === 'bridge';
      const network = {
        id: sha256(`network ${host} ${name}`),
        name,
        driver,
        created,
        labels: {},
        options: isBridge ? bridgeOptions : {},
        internal: false,
        attachable: false,
        ipv6: false,
        subnet: isBridge ? '172.17.0.0/16' : '',
        gateway: isBridge ? '172.17.0.1' : '',
        endpoints: emptyTable<string, number>(),
      };
      return [name, network];
    }),
  );
}
