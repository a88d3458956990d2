import type { Container } from '../container/container.js';
import type { Host } from '../host/host.js';
import type { VolumeLifetime } from '../volume/lifetime.js';
import { type Departure, lastGone, type VolumeGone } from '../volume/volume-gone.js';
import { type Failure, failure } from '../world/failure.js';
import type { World } from '../world/world.js';
import { hostOf } from '../view/host-of.js';

/** What one law says of a volume as things stand. */
export interface Verdict {
  readonly law: VolumeLifetime;
  readonly kept: boolean;
  readonly because: Reason;
  /** Names of the containers that the reason speaks of, oldest first. */
  readonly containers: readonly string[];
}

export type Reason =
  /** It has a name: only a command that names or prunes volumes removes it. */
  | 'named'
  /** Containers that run use it. */
  | 'running'
  /** The containers that mount it have never been started. */
  | 'not-used-yet'
  /** The containers that mount it have all ended. */
  | 'ended'
  /** Containers that exist refer to it. */
  | 'referenced'
  /** No container mounts it any more. */
  | 'nobody'
  /** Why it went, as the host remembers it. */
  | Departure;

/** Both laws on one volume. */
export interface VolumeVerdicts {
  readonly volume: string;
  readonly anonymous: boolean;
  /** Whether it is there. */
  readonly exists: boolean;
  /** The law of this world. */
  readonly verdict: Verdict;
  /** What the other law would have come to. */
  readonly other: Verdict;
}

export interface Users {
  readonly anonymous: boolean;
  readonly all: readonly Container[];
  readonly referring: readonly Container[];
}

function verdictOfCourse({ anonymous, all }: Users): Omit<Verdict, 'law'> {
  if (!anonymous) return { kept: true, because: 'named', containers: [] };
  const named = (containers: readonly Container[]) => containers.map(({ name }) => name);
  const running = all.filter(({ state }) => state.status === 'running' || state.status === 'paused');
  if (running.length > 0) return { kept: true, because: 'running', containers: named(running) };
  const ended = all.filter(({ state }) => state.startedAt !== undefined);
  if (ended.length > 0) return { kept: false, because: 'ended', containers: named(ended) };
  if (all.length > 0) return { kept: true, because: 'not-used-yet', containers: named(all) };
  return { kept: false, because: 'nobody', containers: [] };
}

function verdictOfEngine({ anonymous, referring }: Users): Omit<Verdict, 'law'> {
  if (!anonymous) return { kept: true, because: 'named', containers: [] };
  const containers = referring.map(({ name }) => name);
  return { kept: true, because: containers.length > 0 ? 'referenced' : 'nobody', containers };
}

function verdictOf(law: VolumeLifetime, users: Users): Verdict {
  return { law, ...(law === 'course' ? verdictOfCourse(users) : verdictOfEngine(users)) };
}

/** As things stood when it went; a container that has been removed since keeps the name it had. */
function verdictOfGone(law: VolumeLifetime, because: Departure, gone: VolumeGone, users: Users): Verdict {
  const left = because === 'ended' ? users.all.filter(({ state }) => state.startedAt !== undefined) : [];
  const named = gone.container === '' ? [] : [gone.container];
  return { law, kept: false, because, containers: left.length > 0 ? left.map(({ name }) => name) : named };
}

function otherVerdict(law: VolumeLifetime, gone: VolumeGone | undefined, users: Users): Verdict {
  if (gone === undefined || gone.otherwise === 'kept') return verdictOf(law, users);
  return verdictOfGone(law, gone.otherwise, gone, users);
}

function ownVerdict(law: VolumeLifetime, exists: boolean, gone: VolumeGone | undefined, users: Users): Verdict {
  if (gone) return verdictOfGone(law, gone.because, gone, users);
  const verdict = verdictOf(law, users);
  return exists && !verdict.kept ? { law, kept: true, because: 'not-used-yet', containers: [] } : verdict;
}

export function usersOf(host: Host, name: string, gone: VolumeGone | undefined): Users {
  const all = [...host.containers.values()]
    .filter(({ mounts }) => mounts.some((mount) => mount.type === 'volume' && mount.name === name))
    .sort((a, b) => a.created - b.created || a.sequence - b.sequence);
  const refers = ({ mounts }: Container) => mounts.some((mount) => mount.name === name && mount.referenced);
  const named = all.some(({ mounts }) => mounts.some((mount) => mount.name === name && mount.named));
  const anonymous = host.volumes.get(name)?.anonymous ?? gone?.anonymous ?? !named;
  return { anonymous, all, referring: all.filter(refers) };
}

/**
 * Why a volume is there or gone, and what the other law of volume lifetime would have done. A volume that is gone
 * can be explained as long as its host remembers it (the newest 256), or a container that it mounted it.
 */
export function volumeVerdicts(world: World, hostName: string, name: string): VolumeVerdicts | Failure {
  const host = hostOf(world, hostName);
  const exists = host.volumes.has(name);
  const gone = exists ? undefined : lastGone(host.volumesGone, name)?.[1];
  const users = usersOf(host, name, gone);
  if (!exists && !gone && users.all.length === 0) {
    return failure('no-such-volume', `get ${name}: no such volume`, { volume: name });
  }
  const verdict = ownVerdict(world.volumeLifetime, exists, gone, users);
  const other = otherVerdict(world.volumeLifetime === 'course' ? 'engine' : 'course', gone, users);
  return { volume: name, anonymous: users.anonymous, exists, verdict, other };
}

/** Names of the volumes that can be explained: those that are there, and those that the host or a container remembers. */
export function explainableVolumes(world: World, hostName: string): readonly string[] {
  const host = hostOf(world, hostName);
  const names = new Set(host.volumes.keys());
  for (const { name } of host.volumesGone.values()) names.add(name);
  for (const { mounts } of host.containers.values()) {
    for (const { type, name } of mounts) if (type === 'volume') names.add(name);
  }
  return [...names].sort();
}
