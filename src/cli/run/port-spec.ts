/**
 * `--publish` and `--expose`.
 *
 *     publish = [ [ ip ":" ] [ range ] ":" ] range [ "/" proto ]
 *             | "published=" range ",target=" range [ ",protocol=" proto ]
 *     expose  = range [ "/" proto ]
 *     range   = port [ "-" port ]
 *     ip      = IPv4 | IPv6 | "[" IPv6 "]"
 */
import { goQuote } from '../go/quote.js';
import { read, refuse } from '../reading.js';
import type { Reading } from '../reading.js';
import { isIp } from './ip-address.js';

export interface PortBinding {
  HostIp: string;
  HostPort: string;
}

export interface PublishedPort {
  /** `80/tcp`. */
  readonly port: string;
  readonly binding: PortBinding;
}

type Range = readonly [start: number, end: number];

function parsePort(text: string): Reading<number> {
  const complaint = `strconv.ParseUint: parsing ${goQuote(text)}: `;
  if (!/^[0-9]+$/.test(text)) return refuse(`${complaint}invalid syntax`);
  return Number(text) > 65535 ? refuse(`${complaint}value out of range`) : read(Number(text));
}

export function parsePortRange(text: string): Reading<Range> {
  if (text === '') return refuse('empty string specified for ports');
  const [first = '', second = first] = text.split('-');
  const start = parsePort(first);
  if (!start.ok) return start;
  const end = parsePort(second);
  if (!end.ok) return end;
  return end.value < start.value ? refuse(`invalid range specified for port: ${text}`) : read([start.value, end.value]);
}

/** A port range and its protocol; both empty where the range is missing. */
function splitProtocol(text: string): { readonly proto: string; readonly range: string } {
  const [range = '', proto = ''] = text.split('/');
  if (range === '') return { proto: '', range: '' };
  return { proto: proto === '' ? 'tcp' : proto, range };
}

export function parseExpose(text: string): Reading<readonly string[]> {
  if (text.includes(':')) return refuse(`invalid port format for --expose: ${text}`);
  const { proto, range } = splitProtocol(text);
  const ports = parsePortRange(range);
  if (!ports.ok) return refuse(`invalid range format for --expose: ${text}, error: ${ports.reason}`);
  const [start, end] = ports.value;
  return read(Array.from({ length: end - start + 1 }, (_, index) => `${start + index}/${proto}`));
}

function standardNotation(text: string): Reading<string> {
  if (!text.includes('=')) return read(text);
  const given = new Map([['protocol', 'tcp']]);
  for (const part of text.split(',')) {
    const equals = part.indexOf('=');
    if (equals <= 0) return refuse(`invalid publish opts format (should be name=value but got '${part}')`);
    given.set(part.slice(0, equals), part.slice(equals + 1));
  }
  return read(`${given.get('published') ?? ''}:${given.get('target') ?? ''}/${given.get('protocol')}`);
}

export function parsePublish(text: string): Reading<readonly PublishedPort[]> {
  const standard = standardNotation(text);
  if (!standard.ok) return standard;
  const parts = standard.value.split(':');
  const { proto, range } = splitProtocol(parts.at(-1) ?? '');
  const hostRange = parts.at(-2) ?? '';
  const ip = parts
    .slice(0, -2)
    .join(':')
    .replace(/^\[(.*)\]$/, '$1');
  if (ip !== '' && !isIp(ip)) return refuse(`invalid IP address: ${ip}`);
  if (range === '') return refuse(`no port specified: ${standard.value}<empty>`);
  const ports = parsePortRange(range);
  if (!ports.ok) return refuse(`invalid containerPort: ${range}`);
  const host = hostRange === '' ? undefined : parsePortRange(hostRange);
  if (host?.ok === false) return refuse(`invalid hostPort: ${hostRange}`);
  if (host !== undefined && width(host.value) !== width(ports.value) && width(ports.value) > 0) {
    return refuse(`invalid ranges specified for container and host Ports: ${range} and ${hostRange}`);
  }
  if (!['tcp', 'udp', 'sctp'].includes(proto.toLowerCase())) return refuse(`invalid proto: ${proto}`);
  return read(bindings(ip, ports.value, host?.value, proto.toLowerCase()));
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
