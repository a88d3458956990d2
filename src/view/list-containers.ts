import type { Container } from '../container/container.js';
import type { Host } from '../host/host.js';
import { type Failure, isFailure } from '../world/failure.js';
import type { World } from '../world/world.js';
import { type ContainerFilters, hasLabels, passes, readContainerFilters } from './container-filters.js';
import { portsOf, publishedPorts } from './container-ports.js';
import { type ContainerRow, containerRow } from './container-row.js';
import { isUp } from './container-status.js';
import { type Filters, filterValues, matchesPattern } from './filters.js';
import { hostOf } from './host-of.js';
import { imageNames } from './image-of-container.js';

export interface ListContainersOptions {
  /** Also those that do not run. */
  readonly all?: boolean;
  /** The newest so many, running or not; 0 or less: no limit. */
  readonly limit?: number;
  /** With `SizeRw` and `SizeRootFs`. */
  readonly size?: boolean;
  readonly filters?: Filters;
}

/** Newest first; what was created later first among those of one instant. */
function byAge(a: Container, b: Container): number {
  return b.created - a.created || b.sequence - a.sequence;
}

/** An id prefix that only one container has. */
function idsNamed(host: Host, prefixes: readonly string[]): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const prefix of prefixes) {
    if (prefix === '') continue;
    const [first, second] = host.containers.entriesFrom(prefix);
    if (first?.[0].startsWith(prefix) && !second?.[0].startsWith(prefix)) ids.add(first[0]);
  }
  return ids;
}

/** With or without the leading slash. */
function hasName(container: Container, patterns: readonly string[]): boolean {
  return matchesPattern(patterns, container.name) || matchesPattern(patterns, `/${container.name}`);
}

function candidates(host: Host, filters: Filters): Container[] {
  const ids = filterValues(filters, 'id');
  const names = filterValues(filters, 'name');
  const all = [...host.containers.values()].filter((container) => hasName(container, names));
  if (ids.length === 0) return all.sort(byAge);
  const known = idsNamed(host, ids);
  return all.filter(({ id }) => known.has(id) && matchesPattern(ids, id)).sort(byAge);
}

/** Those between the containers that `before` and `since` name. */
function between(sorted: readonly Container[], { before, since }: ContainerFilters): readonly Container[] {
  const start = before ? sorted.findIndex(({ id }) => id === before.id) + 1 : 0;
  if (before && start === 0) return [];
  const end = since ? sorted.findIndex(({ id }, at) => at >= start && id === since.id) : -1;
  return sorted.slice(start, end < 0 ? sorted.length : end);
}

/**
 * The rows of `docker ps`, as `/containers/json` has them. The limit counts before `exited`, `status` and the like
 * are asked, and a filter by status shows ended containers too, as in the engine (daemon/list.go).
 */
export function listContainers(
  world: World,
  hostName: string,
  options: ListContainersOptions = {},
): readonly ContainerRow[] | Failure {
  const host = hostOf(world, hostName);
  const given = options.filters ?? {};
  const filters = readContainerFilters(host, given);
  if (isFailure(filters)) return filters;
  const limit = options.limit ?? 0;
  const all = options.all === true || limit > 0 || filterValues(given, 'status').length > 0;
  const published = publishedPorts(host);
  const context = {
    now: world.now,
    imageName: imageNames(host.images),
    published,
    sizesFrom: options.size ? host.images : undefined,
  };
  const rows: ContainerRow[] = [];
  for (const container of between(candidates(host, given), filters)) {
    if ((!all && !isUp(container.state)) || filters.onlyTasks || !hasLabels(container, filters)) continue;
    if (limit > 0 && rows.length === limit) break;
    if (!passes(container, portsOf(container, published.get(container.id)), filters)) continue;
    rows.push(containerRow(container, context));
  }
  return rows;
}
