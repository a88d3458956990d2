import { shortId } from '../digest/digest.js';
import type { Container } from '../container/container.js';
import { oldestFirst, volumeName } from '../explain/display-name.js';
import type { Host } from '../host/host.js';
import { volumeSize } from '../view/disk-usage.js';
import { hostOf } from '../view/host-of.js';
import type { Mount } from '../volume/mount.js';
import type { World } from '../world/world.js';
import { type Drawn, marked } from './change.js';
import { type Naming, readable } from './naming.js';

/** `gone`: a volume that vanished, but that a container still remembers. */
export type SourceKind = 'named' | 'anonymous' | 'gone' | 'folder';

/** What is mounted: a volume, or a folder of the host. */
export interface PicturedSource extends Drawn {
  /** `volume NAME` or `folder PATH`. */
  readonly key: string;
  readonly kind: SourceKind;
  readonly label: string;
  /** Of a volume that is there. */
  readonly size?: number;
}

/** A container with what it mounts; one without a status has been removed, and is told of by another one. */
export interface PicturedClient extends Drawn {
  readonly id: string;
  readonly label: string;
  readonly status?: string;
}

export interface PicturedMount extends Drawn {
  /** Id of the container. */
  readonly container: string;
  readonly destination: string;
  readonly writable: boolean;
  /** Key of the source; absent for memory (tmpfs). */
  readonly source?: string;
}

/** `--volumes-from`. */
export interface PicturedInheritance extends Drawn {
  /** Id of the container that asked for it. */
  readonly container: string;
  /** Id of the container whose mounts it got. */
  readonly from: string;
}

/** Containers, volumes and folders of the host, and who mounts what where. */
export interface VolumesPicture {
  readonly of: 'volumes';
  readonly host: string;
  /** Oldest first; then those that are told of and gone. */
  readonly clients: readonly PicturedClient[];
  /** Volumes by name, then folders by path. */
  readonly sources: readonly PicturedSource[];
  readonly mounts: readonly PicturedMount[];
  readonly inheritances: readonly PicturedInheritance[];
}

function sourceKey(mount: Mount): string | undefined {
  if (mount.type === 'tmpfs') return undefined;
  return mount.type === 'volume' ? `volume ${mount.name}` : `folder ${mount.source}`;
}

function volumeSource(host: Host, name: string, naming: Naming): PicturedSource {
  const volume = host.volumes.get(name);
  const key = `volume ${name}`;
  const label = naming(volumeName(name));
  if (volume === undefined) return { key, kind: 'gone', label };
  return { key, kind: volume.anonymous ? 'anonymous' : 'named', label, size: volumeSize(host, name) };
}

function sourcesOf(host: Host, containers: readonly Container[], naming: Naming): readonly PicturedSource[] {
  const volumes = new Set(host.volumes.keys());
  const folders = new Set<string>();
  for (const mount of containers.flatMap(({ mounts }) => mounts)) {
    if (mount.type === 'volume') volumes.add(mount.name);
    else if (mount.type === 'bind') folders.add(mount.source);
  }
  return [
    ...[...volumes].sort().map((name) => volumeSource(host, name, naming)),
    ...[...folders].sort().map((path): PicturedSource => {
      return { key: `folder ${path}`, kind: 'folder', label: readable(path) };
    }),
  ];
}

function mountsOf({ id, mounts }: Container): readonly PicturedMount[] {
  return mounts.map((mount) => {
    const source = sourceKey(mount);
    const destination = readable(mount.destination);
    return { container: id, destination, writable: mount.writable, ...(source === undefined ? {} : { source }) };
  });
}

/** Whom a container inherited from, each once. */
function inheritancesOf({ id, mounts }: Container): readonly PicturedInheritance[] {
  const from = new Set(mounts.flatMap(({ origin }) => (origin.by === 'volumes-from' ? [origin.container] : [])));
  return [...from].map((source) => ({ container: id, from: source }));
}

function momentOf(world: World, hostName: string, naming: Naming): VolumesPicture {
  const host = hostOf(world, hostName);
  const containers = oldestFirst(host.containers.values());
  const inheritances = containers.flatMap(inheritancesOf);
  const gone = new Set(inheritances.map(({ from }) => from).filter((id) => !host.containers.has(id)));
  return {
    of: 'volumes',
    host: hostName,
    clients: [
      ...containers.map(({ id, name, state }) => ({ id, label: naming(name), status: state.status })),
      ...[...gone].map((id) => ({ id, label: naming(shortId(id)) })),
    ],
    sources: sourcesOf(host, containers, naming),
    mounts: containers.flatMap(mountsOf),
    inheritances,
  };
}

export function volumesPicture(world: World, host: string, since: World | undefined, naming: Naming): VolumesPicture {
  const now = momentOf(world, host, naming);
  const old = since?.hosts.has(host) ? momentOf(since, host, naming) : undefined;
  return {
    ...now,
    clients: marked(old?.clients, now.clients, ({ id }) => id).map((client) => remembered(client, old?.clients)),
    sources: marked(old?.sources, now.sources, ({ key }) => key),
    mounts: marked(old?.mounts, now.mounts, ({ container, destination }) => `${container} ${destination}`),
    inheritances: marked(old?.inheritances, now.inheritances, ({ container, from }) => `${container} ${from}`),
  };
}

/** One that others still tell of, though it has just been removed: as it was. */
function remembered(client: PicturedClient, before: readonly PicturedClient[] | undefined): PicturedClient {
  const gone = client.status === undefined && client.change === 'changed';
  const old = gone ? before?.find(({ id }) => id === client.id) : undefined;
  return old === undefined ? client : { ...old, change: 'removed' };
}
