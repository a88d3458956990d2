import type { Container } from '../container/container.js';
import { emptyFileSystem } from '../filesystem/empty-filesystem.js';
import { hold, release } from '../filesystem/alias.js';
import { type Fault, isFault } from '../filesystem/fault.js';
import type { Files, MountPoint } from '../filesystem/files.js';
import type { Directory } from '../filesystem/node.js';
import { basename } from '../filesystem/path.js';
import { deviceStore, filesAsRoot, hostStore, procStore, rootStore } from '../kernel/namespace.js';
import type { Mount } from '../volume/mount.js';
import { boundFolder, isInMemory } from '../volume/volume-options.js';
import { volumeFolder } from '../volume/volume.js';
import { type Failure, failure } from '../world/failure.js';
import { containerFolder } from './container-folder.js';
import { emitVolume } from './container-event.js';
import { boundFolderMissing } from './copy-up.js';
import type { Engine } from './engine.js';
import { etcFiles } from './etc-files.js';
import { notAFolder } from './find-program.js';
import { engineStore, type Mounter, wishes } from './mount-order.js';

const initFailure =
  'failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: ' +
  'error during container init: ';

/** Everything mounted into one container, outermost first, or why that is not possible. */
export function mountContainer(engine: Engine, id: string, mounter: Mounter = 'runtime'): Failure | undefined {
  const container = engine.draft.container(engine.host, id);
  container.tmpfs = { [engineStore]: etcFiles(container), sys: emptyFileSystem() };
  const root = container.hostConfig.ReadonlyRootfs === true;
  const { tmpfs, files } = container;
  const known = plainMounts.get(files.root)?.get(kindOf(container));
  if (known && mounter === 'runtime' && container.mounts.length === 0) {
    container.mountPoints = known;
    return undefined;
  }
  let points = kernelMounts;
  for (const wish of wishes(container, mounter)) {
    const mounted = addMount(engine, id, wish, points, mounter);
    if ('code' in mounted) return mounted;
    points = [...points, mounted];
  }
  if (root) points = points.map((point) => (point.at === '/' ? { ...point, readonly: true } : point));
  container.mountPoints = points;
  if (mounter === 'engine' || container.mounts.length > 0 || container.tmpfs !== tmpfs || container.files !== files)
    return undefined;
  const kinds = plainMounts.get(files.root) ?? new Map<string, readonly MountPoint[]>();
  plainMounts.set(files.root, kinds.set(kindOf(container), points));
  return undefined;
}

const kernelMounts: readonly MountPoint[] = [
  { at: '/', store: rootStore, path: '/', readonly: false, type: 'overlay' },
  { at: '/proc', store: procStore, path: '/', readonly: true, type: 'proc' },
  { at: '/dev', store: deviceStore, path: '/', readonly: false, type: 'tmpfs' },
  { at: '/sys', store: 'sys', path: '/', readonly: true, type: 'sysfs' },
];

/**
 * What containers without mounts of their own see, by their root and what else of them decides it: most have their
 * image's tree, in which every mount point is there already.
 */
const plainMounts = new WeakMap<Directory, Map<string, readonly MountPoint[]>>();

function kindOf({ hostConfig, config }: Container): string {
  return `${hostConfig.ReadonlyRootfs === true} ${hostConfig.Init === true} ${config.Tty === true}`;
}

function addMount(
  engine: Engine,
  id: string,
  mount: Mount,
  points: readonly MountPoint[],
  mounter: Mounter,
): MountPoint | Failure {
  const files = filesAsRoot(engine.draft, engine.host, id, points);
  const source = sourceOf(engine, id, mount, files);
  if ('code' in source) return source;
  const refused = makeMountPoint(files, mount.destination, source.folder);
  if (refused) return mountFailure(id, mount, source, refused, mounter);
  const at = files.realpath(mount.destination);
  if (isFault(at)) return mountFailure(id, mount, source, at, mounter);
  if (mount.type === 'volume') {
    emitVolume(engine, mount.name, 'mount', {
      container: id,
      destination: mount.destination,
      propagation: mount.propagation,
      'read/write': `${mount.writable}`,
    });
  }
  return Object.assign({}, source.point, { at, readonly: !mount.writable });
}

interface Source {
  readonly point: Omit<MountPoint, 'at' | 'readonly'>;
  readonly path: string;
  readonly folder: boolean;
}

function sourceOf(engine: Engine, id: string, mount: Mount, inside: Files): Source | Failure {
  if (mount.type === 'tmpfs') return tmpfsSource(engine, id, mount, inside);
  if (mount.type === 'volume') return volumeSource(engine, mount.name);
  const path = mount.source;
  const files = filesAsRoot(engine.draft, engine.host, '');
  const real = files.realpath(path);
  const stat = files.stat(path);
  if (isFault(real) || isFault(stat)) return unreachable(mount, path);
  const point = { store: hostStore, path: real, type: 'ext4' };
  const host = engine.draft.host(engine.host);
  const [held, inode] = hold(host.files, real);
  host.files = held;
  return { point: Object.assign({}, point, { inode }), path, folder: stat.kind === 'dir' };
}

/** A file stands where a folder on the way to the source should be. */
function unreachable({ destination }: Mount, path: string): Failure {
  const where = `error mounting "${path}" to rootfs at "${destination}"`;
  return failure('start-failed', `${initFailure}${where}: stat ${path}: ${notAFolder}`, { path });
}

