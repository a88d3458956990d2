import type { Container } from '../container/container.js';
import { findContainer } from '../engine/find-container.js';
import type { Host } from '../host/host.js';
import type { Mount } from '../volume/mount.js';
import { type Failure, failure, isFailure } from '../world/failure.js';
import type { World } from '../world/world.js';
import { hostOf } from './host-of.js';

/** A container on the way of a mount; without a name when it has been removed. */
export interface Ancestor {
  readonly id: string;
  readonly name?: string;
}

/** One mount of a container, and where it came from. */
export interface MountLineage {
  readonly destination: string;
  readonly type: Mount['type'];
  /** The volume's name; '' for a bind or a tmpfs. */
  readonly volume: string;
  /** Host path; '' where there is none. */
  readonly source: string;
  readonly writable: boolean;
  /** How the container got it itself, or `volumes-from`. */
  readonly by: Mount['origin']['by'];
  /**
   * From the container it was inherited from directly to the one in which it began; empty for its own mounts.
   * Removed containers in the middle cannot be told any more, only the first and the last.
   */
  readonly from: readonly Ancestor[];
}

export interface ContainerLineage {
  readonly id: string;
  readonly name: string;
  readonly mounts: readonly MountLineage[];
}

function ancestor(host: Host, id: string): Ancestor {
  const name = host.containers.get(id)?.name;
  return name === undefined ? { id } : { id, name };
}

/** Follows the sources as long as they exist; the last step is the container in which the mount began. */
function ancestorsOf(host: Host, mount: Mount): readonly Ancestor[] {
  const steps: Ancestor[] = [];
  const seen = new Set<string>();
  let at: Mount | undefined = mount;
  while (at?.origin.by === 'volumes-from' && !seen.has(at.origin.container)) {
    const container: string = at.origin.container;
    seen.add(container);
    steps.push(ancestor(host, container));
    at = host.containers.get(container)?.mounts.find(({ destination }) => destination === mount.destination);
  }
  const first = mount.origin.by === 'volumes-from' ? mount.origin.first : undefined;
  return first === undefined || seen.has(first) ? steps : [...steps, ancestor(host, first)];
}

function mountLineage(host: Host, mount: Mount): MountLineage {
  const { destination, type, name, source, writable, origin } = mount;
  return { destination, type, volume: name, source, writable, by: origin.by, from: ancestorsOf(host, mount) };
}

function lineageOf(host: Host, container: Container): ContainerLineage {
  return { id: container.id, name: container.name, mounts: container.mounts.map((mount) => mountLineage(host, mount)) };
}

/** Every mount of a container, with the chain of `--volumes-from` that it came by. */
export function containerLineage(world: World, hostName: string, text: string): ContainerLineage | Failure {
  const host = hostOf(world, hostName);
  const container = findContainer(host, text);
  return isFailure(container) ? container : lineageOf(host, container);
}

/**
 * Every container that mounts a volume, oldest first, each with the chain by which it got it. Also for a volume
 * that has vanished, as long as a container remembers it.
 */
export function volumeLineage(world: World, hostName: string, name: string): readonly ContainerLineage[] | Failure {
  const host = hostOf(world, hostName);
  const users = [...host.containers.values()]
    .filter(({ mounts }) => mounts.some((mount) => mount.name === name && mount.type === 'volume'))
    .sort((a, b) => a.created - b.created || a.sequence - b.sequence);
  if (users.length === 0 && !host.volumes.has(name)) {
    return failure('no-such-volume', `get ${name}: no such volume`, { volume: name });
  }
  return users.map((container) => {
    const lineage = lineageOf(host, container);
    return { ...lineage, mounts: lineage.mounts.filter(({ volume }) => volume === name) };
  });
}
