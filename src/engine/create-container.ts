import type { HostConfig } from '../container/configuration.js';
import type { Container } from '../container/container.js';
import { commandLine } from '../container/command-line.js';
import { emptyFileSystem } from '../filesystem/empty-filesystem.js';
import { isFault } from '../filesystem/fault.js';
import type { Files } from '../filesystem/files.js';
import type { Directory, FileSystem } from '../filesystem/node.js';
import { openFiles } from '../filesystem/open-files.js';
import { clean } from '../filesystem/path.js';
import { filesAsRoot } from '../kernel/namespace.js';
import { nextName } from '../identity/name.js';
import type { ContainerConfig } from '../image/config.js';
import { isRefused } from '../image/failure.js';
import { findImage } from '../image/find-image.js';
import { holdImage } from '../image/hold-image.js';
import type { Image } from '../image/image.js';
import { mergeConfig } from '../image/merge-config.js';
import { topLayer } from '../image/store.js';
import { emptyTable } from '../table/table.js';
import type { Mount } from '../volume/mount.js';
import { type Failure, failure, isFailure } from '../world/failure.js';
import { emitContainer } from './container-event.js';
import { copyUp } from './copy-up.js';
import type { Engine, Refused } from './engine.js';
import { fromImages } from './from-image-failure.js';
import { initLayer } from './init-layer.js';
import { withLinks } from './links.js';
import { linksFor } from './network-links.js';
import { resolveMounts } from './resolve-mounts.js';
import { noteUser } from './volumes.js';
import { keptLimits } from './limits.js';
import { verifyConfig } from './verify-config.js';

export interface CreateRequest {
  /** '' or absent: the engine makes one up. */
  readonly name?: string;
  readonly config: ContainerConfig;
  readonly hostConfig?: HostConfig;
  /** By network, as `NetworkingConfig.EndpointsConfig` has them; only the one that the mode names counts. */
  readonly endpoints?: Readonly<
    Record<
      string,
      {
        readonly Aliases?: readonly string[] | null;
        readonly IPAMConfig?: { readonly IPv4Address?: string; readonly IPv6Address?: string } | null;
      }
    >
  >;
}

const emptyRoot = emptyFileSystem().root;

/** `docker create`: image, name, mounts, in the engine's order. The new container's id. */
export function createContainer(engine: Engine, request: CreateRequest): string | Failure | Refused {
  const { draft } = engine;
  const hostConfig = keptLimits(request.hostConfig ?? {});
  const hostFiles = filesAsRoot(draft, engine.host, '');
  const isThere = (path: string) => !isFault(hostFiles.stat(path));
  const wrong = verifyConfig(request.config, request.hostConfig ?? {}, isThere) ?? endpointsProblem(request);
  if (wrong) return wrong;
  const images = draft.host(engine.host).images;
  const image = findImage(images, request.config.Image ?? '');
  if (isRefused(image)) return fromImages(image);
  const config = mergeConfig(request.config, image.config.config);
  if (commandLine(config).length === 0) return failure('invalid-argument', 'No command specified');
  draft.tick();
  const id = draft.newId();
  const name = claimName(engine, request.name ?? '');
  if (isFailure(name)) return name;
  const linked = withLinks(engine, hostConfig, name);
  if (isFailure(linked)) return linked;
  const top = topLayer(images, image);
  const base = initLayer(top?.tree ?? emptyRoot);
  const mounted = mountsFor(engine, config, hostConfig, base, draft.newId());
  if (isFailure(mounted)) return { refused: mounted };
  const files = makeWorkingDirectory(base, config.WorkingDir ?? '', draft.now);
  if (isFailure(files)) return { refused: files };
  const created = newContainer(engine, {
    topLayer: top?.chainId,
    id,
    name,
    named: Boolean(request.name),
    image,
    config,
    hostConfig: linked,
    base: base.root,
    files,
    mounts: mounted,
    networks: linksFor(hostConfig.NetworkMode ?? '', aliasesOf(request)),
  });
  addContainer(engine, created);
  return id;
}

/** An engine of this age takes one network at creation; further ones come by `network connect`. */
function endpointsProblem({ endpoints = {} }: CreateRequest): Failure | undefined {
  for (const { IPAMConfig: addresses } of Object.values(endpoints)) {
    const { IPv4Address: four = '', IPv6Address: six = '' } = addresses ?? {};
    if (four !== '' && !/^\d{1,3}(\.\d{1,3}){3}$/.test(four)) {
      return failure('invalid-argument', `invalid IPv4 address: ${four}`);
    }
    if (six !== '' && !six.includes(':')) return failure('invalid-argument', `invalid IPv6 address: ${six}`);
  }
  const names = Object.keys(endpoints);
  if (names.length < 2) return undefined;
  return failure('invalid-argument', `Container cannot be connected to network endpoints: ${names.join(', ')}`);
}

function aliasesOf({ endpoints = {}, hostConfig = {} }: CreateRequest): readonly string[] {
  return Object.entries(endpoints).find(([name]) => name === hostConfig.NetworkMode)?.[1].Aliases ?? [];
}

