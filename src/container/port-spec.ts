/**
 * `--publish`, as `docker run -p` and the lab's `ports` write it.
 *
 *     publish = [ [ ip ":" ] [ range ] ":" ] range [ "/" proto ]
 *             | "published=" range ",target=" range [ ",protocol=" proto ]
 *     range   = port [ "-" port ]
 *     ip      = IPv4 | IPv6 | "[" IPv6 "]"
 */
import { isIp } from './ip-address.js';

export interface PublishedPort {
  /** `80/tcp`. */
  readonly port: string;
  readonly binding: { HostIp: string; HostPort: string };
}

/** The words of the complaint. */
export interface PortProblem {
  readonly problem: string;
}

type Range = readonly [start: number, end: number];

function refuse(problem: string): PortProblem {
  return { problem };
}

export function isPortProblem(value: object): value is PortProblem {
  return 'problem' in value;
}

/** `quote` is how a piece of the text is quoted in the complaint. */
function parsePort(text: string, quote: (text: string) => string): number | PortProblem {
  const complaint = `strconv.ParseUint: parsing ${quote(text)}: `;
  if (!/^[0-9]+$/.test(text)) return refuse(`${complaint}invalid syntax`);
  return Number(text) > 65535 ? refuse(`${complaint}value out of range`) : Number(text);
}

export function parsePortRange(text: string, quote: (text: string) => string = JSON.stringify): Range | PortProblem {
  if (text === '') return refuse('empty string specified for ports');
  const [first = '', second = first] = text.split('-');
  const start = parsePort(first, quote);
  if (typeof start === 'object') return start;
  const end = parsePort(second, quote);
  if (typeof end === 'object') return end;
  return end < start ? refuse(`invalid range specified for port: ${text}`) : [start, end];
}

/** A port range and its protocol; both empty where the range is missing. */
export function splitProtocol(text: string): { readonly proto: string; readonly range: string } {
  const [range = '', proto = ''] = text.split('/');
  if (range === '') return { proto: '', range: '' };
  return { proto: proto === '' ? 'tcp' : proto, range };
}

function standardNotation(text: string): string | PortProblem {
  if (!text.includes('=')) return text;
  const given = new Map([['protocol', 'tcp']]);
  for (const part of text.split(',')) {
    const equals = part.indexOf('=');
    if (equals <= 0) return refuse(`invalid publish opts format (should be name=value but got '${part}')`);
    given.set(part.slice(0, equals), part.slice(equals + 1));
  }
  return `${given.get('published') ?? ''}:${given.get('target') ?? ''}/${given.get('protocol')}`;
}

export function parsePublish(text: string): readonly PublishedPort[] | PortProblem {
  const standard = standardNotation(text);
  if (typeof standard === 'object') return standard;
  const parts = standard.split(':');
  const { proto, range } = splitProtocol(parts.at(-1) ?? '');
  const hostRange = parts.at(-2) ?? '';
  const ip = parts
    .slice(0, -2)
    .join(':')
    .replace(/^\[(.*)\]$/, '$1');
  if (ip !== '' && !isIp(ip)) return refuse(`invalid IP address: ${ip}`);
  if (range === '') return refuse(`no port specified: ${standard}<empty>`);
  const ports = parsePortRange(range);
  if (isPortProblem(ports)) return refuse(`invalid containerPort: ${range}`);
  const host = hostRange === '' ? undefined : parsePortRange(hostRange);
  if (host && isPortProblem(host)) return refuse(`invalid hostPort: ${hostRange}`);
  if (host !== undefined && width(host) !== width(ports) && width(ports) > 0) {
    return refuse(`invalid ranges specified for container and host Ports: ${range} and ${hostRange}`);
  }
  if (!['tcp', 'udp', 'sctp'].includes(proto.toLowerCase())) return refuse(`invalid proto: ${proto}`);
  return bindings(ip, ports, host, proto.toLowerCase());
}

function width([start, end]: Range): number {
  return end - start;
}

function bindings(ip: string, ports: Range, host: Range | undefined, proto: string): readonly PublishedPort[] {
  const hostPort = (index: number): string => {
    if (host === undefined) return '';
    return width(ports) === 0 && width(host) > 0 ? `${host[0]}-${host[1]}` : `${host[0] + index}`;
  };
  return Array.from({ length: width(ports) + 1 }, (_, index) => ({
    port: `${ports[0] + index}/${proto}`,
    binding: { HostIp: ip, HostPort: hostPort(index) },
  }));
}
