import type { Container } from '../container/container.js';
import type { Host } from '../host/host.js';
import type { VolumeLifetime } from '../volume/lifetime.js';
import { type Failure, failure } from '../world/failure.js';
import type { World } from '../world/world.js';
import { hostOf } from './host-of.js';

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
  | 'nobody';

export interface VolumeExplanation {
  readonly volume: string;
  readonly anonymous: boolean;
  /** Whether it is there. */
  readonly exists: boolean;
  /** The law of this world. */
  readonly verdict: Verdict;
  /** What the other law would have come to. */
  readonly other: Verdict;
  readonly sentence: string;
}

interface Users {
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

function usersOf(host: Host, name: string): Users {
  const all = [...host.containers.values()]
    .filter(({ mounts }) => mounts.some((mount) => mount.type === 'volume' && mount.name === name))
    .sort((a, b) => a.created - b.created || a.sequence - b.sequence);
  const refers = ({ mounts }: Container) => mounts.some((mount) => mount.name === name && mount.referenced);
  const named = all.some(({ mounts }) => mounts.some((mount) => mount.name === name && mount.named));
  return { anonymous: host.volumes.get(name)?.anonymous ?? !named, all, referring: all.filter(refers) };
}

function listed(names: readonly string[]): string {
  if (names.length === 1) return `container ${names[0]}`;
  return `containers ${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}

function reason({ law, because, containers }: Verdict): string {
  const several = containers.length > 1;
  switch (because) {
    case 'named':
      return 'it has a name, and only `docker volume rm` or a prune removes it';
    case 'running':
      return `${listed(containers)} ${several ? 'run and use' : 'runs and uses'} it`;
    case 'not-used-yet':
      return `${listed(containers)} ${several ? 'mount it and have' : 'mounts it and has'} never been started`;
    case 'ended':
      return `no container that mounts it runs any more, since ${listed(containers)} ${several ? 'have' : 'has'} ended`;
    case 'referenced':
      return `${listed(containers)} ${several ? 'refer' : 'refers'} to it, running or not`;
    case 'nobody':
      return law === 'course'
        ? 'no container mounts it'
        : 'no container refers to it, and nobody has asked for its removal with `rm -v`, `--rm` or a prune';
  }
}

function shortName(name: string): string {
  return /^[0-9a-f]{64}$/.test(name) ? name.slice(0, 12) : name;
}

function sentenceOf(name: string, exists: boolean, verdict: Verdict, other: Verdict): string {
  const state = exists ? 'is there' : 'is gone';
  const because = exists === verdict.kept ? `: ${reason(verdict)}` : removedOrNew(exists);
  const law = other.law === 'engine' ? "The engine's law" : "The course's law";
  return `Volume ${shortName(name)} ${state}${because}. ${law} ${contrast(exists, other)}${whyElse(verdict, other)}.`;
}

function contrast(exists: boolean, { kept }: Verdict): string {
  if (kept) return exists ? 'keeps it too' : 'would have kept it';
  return exists ? 'would not keep it' : 'lets it go too';
}

/** The same reason is not told twice. */
function whyElse(verdict: Verdict, other: Verdict): string {
  return verdict.because === other.because && other.because === 'named' ? '' : `: ${reason(other)}`;
}

/** What the containers that are left cannot tell: it was removed by a command, or nobody has used it since it was made. */
function removedOrNew(exists: boolean): string {
  return exists ? ': it was made without a container, and nobody has used it yet' : ': a command has removed it';
}

/**
 * Why a volume is there or gone, and what the other law of volume lifetime would have done. A volume that is gone
 * can be explained as long as a container remembers that it mounted it.
 */
export function explainVolume(world: World, hostName: string, name: string): VolumeExplanation | Failure {
  const host = hostOf(world, hostName);
  const users = usersOf(host, name);
  const exists = host.volumes.has(name);
  if (!exists && users.all.length === 0) {
    return failure('no-such-volume', `get ${name}: no such volume`, { volume: name });
  }
  const verdict = verdictOf(world.volumeLifetime, users);
  const other = verdictOf(world.volumeLifetime === 'course' ? 'engine' : 'course', users);
  const sentence = sentenceOf(name, exists, verdict, other);
  return { volume: name, anonymous: users.anonymous, exists, verdict, other, sentence };
}

/** Names of the volumes that can be explained: those that are there, and those that some container remembers. */
export function explainableVolumes(world: World, hostName: string): readonly string[] {
  const host = hostOf(world, hostName);
  const names = new Set(host.volumes.keys());
  for (const { mounts } of host.containers.values()) {
    for (const { type, name } of mounts) if (type === 'volume') names.add(name);
  }
  return [...names].sort();
}
