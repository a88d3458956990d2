/**
 * The PORTS column.
 *
 *     ports = group { ", " group }        neighbouring ports of one address and protocol make one group
 *     group = [ address ":" range "->" ] range "/" protocol
 */

export interface PortDocument {
  readonly IP?: string;
  readonly PrivatePort: number;
  readonly PublicPort?: number;
  readonly Type: string;
}

function withAddress(ip: string, port: string | number): string {
  return ip.includes(':') ? `[${ip}]:${port}` : `${ip}:${port}`;
}

function inOrder(a: PortDocument, b: PortDocument): number {
  const text = (x = '', y = '') => (x < y ? -1 : x > y ? 1 : 0);
  return (
    a.PrivatePort - b.PrivatePort ||
    text(a.IP, b.IP) ||
    (a.PublicPort ?? 0) - (b.PublicPort ?? 0) ||
    text(a.Type, b.Type)
  );
}

interface Group {
  readonly ip: string;
  readonly type: string;
  readonly first: number;
  last: number;
}

function groupText({ ip, type, first, last }: Group): string {
  const range = first === last ? `${first}` : `${first}-${last}`;
  return `${ip === '' ? '' : `${withAddress(ip, range)}->`}${range}/${type}`;
}

/** Groups that were broken off come first, then the open ones, then ports published under another number. */
export function displayablePorts(ports: readonly PortDocument[] | null | undefined): string {
  const open = new Map<string, Group>();
  const done: string[] = [];
  const mapped: string[] = [];
  for (const port of [...(ports ?? [])].sort(inOrder)) {
    const { IP: ip = '', PrivatePort: current, PublicPort: published = 0, Type: type } = port;
    if (ip !== '' && published !== current) {
      mapped.push(`${withAddress(ip, published)}->${current}/${type}`);
      continue;
    }
    const key = `${ip}/${type}`;
    const group = open.get(key);
    if (group !== undefined && current === group.last + 1) {
      group.last = current;
      continue;
    }
    if (group !== undefined) done.push(groupText(group));
    open.set(key, { ip, type, first: current, last: current });
  }
  return [...done, ...[...open.values()].map(groupText), ...mapped].join(', ');
}