/** A volume's own folder, or the one that its options name. */
function volumeSource(engine: Engine, name: string): Source | Failure {
  const options = engine.draft.peekHost(engine.host)?.volumes.get(name)?.options ?? null;
  const own = volumeFolder(name);
  const bound = boundFolder(options);
  const real = filesAsRoot(engine.draft, engine.host, '').realpath(bound ?? own);
  if (isFault(real)) {
    const reason = `error while mounting volume '${own}': ${boundFolderMissing(name, bound ?? own)}`;
    return failure('start-failed', reason, { volume: name });
  }
  const type = isInMemory(options) ? 'tmpfs' : 'ext4';
  return { point: { store: hostStore, path: real, type }, path: own, folder: true };
}

function tmpfsSource(engine: Engine, id: string, mount: Mount, inside: Files): Source {
  if (mount.name === engineStore) {
    const path = `/${basename(mount.destination)}`;
    return { point: { store: engineStore, path, type: 'ext4' }, path, folder: false };
  }
  const container = engine.draft.container(engine.host, id);
  const store = `tmpfs ${mount.destination}`;
  const empty = emptyFileSystem(0o1777, engine.draft.now);
  const root = { ...empty.root, ...tmpfsOwner(mount.tmpfsOptions ?? '') };
  const covered = inside.stat(mount.destination);
  if (!isFault(covered)) root.mode = covered.mode;
  container.tmpfs = { ...container.tmpfs, [store]: { ...empty, root } };
  return { point: { store, path: '/', type: 'tmpfs' }, path: 'tmpfs', folder: true };
}

/** What options say of the root of a tmpfs. Its mode does not count over a folder that is there: the runtime copies that one's. */
function tmpfsOwner(options: string): { mode?: number; uid?: number; gid?: number } {
  const value = (name: string) =>
    options
      .split(',')
      .findLast((option) => option.startsWith(`${name}=`))
      ?.slice(name.length + 1);
  const [mode, uid, gid] = [value('mode'), value('uid'), value('gid')];
  return {
    ...(mode === undefined ? {} : { mode: Number.parseInt(mode, 8) }),
    ...(uid === undefined ? {} : { uid: Number(uid) }),
    ...(gid === undefined ? {} : { gid: Number(gid) }),
  };
}

/** Mount points that are missing are made where they belong: in the container's layer, or in an outer mount. */
function makeMountPoint(files: Files, destination: string, folder: boolean): Fault | undefined {
  const parts = destination.split('/').slice(1);
  let at = '';
  for (const [index, part] of parts.entries()) {
    at += `/${part}`;
    const stat = files.stat(at);
    const last = index === parts.length - 1;
    const wantsFile = last && !folder;
    if (!isFault(stat)) {
      if ((stat.kind === 'dir') === wantsFile) return { fault: 'ENOTDIR', path: at };
      continue;
    }
    const refused = wantsFile ? files.write(at, '', { mode: 0o755 }) : files.mkdir(at, 0o755);
    if (refused) return refused;
  }
  return undefined;
}

function mountFailure(id: string, mount: Mount, { path, folder }: Source, refused: Fault, mounter: Mounter): Failure {
  const { destination } = mount;
  if (mounter === 'engine' && refused.fault === 'ENOTDIR') {
    const attempt = `mount ${path}:${containerFolder(id)}/merged${destination}, flags: 0x5000`;
    return failure('file-fault', `${attempt}: not a directory`, { path: destination });
  }
  const where = `error mounting "${path}" to rootfs at "${destination}"`;
  const message = `${initFailure}${where}: ${mountProblem(id, mount, { path, folder }, refused)}`;
  return failure('start-failed', message, { path: destination });
}

/** The kernel's flags: a bind is recursive (0x5000) and perhaps read-only; a tmpfs has no programs and no devices. */
function mountFlags({ type, writable, tmpfsOptions = '' }: Mount): string {
  if (type !== 'tmpfs') return writable ? '0x5000' : '0x5001';
  const data = tmpfsOptions.split(',').filter((option) => option.includes('='));
  return `0xe${data.length > 0 ? `, data: ${data.join(',')}` : ''}`;
}

/** The runtime says how far it got: it could not make the mount point, or not mount there. */
function mountProblem(id: string, mount: Mount, source: Pick<Source, 'path' | 'folder'>, refused: Fault): string {
  if (refused.fault === 'EROFS') {
    const verb = source.folder ? 'mkdir' : 'open';
    return `${verb} ${containerFolder(id)}/merged${mount.destination}: read-only file system: unknown`;
  }
  const attempt = `mount ${source.path}:${mount.destination} (via /proc/self/fd/6), flags: ${mountFlags(mount)}`;
  if (refused.fault !== 'ENOTDIR') return `${attempt}: permission denied: unknown`;
  return `${attempt}: ${notAFolder}`;
}

/** Takes all mounts of a container away: tmpfs contents are lost, held host files are let go. */
export function unmountContainer(engine: Engine, id: string): void {
  const container = engine.draft.container(engine.host, id);
  for (const point of container.mountPoints) {
    if (point.inode === undefined) continue;
    const host = engine.draft.host(engine.host);
    host.files = release(host.files, point.inode);
  }
  container.mountPoints = [];
  container.tmpfs = {};
}
