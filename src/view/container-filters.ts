import { decimalProblem } from '../go/decimal.js';
import type { Container } from '../container/container.js';
import type { Digest } from '../digest/digest.js';
import type { Host } from '../host/host.js';
import { isRefused } from '../image/failure.js';
import { matchesLabels } from '../image/filters.js';
import { findImage } from '../image/find-image.js';
import { childrenOf, type ImageStore } from '../image/store.js';
import { type Failure, failure, isFailure } from '../world/failure.js';
import type { PortDocument } from './container-ports.js';
import { isUp } from './container-status.js';
import { checkFilterKeys, type Filters, filterValues, invalidFilter, matchesExactly } from './filters.js';
import { portsNamed } from './port-filter.js';

const keys = [
  'ancestor',
  'before',
  'exited',
  'expose',
  'health',
  'id',
  'is-task',
  'isolation',
  'label',
  'name',
  'network',
  'publish',
  'since',
  'status',
  'volume',
];
const statuses = ['created', 'dead', 'exited', 'paused', 'removing', 'restarting', 'running'];
const healths = ['healthy', 'none', 'starting', 'unhealthy'];

/** A list's filters, understood: everything that can be refused has been. */
export interface ContainerFilters {
  readonly exited: readonly number[];
  readonly before: Container | undefined;
  readonly since: Container | undefined;
  /** Ids of the images named by `ancestor` and of all that descend from them; undefined where it was not given. */
  readonly images: ReadonlySet<Digest> | undefined;
  /** `80/tcp`; empty where not given. */
  readonly publish: ReadonlySet<string>;
  readonly expose: ReadonlySet<string>;
  /** Only containers of the swarm, of which there are none. */
  readonly onlyTasks: boolean;
  readonly given: Filters;
}

function readExited(values: readonly string[]): readonly number[] | Failure {
  for (const value of values) {
    const problem = decimalProblem('Atoi', value);
    if (problem !== undefined) return failure('invalid-argument', problem);
  }
  return values.map(Number);
}

/** By whole id or name: a prefix of an id is not enough here. */
function readNeighbour(host: Host, values: readonly string[]): Container | undefined | Failure {
  let found: Container | undefined;
  for (const value of values) {
    const id = host.containers.has(value) ? value : host.containerNames.get(value.replace(/^\//, ''));
    found = id === undefined ? undefined : host.containers.get(id);
    if (!found) return failure('no-such-container', `no such container ${value}`, { container: value });
  }
  return found;
}

/** By parent links, not by layers (FINDINGS 82). A name that means no image adds nothing. */
function descendants(store: ImageStore, names: readonly string[]): ReadonlySet<Digest> {
  const all = new Set<Digest>();
  for (const name of names) {
    const image = findImage(store, name);
    if (isRefused(image)) continue;
    const waiting = [image.id];
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      if (all.has(id)) continue;
      all.add(id);
      waiting.push(...childrenOf(store, id));
    }
  }
  return all;
}

function checkWords(filters: Filters): Failure | undefined {
  const status = filterValues(filters, 'status').find((value) => !statuses.includes(value));
  if (status !== undefined) return invalidFilter(`status=${status}`);
  const task = filterValues(filters, 'is-task');
  if (task.length > 0 && !task.includes('true') && !task.includes('false')) {
    return invalidFilter(`is-task=[${task.join(' ')}]`);
  }
  const health = filterValues(filters, 'health').find((value) => !healths.includes(value));
  if (health === undefined) return undefined;
  return failure('invalid-argument', `Unrecognised filter value for health: ${health}`);
}

/** In the order in which moby 20.10 looks at them (daemon/list.go, foldFilter). */
export function readContainerFilters(host: Host, filters: Filters): ContainerFilters | Failure {
  const unknown = checkFilterKeys(filters, keys);
  if (unknown) return unknown;
  const exited = readExited(filterValues(filters, 'exited'));
  if (isFailure(exited)) return exited;
  const wrong = checkWords(filters);
  if (wrong) return wrong;
  const before = readNeighbour(host, filterValues(filters, 'before'));
  if (isFailure(before)) return before;
  const since = readNeighbour(host, filterValues(filters, 'since'));
  if (isFailure(since)) return since;
  const publish = portsNamed('publish', filterValues(filters, 'publish'));
  if (isFailure(publish)) return publish;
  const expose = portsNamed('expose', filterValues(filters, 'expose'));
  if (isFailure(expose)) return expose;
  const ancestors = filterValues(filters, 'ancestor');
  const images = ancestors.length > 0 ? descendants(host.images, ancestors) : undefined;
  const onlyTasks = filterValues(filters, 'is-task').includes('true');
  return { exited, before, since, images, publish, expose, onlyTasks, given: filters };
}

/** Everything about the container itself that a filter may ask for, beside its name and id. */
export function passes(container: Container, ports: readonly PortDocument[], filters: ContainerFilters): boolean {
  const { state } = container;
  const values = (key: string) => filterValues(filters.given, key);
  if (filters.exited.length > 0) {
    const ended = !isUp(state) && state.startedAt !== undefined;
    if (!ended || !filters.exited.includes(state.exitCode)) return false;
  }
  if (!matchesExactly(values('status'), state.status)) return false;
  if (!matchesExactly(values('health'), state.health?.status ?? 'none')) return false;
  if (filters.images && !filters.images.has(container.image)) return false;
  return mountsOne(container, values('volume')) && inNetwork(container, values('network')) && hasPort(ports, filters);
}

export function hasLabels(container: Container, filters: ContainerFilters): boolean {
  return matchesLabels(filterValues(filters.given, 'label'), container.config.Labels);
}

/** By the volume's name, a bind's host path, or the place in the container. */
function mountsOne(container: Container, wanted: readonly string[]): boolean {
  if (wanted.length === 0) return true;
  return container.mounts.some(
    ({ name, source, destination, origin }) =>
      origin.by !== 'tmpfs-flag' && (wanted.includes(destination) || wanted.includes(name === '' ? source : name)),
  );
}

function inNetwork(container: Container, wanted: readonly string[]): boolean {
  if (wanted.length === 0) return true;
  const { networks } = container;
  if (networks) return networks.some(({ name, network }) => wanted.includes(name) || wanted.includes(network));
  const mode = container.hostConfig.NetworkMode || 'default';
  return wanted.includes(mode === 'default' ? 'bridge' : mode);
}

/** `publish` asks for ports of the host, `expose` for ports of the container, both of containers that run. */
function hasPort(ports: readonly PortDocument[], { publish, expose }: ContainerFilters): boolean {
  const published = ({ PublicPort, Type }: PortDocument) => publish.has(`${PublicPort}/${Type}`);
  const exposed = ({ PrivatePort, Type }: PortDocument) => expose.has(`${PrivatePort}/${Type}`);
  return (publish.size === 0 || ports.some(published)) && (expose.size === 0 || ports.some(exposed));
}