function claimName(engine: Engine, wanted: string): string | Failure {
  const host = engine.draft.host(engine.host);
  if (wanted === '') {
    const [name, identity] = nextName(engine.draft.identity, (taken) => host.containerNames.has(taken));
    engine.draft.identity = identity;
    return name;
  }
  const name = wanted.startsWith('/') ? wanted.slice(1) : wanted;
  const problem = containerNameProblem(host.containerNames.get(name), name, wanted);
  return problem ?? name;
}

/** Why a container cannot have a name: its form, or another container that has it. */
export function containerNameProblem(holder: string | undefined, name: string, typed: string): Failure | undefined {
  if (!/^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/.test(name)) {
    const reason = `Invalid container name (${typed}), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed`;
    return failure('invalid-argument', reason, { container: typed });
  }
  if (holder === undefined) return undefined;
  const reason =
    `Conflict. The container name "/${name}" is already in use by container "${holder}". ` +
    'You have to remove (or rename) that container to be able to reuse that name.';
  return failure('name-in-use', reason, { container: name, holder });
}

function mountsFor(
  engine: Engine,
  config: ContainerConfig,
  hostConfig: HostConfig,
  base: FileSystem,
  cacheId: string,
): readonly Mount[] | Failure {
  const rootPath = `/var/lib/docker/overlay2/${cacheId}/merged`;
  const image = openTree(base, engine.draft.now).files;
  const mounts = resolveMounts(engine, config, hostConfig, image, rootPath);
  if (isFailure(mounts)) return mounts;
  for (const mount of mounts) {
    const refused = copyUp(engine, mount, base.root, rootPath);
    if (refused) return refused;
  }
  return mounts;
}

/** A tree by itself, as its owner sees it; `tree` is what has become of it. */
function openTree(root: FileSystem, now: number): { readonly files: Files; tree(): FileSystem } {
  let tree = root;
  const files = openFiles({
    stores: {
      get: () => tree,
      set: (_store, changed) => {
        tree = changed;
      },
    },
    mounts: [{ at: '/', store: 'root', path: '/', readonly: false, type: 'overlay' }],
    cwd: '/',
    credentials: { uid: 0, gid: 0, groups: [] },
    umask: 0o022,
    now,
  });
  return { files, tree: () => tree };
}

/** `-w /a/b/c` makes the directory (containers/workdir). */
function makeWorkingDirectory(root: FileSystem, path: string, now: number): FileSystem | Failure {
  if (path === '' || clean(path) === '/') return root;
  const { files, tree } = openTree(root, now);
  let at = '';
  for (const part of clean(path).split('/').slice(1)) {
    at += `/${part}`;
    const stat = files.stat(at);
    if (isFault(stat) ? files.mkdir(at, 0o755) !== undefined : stat.kind !== 'dir') {
      return failure('invalid-argument', `Cannot mkdir: ${clean(path)} is not a directory`, { path });
    }
  }
  return tree();
}

interface NewContainer {
  readonly topLayer: Container['topLayer'] | undefined;
  readonly id: string;
  readonly name: string;
  readonly named: boolean;
  readonly image: Image;
  readonly config: ContainerConfig;
  readonly hostConfig: HostConfig;
  readonly base: Directory;
  readonly files: FileSystem;
  readonly mounts: readonly Mount[];
  readonly networks: Pick<Container, 'networks'>;
}

function newContainer({ draft }: Engine, parts: NewContainer): Container {
  const [path = '', ...args] = commandLine(parts.config);
  return {
    id: parts.id,
    name: parts.name,
    named: parts.named,
    created: draft.now,
    sequence: draft.nextSequence(),
    image: parts.image.id,
    config: Object.assign({}, parts.config, { Hostname: parts.config.Hostname || parts.id.slice(0, 12) }),
    hostConfig: parts.hostConfig,
    path,
    args,
    state: {
      status: 'created',
      pid: 0,
      exitCode: 0,
      error: '',
      startedAt: undefined,
      finishedAt: undefined,
      stopRequested: false,
    },
    restartCount: 0,
    sandboxSince: undefined,
    base: parts.base,
    files: parts.files,
    ...parts.networks,
    mounts: parts.mounts,
    mountPoints: [],
    tmpfs: {},
    hasLog: false,
    log: emptyTable(),
    stdin: 0,
    attached: [],
    processes: emptyTable(),
    nextProcess: 1,
    ...(parts.topLayer === undefined ? {} : { topLayer: parts.topLayer }),
  };
}

function addContainer(engine: Engine, container: Container): void {
  const host = engine.draft.host(engine.host);
  engine.draft.addContainer(engine.host, container);
  host.images = holdImage(host.images, container);
  for (const mount of container.mounts) {
    if (mount.type !== 'volume') continue;
    noteUser(engine, mount.name, 'mountedBy', container.id, true);
    if (mount.referenced) noteUser(engine, mount.name, 'references', container.id, true);
  }
  emitContainer(engine, container, 'create');
}
