import { inheritMounts, parseVolumesFrom } from '../container/volumes-from.js';
import type { ContainerConfig } from '../image/config.js';
import { isRefused } from '../image/failure.js';
import { findImage } from '../image/find-image.js';
import type { HostConfig } from '../container/configuration.js';
import { isFault } from '../filesystem/fault.js';
import type { Files } from '../filesystem/files.js';
import { clean } from '../filesystem/path.js';
import type { Mount } from '../volume/mount.js';
import { type MountRequest, parseBind, parseMountRequest, propagationProblem } from '../volume/mount-spec.js';
import { volumeFolder } from '../volume/volume.js';
import { type Failure, failure, isFailure } from '../world/failure.js';
import type { Engine } from './engine.js';
import { findInDraft } from './find-container.js';
import { createVolume, type VolumeRequest } from './volumes.js';

/** Mounts by destination, those of `--tmpfs` apart, in the order in which they were set up. */
type MountTable = Map<string, Mount>;

/**
 * The mounts of a container about to be created, in the engine's order: inherited ones first (the last source of a
 * path wins), then `-v` and `--mount` (two different sources for one path are refused), which win over inherited ones;
 * then `--tmpfs`, which hides what else is at its path, and is refused only beside a `-v`; last the anonymous ones of `-v /path` and the image's VOLUME, which lose to everything.
 * Volumes that it makes on the way stay even if a later mount is refused.
 */
export function resolveMounts(
  engine: Engine,
  config: ContainerConfig,
  hostConfig: HostConfig,
  image: Files,
  rootPath: string,
): readonly Mount[] | Failure {
  const mounts: MountTable = new Map();
  const steps = [
    () => addInherited(engine, hostConfig, mounts),
    () => addRequested(engine, hostConfig, mounts),
    () => addTmpfs(hostConfig, mounts),
    () => addAnonymous(engine, config, hostConfig, mounts, image, rootPath),
  ];
  for (const step of steps) {
    const refused = step();
    if (refused) return refused;
  }
  return [...mounts.values()];
}

function addInherited(engine: Engine, hostConfig: HostConfig, mounts: MountTable): Failure | undefined {
  for (const text of hostConfig.VolumesFrom ?? []) {
    const wish = parseVolumesFrom(text);
    if ('problem' in wish) return failure('invalid-argument', wish.problem);
    const source = findInDraft(engine.draft, engine.host, wish.container);
    if (isFailure(source)) return source;
    for (const mount of inheritMounts(source, wish.mode)) {
      const taken = takeOver(engine, mount);
      if (isFailure(taken)) return taken;
      mounts.set(mount.destination, taken);
    }
  }
  return undefined;
}

/**
 * A mount whose place the source does not know itself is looked up, which makes a reference at once; any other one
 * makes none before the first start (FINDINGS 44a). The course's law makes no such difference.
 */
function takeOver(engine: Engine, mount: Mount): Mount | Failure {
  if (mount.source !== '') return mount;
  const exists = engine.draft.peekHost(engine.host)?.volumes.has(mount.name);
  if (exists) return { ...mount, referenced: true };
  if (engine.draft.volumeLifetime === 'course' && mount.type === 'volume') return mount;
  const name = mount.name === '' ? 'get' : `get ${mount.name}`;
  return failure('no-such-volume', `${name}: no such volume`, { volume: mount.name });
}

function addRequested(engine: Engine, hostConfig: HostConfig, mounts: MountTable): Failure | undefined {
  const taken = new Set<string>();
  const requests = [
    ...(hostConfig.Binds ?? []).map((bind) => ({
      parse: () => parseBind(bind, hostConfig.VolumeDriver ?? ''),
      wish: {},
    })),
    ...(hostConfig.Mounts ?? []).map((mount) => ({ parse: () => parseMountRequest(mount), wish: volumeWish(mount) })),
  ];
  for (const { parse, wish } of requests) {
    const mount = parse();
    if ('problem' in mount) return failure('invalid-argument', mount.problem);
    const propagated = propagationProblem(mount);
    if (propagated !== undefined) return failure('invalid-argument', propagated, { path: mount.source });
    if (taken.has(mount.destination) || (mount.origin.by === 'volume-flag' && tmpfsAt(hostConfig, mount.destination))) {
      return failure('invalid-argument', `Duplicate mount point: ${mount.destination}`, { path: mount.destination });
    }
    const ready = mount.type === 'volume' ? withVolume(engine, mount, wish) : mount;
    if (isFailure(ready)) return ready;
    taken.add(mount.destination);
    mounts.delete(mount.destination);
    mounts.set(mount.destination, ready);
  }
  return undefined;
}

