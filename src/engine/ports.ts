import type { Container } from '../container/container.js';
import { type Failure, failure } from '../world/failure.js';
import type { Engine } from './engine.js';

/** First host port for `-P` and for bindings without a number: the lowest of Linux's ephemeral range. */
const firstEphemeral = 49_153;

function wanted(container: Container): { port: string; ip: string; hostPort: string }[] {
  const bindings = Object.entries(container.hostConfig.PortBindings ?? {}).flatMap(([port, list]) =>
    (list ?? []).map((binding) => ({ port, ip: binding.HostIp || '0.0.0.0', hostPort: binding.HostPort ?? '' })),
  );
  if (!container.hostConfig.PublishAllPorts) return bindings;
  const bound = new Set(bindings.map(({ port }) => port));
  const exposed = Object.keys(container.config.ExposedPorts ?? {}).filter((port) => !bound.has(port));
  return [...bindings, ...exposed.map((port) => ({ port, ip: '0.0.0.0', hostPort: '' }))];
}

/** Takes the host ports that a container publishes; refused when another one has them. */
export function claimPorts(engine: Engine, id: string): Failure | undefined {
  const container = engine.draft.container(engine.host, id);
  if (container.networks?.length === 0) return undefined;
  const requests = wanted(container);
  if (requests.length === 0) return undefined;
  const host = engine.draft.host(engine.host);
  let ports = host.ports;
  for (const { port, ip, hostPort } of requests) {
    const protocol = port.split('/')[1] ?? 'tcp';
    const number = hostPort === '' ? lowestFree(ports, ip, protocol) : Number(hostPort.split('-')[0]);
    const key = `${ip}:${number}/${protocol} ${port.split('/')[0]}`;
    if (isTaken(ports, ip, number, protocol)) {
      const endpoint = container.networks?.[0]?.endpoint || engine.draft.newId();
      const reason =
        `driver failed programming external connectivity on endpoint ${container.name} (${endpoint}): ` +
        `Bind for ${ip}:${number} failed: port is already allocated`;
      return failure('port-in-use', reason, { container: id, port });
    }
    ports = ports.set(key, id);
  }
  host.ports = ports;
  return undefined;
}

function isTaken(
  ports: ReturnType<Engine['draft']['host']>['ports'],
  ip: string,
  port: number,
  protocol: string,
): boolean {
  const prefix = `${ip}:${port}/${protocol} `;
  for (const key of ports.keys()) if (key.startsWith(prefix)) return true;
  return false;
}

function lowestFree(ports: ReturnType<Engine['draft']['host']>['ports'], ip: string, protocol: string): number {
  let port = firstEphemeral;
  while (isTaken(ports, ip, port, protocol)) port += 1;
  return port;
}

export function freePorts(engine: Engine, id: string): void {
  const seen = engine.draft.peekHost(engine.host);
  if (!seen || seen.ports.size === 0) return;
  const host = engine.draft.host(engine.host);
  for (const [key, owner] of seen.ports.entries()) if (owner === id) host.ports = host.ports.delete(key);
}
