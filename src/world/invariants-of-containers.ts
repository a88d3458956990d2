import type { Container } from '../container/container.js';
import type { Host } from '../host/host.js';
import type { Broken, Finding } from './invariants-broken.js';
import type { World } from './world.js';

/** What a container's state says and what it has must agree. */
export function* brokenContainers(world: World, host: Host): Finding {
  for (const container of host.containers.values()) {
    const find = (message: string): Broken => ({
      rule: 'containers',
      message: `Container ${container.name} ${message}.`,
      about: { host: host.name, container: container.id },
    });
    yield* brokenBirth(world, container, find);
    yield* isAlive(container) ? brokenLife(world, host, container, find) : brokenRest(container, find);
    yield* brokenParts(host, container, find);
  }
  for (const [port, id] of host.ports) {
    const owner = host.containers.get(id);
    if (owner && isAlive(owner)) continue;
    const message = `Port ${port} belongs to ${id}, which is no running container.`;
    yield { rule: 'containers', message, about: { host: host.name, container: id, port } };
  }
}

/** Running or paused: it has processes. */
export function isAlive({ state }: Container): boolean {
  return state.status === 'running' || state.status === 'paused';
}

type Find = (message: string) => Broken;

function* brokenBirth(world: World, container: Container, find: Find): Finding {
  if (!/^[0-9a-f]{64}$/.test(container.id)) yield find('has an id that is not 64 hexadecimal digits');
  if (container.created > world.now) yield find('was created in the future');
  if (container.sequence > world.sequence) yield find('has a number that was never given out');
  const { startedAt, status } = container.state;
  if (status === 'created' && startedAt !== undefined) yield find('is only created, and yet was started once');
  if (status !== 'created' && startedAt === undefined) yield find(`is ${status}, and yet was never started`);
}

function* brokenLife(world: World, host: Host, container: Container, find: Find): Finding {
  const { pid, status } = container.state;
  const first = world.processes.get(pid);
  if (!first || first.container !== container.id || first.host !== host.name || first.number !== 1) {
    yield find(`is ${status}, and its first process is not there`);
  } else if (first.phase === 'ended') yield find(`is ${status}, and its first process has ended`);
  if (container.processes.get(1) !== pid) yield find(`is ${status}, and its process number 1 is another one`);
  if (container.mountPoints[0]?.at !== '/') yield find(`is ${status}, and nothing is mounted at its root`);
  if (status !== 'paused') return;
  for (const one of container.processes.values()) {
    const process = world.processes.get(one);
    if (process && process.phase !== 'ended' && !process.frozen) yield find(`is paused, and its process ${one} is not`);
  }
}

function* brokenRest({ state, processes, mountPoints, tmpfs, stdin }: Container, find: Find): Finding {
  if (state.pid !== 0) yield find(`is ${state.status}, and has a first process`);
  if (processes.size > 0) yield find(`is ${state.status}, and has processes`);
  if (mountPoints.length > 0) yield find(`is ${state.status}, and has things mounted`);
  if (Object.keys(tmpfs).length > 0) yield find(`is ${state.status}, and has a tmpfs`);
  if (stdin !== 0) yield find(`is ${state.status}, and its standard input is open`);
}

function* brokenParts(host: Host, container: Container, find: Find): Finding {
  const { topLayer, mounts, log, processes, nextProcess } = container;
  if (topLayer !== undefined && !host.images.layers.has(topLayer))
    yield find(`stands on layer ${topLayer}, which is gone`);
  const places = mounts.map(({ destination }) => destination);
  if (new Set(places).size < places.length) yield find('has two mounts at one place');
  for (const { type, name, destination } of mounts) {
    if ((type === 'volume') !== (name !== '')) yield find(`has a ${type} at ${destination} whose name is "${name}"`);
  }
  const last = log.last()?.[0];
  if (last !== undefined && last !== log.size - 1) yield find('has a log with gaps');
  const highest = processes.last()?.[0];
  if (highest !== undefined && highest >= nextProcess)
    yield find(`has a process ${highest}, which is still to be given out`);
}