function tmpfsAt(hostConfig: HostConfig, destination: string): boolean {
  return Object.hasOwn(hostConfig.Tmpfs ?? {}, destination);
}

/** What a `--mount` says of the volume that it may have to make. */
function volumeWish({ VolumeOptions: given }: MountRequest): Pick<VolumeRequest, 'labels' | 'options'> {
  const labels = given?.Labels;
  const options = given?.DriverConfig?.Options;
  return { ...(labels ? { labels } : {}), ...(options ? { options } : {}) };
}

function withVolume(engine: Engine, mount: Mount, wish: Pick<VolumeRequest, 'labels' | 'options'>): Mount | Failure {
  const name = createVolume(engine, { ...wish, name: mount.name, driver: mount.driver }, true);
  if (isFailure(name)) return name;
  const mode = mount.mode === '' ? 'z' : mount.mode;
  return { ...mount, name, driver: 'local', source: volumeFolder(name), mode, referenced: true };
}

function addTmpfs(hostConfig: HostConfig, mounts: MountTable): Failure | undefined {
  for (const [path, options] of Object.entries(hostConfig.Tmpfs ?? {})) {
    const destination = clean(path);
    if (!path.startsWith('/')) {
      return failure('invalid-argument', `invalid mount path: '${path}' mount path must be absolute`);
    }
    mounts.set(`tmpfs ${path}`, {
      type: 'tmpfs',
      destination,
      name: '',
      source: '',
      mode: '',
      writable: !/(^|,)ro(,|$)/.test(options),
      propagation: '',
      driver: '',
      named: false,
      copyUp: false,
      referenced: false,
      createSource: false,
      origin: { by: 'tmpfs-flag' },
      tmpfsOptions: options,
    });
  }
  return undefined;
}

function volumePath(path: string): string {
  return clean(path.startsWith('/') ? path : `/${path}`);
}

/** Where the image itself wants a volume: the rest of `Volumes` came by `-v /path`. */
function declaredVolumes(engine: Engine, config: ContainerConfig): ReadonlySet<string> {
  const images = engine.draft.peekHost(engine.host)?.images;
  const image = images && findImage(images, config.Image ?? '');
  const volumes = image && !isRefused(image) ? image.config.config.Volumes : undefined;
  return new Set(Object.keys(volumes ?? {}).map(volumePath));
}

function addAnonymous(
  engine: Engine,
  config: ContainerConfig,
  hostConfig: HostConfig,
  mounts: MountTable,
  image: Files,
  rootPath: string,
): Failure | undefined {
  const declared = declaredVolumes(engine, config);
  for (const path of Object.keys(config.Volumes ?? {})) {
    const destination = volumePath(path);
    if (mounts.has(destination) || tmpfsAt(hostConfig, destination)) continue;
    const there = image.stat(destination);
    if (!isFault(there) && there.kind !== 'dir') {
      const reason = `cannot mount volume over existing file, file exists ${rootPath}${destination}`;
      return failure('invalid-argument', reason, { path: destination });
    }
    const name = createVolume(engine, { driver: hostConfig.VolumeDriver ?? '' }, true);
    if (isFailure(name)) return name;
    mounts.set(destination, {
      type: 'volume',
      destination,
      ...(path.startsWith('/') ? {} : { toldAs: destination.slice(1) }),
      name,
      source: '',
      mode: '',
      writable: true,
      propagation: '',
      driver: 'local',
      named: false,
      copyUp: true,
      referenced: true,
      createSource: false,
      origin: { by: declared.has(destination) ? 'image' : 'volume-flag' },
    });
  }
  return undefined;
}
