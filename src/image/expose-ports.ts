/**
 * Port specifications as docker/go-connections reads them.
 *
 *     spec  = [[ip ":"] [range] ":"] range ["/" protocol]
 *     range = number ["-" number]                          0 to 65535
 */
import { InstructionError } from './dockerfile-line.js';

interface Range {
  readonly start: number;
  readonly end: number;
}

function parseRange(text: string): Range | undefined {
  const [, first = '', last] = /^(\d+)(?:-(\d+))?$/.exec(text) ?? [];
  const range = { start: Number(first), end: Number(last ?? first) };
  return first === '' || range.end > 65535 || range.start > range.end ? undefined : range;
}

function isAddress(ip: string): boolean {
  if (/^[0-9a-f:.]*:[0-9a-f:.]*$/i.test(ip)) return true;
  return /^\d{1,3}(\.\d{1,3}){3}$/.test(ip) && ip.split('.').every((part) => Number(part) < 256);
}

/** The container's ports of one specification: `80/tcp`. Throws InstructionError. */
export function parsePorts(spec: string): readonly string[] {
  const parts = spec.split(':');
  const target = parts[parts.length - 1] ?? '';
  const hostPort = parts[parts.length - 2] ?? '';
  const ip = parts
    .slice(0, -2)
    .join(':')
    .replace(/^\[(.*)\]$/, '$1');
  const [port = '', suffix = ''] = target.split('/');
  const protocol = port === '' ? '' : suffix === '' ? 'tcp' : suffix;
  if (ip !== '' && !isAddress(ip)) throw new InstructionError(`Invalid ip address: ${ip}`);
  if (port === '') throw new InstructionError(`No port specified: ${spec}<empty>`);
  const range = parseRange(port);
  if (range === undefined) throw new InstructionError(`Invalid containerPort: ${port}`);
  const host = hostPort === '' ? undefined : parseRange(hostPort);
  if (hostPort !== '' && host === undefined) throw new InstructionError(`Invalid hostPort: ${hostPort}`);
  if (host !== undefined && host.end - host.start !== range.end - range.start && range.end !== range.start) {
    const ranges = `container and host Ports: ${port} and ${hostPort}`;
    throw new InstructionError(`Invalid ranges specified for ${ranges}`);
  }
  if (!/^(tcp|udp|sctp)$/i.test(protocol)) throw new InstructionError(`Invalid proto: ${protocol}`);
  const count = range.end - range.start + 1;
  return Array.from({ length: count }, (_, index) => `${range.start + index}/${protocol.toLowerCase()}`);
}
