/**
 * `--network`.
 *
 *     value = mode | CSV record of key "=" value, when a "=" is in it
 *     key   = name | alias | driver-opt | ip | ip6 | mac-address | link-local-ip | gw-priority     in any case
 */
import { parseCsvRecord } from '../go/csv.js';
import { parseGoAtoi } from '../go/number.js';
import { read, refuse } from '../reading.js';
import type { Reading } from '../reading.js';

export interface NetworkAttachment {
  target: string;
  aliases: string[];
  driverOptions: Record<string, string>;
  links: string[];
  ipv4: string;
  ipv6: string;
  linkLocalIps: string[];
  macAddress: string;
  gatewayPriority: number;
}

export function attachment(target: string): NetworkAttachment {
  return {
    target,
    aliases: [],
    driverOptions: {},
    links: [],
    ipv4: '',
    ipv6: '',
    linkLocalIps: [],
    macAddress: '',
    gatewayPriority: 0,
  };
}

function applyField(network: NetworkAttachment, key: string, value: string): string | undefined {
  switch (key) {
    case 'name':
      network.target = value;
      return undefined;
    case 'alias':
      network.aliases.push(value);
      return undefined;
    case 'driver-opt': {
      const equals = value.indexOf('=');
      if (equals < 0) return 'invalid key value pair format in driver options';
      network.driverOptions[value.slice(0, equals).trim().toLowerCase()] = value.slice(equals + 1).trim();
      return undefined;
    }
    case 'ip':
      network.ipv4 = value;
      return undefined;
    case 'ip6':
      network.ipv6 = value;
      return undefined;
    case 'mac-address':
      network.macAddress = value;
      return undefined;
    case 'link-local-ip':
      network.linkLocalIps.push(value);
      return undefined;
    case 'gw-priority': {
      const priority = parseGoAtoi(value);
      if (!priority.ok) return `invalid gw-priority (${value}): ${priority.reason}`;
      network.gatewayPriority = priority.value;
      return undefined;
    }
    default:
      return `invalid field key ${key}`;
  }
}

export function parseNetworkOption(text: string): Reading<NetworkAttachment> {
  if (!text.includes('=')) return read(attachment(text));
  const fields = parseCsvRecord(text);
  if (!fields.ok) return fields;
  const network = attachment('');
  for (const field of fields.value) {
    const equals = field.toLowerCase().indexOf('=');
    if (equals < 1) return refuse(`invalid field ${field.toLowerCase()}`);
    const problem = applyField(network, field.slice(0, equals).trim().toLowerCase(), field.slice(equals + 1).trim());
    if (problem !== undefined) return refuse(problem);
  }
  return network.target === '' ? refuse('network name/id is not specified') : read(network);
}
