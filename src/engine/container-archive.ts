import type { Bytes } from '../digest/bytes.js';
import { compareTrees } from '../filesystem/compare.js';
import { isFault } from '../filesystem/fault.js';
import type { Files, MountPoint } from '../filesystem/files.js';
import { basename, clean } from '../filesystem/path.js';
import { noTree } from '../image/layer.js';
import { filesAsRoot } from '../kernel/namespace.js';
import { type Failure, failure, isFailure } from '../world/failure.js';
import { archiveBytes } from './archive-bytes.js';
import { emitContainer } from './container-event.js';
import { type Engine, isRefusal, type Refused } from './engine.js';
import { findInDraft } from './find-container.js';
import { mountContainer, unmountContainer } from './mount-container.js';
import { makeSources } from './mount-sources.js';
import { packFiles } from './pack-files.js';
import { unpackFiles } from './unpack-files.js';

/** `docker export`: the container's own tree as a tar. Nothing of a mount is in it. */
export function exportContainer(engine: Engine, { container: text }: { readonly container: string }): Bytes | Failure {
  const container = findInDraft(engine.draft, engine.host, text);
  if (isFailure(container)) return container;
  emitContainer(engine, container, 'export');
  return archiveBytes(compareTrees(noTree, container.files.root));
}

export interface ContainerPath {
  readonly container: string;
  /** A byte string; relative to the container's root. */
  readonly path: string;
}

export interface PathStat {
  readonly folder: boolean;
  /** Bytes to be copied, in an archive whose first name is `name`; '.' for the content of a folder. */
  readonly name: string;
}

/**
 * Works with the files that the engine itself knows of a container, running or not: its own, its volumes and binds, but
 * nothing that is in memory or that the kernel makes. The places of mounts that it has made stay, also after a refusal.
 */
function withFiles<T>(engine: Engine, text: string, work: (files: Files) => T | Failure): T | Failure | Refused {
  const { draft, host } = engine;
  const container = findInDraft(draft, host, text);
  if (isFailure(container)) return container;
  const { id } = container;
  const files = (): Files => filesAsRoot(draft, host, id, draft.container(host, id).mountPoints.filter(isKept));
  if (container.mountPoints.length > 0) return work(files());
  const refused = makeSources(engine, container) ?? mountContainer(engine, id, 'engine');
  const value = refused ?? work(files());
  unmountContainer(engine, id);
  return isFailure(value) ? { refused: value } : value;
}

function isKept({ at, store }: MountPoint): boolean {
  return !['/proc', '/dev', '/sys'].includes(at) && !store.startsWith('tmpfs ');
}

function missing({ container, path }: ContainerPath): Failure {
  return failure('no-such-file', `Could not find the file ${path} in container ${container}`, { path });
}

/** What is at a path, links followed; undefined for nothing. */
export function statPath(engine: Engine, wish: ContainerPath): PathStat | undefined | Failure | Refused {
  return withFiles(engine, wish.container, (files) => {
    const stat = files.stat(clean(`/${wish.path}`));
    return isFault(stat) ? undefined : { folder: stat.kind === 'dir', name: nameOf(wish.path) };
  });
}

/** `/etc/.` means what is in the folder, `/etc` the folder itself. */
export function nameOf(path: string): string {
  const whole = clean(`/${path}`);
  return whole === '/' || /(?:^|\/)\.$/.test(path) ? '.' : basename(whole);
}

/** `docker cp CONTAINER:PATH`: a tar of what is there. */
export function copyFromContainer(
  engine: Engine,
  wish: ContainerPath & { readonly follow?: boolean },
): Bytes | Failure | Refused {
  if (wish.path === '') return failure('invalid-argument', 'bad parameter: pathcannot be empty', {});
  const archive = withFiles(engine, wish.container, (files): Bytes | Failure => {
    const path = clean(`/${wish.path}`);
    const follow = wish.follow === true || nameOf(wish.path) === '.';
    const packed = packFiles(files, path, nameOf(wish.path), follow);
    return isFault(packed) ? missing(follow ? { ...wish, path: targetOf(files, path) ?? wish.path } : wish) : packed;
  });
  if (!isFailure(archive) && !isRefusal(archive)) announce(engine, wish.container, 'archive-path');
  return archive;
}

function announce(engine: Engine, text: string, action: string): void {
  const container = findInDraft(engine.draft, engine.host, text);
  if (!isFailure(container)) emitContainer(engine, container, action);
}

/** Where a symbolic link leads, if a path is one. */
function targetOf(files: Files, path: string): string | undefined {
  const target = files.readlink(path);
  if (isFault(target)) return undefined;
  return clean(target.startsWith('/') ? target : `${path}/../${target}`);
}

/** `docker cp … CONTAINER:PATH`: unpacks a tar in a folder of the container. */
export function copyToContainer(
  engine: Engine,
  wish: ContainerPath & { readonly archive: Bytes; readonly rename?: readonly [from: string, to: string] },
): undefined | Failure | Refused {
  engine.draft.tick();
  const refused = withFiles(engine, wish.container, (files) => {
    const folder = files.realpath(clean(`/${wish.path}`));
    const stat = files.stat(clean(`/${wish.path}`));
    if (isFault(folder) || isFault(stat)) return missing(wish);
    if (stat.kind !== 'dir')
      return failure('invalid-argument', 'extraction point is not a directory', { path: wish.path });
    const [from, to] = wish.rename ?? ['', ''];
    const refused = unpackFiles(files, wish.archive, folder, (name) => (name === from ? to : name));
    if (!refused) return undefined;
    if ('malformed' in refused) {
      return failure('invalid-argument', `Error processing tar file(exit status 1): ${refused.malformed}`);
    }
    if (refused.fault === 'EROFS') return failure('conflict', readOnlyWords(files, folder), { path: wish.path });
    return failure('file-fault', `Error processing tar file(exit status 1): ${refused.fault}: ${refused.path}`);
  });
  if (refused === undefined) announce(engine, wish.container, 'extract-to-dir');
  return refused;
}

function readOnlyWords(files: Files, folder: string): string {
  const mount = files.mounts.findLast(({ at }) => at === folder || at === '/' || folder.startsWith(`${at}/`));
  return mount?.at === '/' ? 'container rootfs is marked read-only' : 'mounted volume is marked read-only';
}
