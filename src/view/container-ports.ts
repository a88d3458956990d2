import type { Container } from '../container/container.js';
import type { Host } from '../host/host.js';
import { isUp } from './container-status.js';

/*
 * A key of the host's table of published ports:   hostIp ':' hostPort '/' protocol ' ' containerPort
 */
const portKey = /^(.*):(\d+)\/([a-z]+) (\d+)/;

/** A row of `Ports` in `/containers/json`. Without `PublicPort`: exposed, not published. */
export interface PortDocument {
  readonly IP?: string;
  readonly PrivatePort: number;
  readonly PublicPort?: number;
  readonly Type: string;
}

/** Published ports by container id. */
export function publishedPorts(host: Host): ReadonlyMap<string, readonly Required<PortDocument>[]> {
  const byContainer = new Map<string, Required<PortDocument>[]>();
  for (const [key, id] of host.ports) {
    const [, IP = '', publicPort = '', Type = '', privatePort = ''] = portKey.exec(key) ?? [];
    const row = { IP, PrivatePort: Number(privatePort), PublicPort: Number(publicPort), Type };
    const container = host.containers.get(id);
    const rows = container ? withSecondFamily(container, row) : [row];
    byContainer.set(id, [...(byContainer.get(id) ?? []), ...rows]);
  }
  return byContainer;
}

/** A binding that names no address is one for IPv4 and one for IPv6 (containers/ports). */
function withSecondFamily(container: Container, row: Required<PortDocument>): Required<PortDocument>[] {
  if (row.IP !== '0.0.0.0') return [row];
  const bindings = container.hostConfig.PortBindings?.[`${row.PrivatePort}/${row.Type}`] ?? [];
  const named = bindings.some((one) => one.HostIp === '0.0.0.0' && one.HostPort === String(row.PublicPort));
  return named ? [row] : [row, { ...row, IP: '::' }];
}

function byPort(a: PortDocument, b: PortDocument): number {
  const [x, y] = [a, b].map((port) => `${port.Type} ${port.IP ?? ''}`) as [string, string];
  return a.PrivatePort - b.PrivatePort || (a.PublicPort ?? 0) - (b.PublicPort ?? 0) || (x < y ? -1 : x > y ? 1 : 0);
}

/** Of a container that runs and is in a network: its published ports, and the exposed ones that are not. */
export function portsOf(
  container: Container,
  published: readonly Required<PortDocument>[] = [],
): readonly PortDocument[] {
  if (!isUp(container.state) || container.state.status === 'restarting') return [];
  if (container.networks?.length === 0) return [];
  const exposed = Object.keys(container.config.ExposedPorts ?? {}).flatMap((text): PortDocument[] => {
    const [port = '', Type = 'tcp'] = text.split('/');
    const taken = published.some((one) => one.PrivatePort === Number(port) && one.Type === Type);
    return taken ? [] : [{ PrivatePort: Number(port), Type }];
  });
  return [...published, ...exposed].sort(byPort);
}

/** `NetworkSettings.Ports`: by container port, null for one that is exposed only. */
export function portTable(ports: readonly PortDocument[]): Readonly<Record<string, readonly object[] | null>> {
  const table: Record<string, object[] | null> = {};
  for (const { IP, PrivatePort, PublicPort, Type } of ports) {
    const key = `${PrivatePort}/${Type}`;
    if (PublicPort === undefined) table[key] = null;
    else table[key] = [...(table[key] ?? []), { HostIp: IP, HostPort: String(PublicPort) }];
  }
  return table;
}
