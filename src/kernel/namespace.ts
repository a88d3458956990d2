import { emptyFileSystem } from '../filesystem/empty-filesystem.js';
import type { FileSystem } from '../filesystem/node.js';
import type { Files, MountPoint, Stores } from '../filesystem/files.js';
import { openFiles } from '../filesystem/open-files.js';
import type { Process } from '../process/process.js';
import type { Draft } from '../world/draft.js';
import { consoleFiles, deviceFiles, procFiles } from './special-files.js';

/** Store keys: the host's own tree, a container's root and tmpfs trees, and the trees the kernel itself shows. */
export const hostStore = 'host';
export const rootStore = 'root';
export const procStore = 'proc';
export const deviceStore = 'dev';

const hostMounts: readonly MountPoint[] = [
  { at: '/', store: hostStore, path: '/', readonly: false, type: 'ext4' },
  { at: '/dev', store: deviceStore, path: '/', readonly: false, type: 'devtmpfs' },
  { at: '/proc', store: procStore, path: '/', readonly: true, type: 'proc' },
];

/** The trees that a host (container '') or one of its containers reaches, read and written through the draft. */
export function storesOf(draft: Draft, host: string, container: string): Stores {
  return {
    get(store) {
      return treeOf(draft, host, container, store);
    },
    set(store, files) {
      if (store === hostStore) draft.host(host).files = files;
      else if (store === rootStore) draft.container(host, container).files = files;
      else if (store === procStore) return;
      else if (container === '') return;
      else {
        const row = draft.container(host, container);
        row.tmpfs = { ...row.tmpfs, [store]: files };
      }
    },
  };
}

function treeOf(draft: Draft, host: string, container: string, store: string): FileSystem {
  const owner = draft.peekHost(host);
  if (!owner) throw new Error(`no host ${host}`);
  if (store === hostStore) return owner.files;
  const row = container === '' ? undefined : draft.peekContainer(host, container);
  if (store === procStore) return procFiles(row ? row.mountPoints : hostMounts);
  if (store === rootStore && row) return row.files;
  const tmpfs = row?.tmpfs[store];
  if (tmpfs) return tmpfs;
  if (store === deviceStore) return row && !row.config.Tty ? deviceFiles : consoleFiles;
  throw new Error(`no file tree ${store}`);
}

export function mountsOf(draft: Draft, host: string, container: string): readonly MountPoint[] {
  if (container === '') return hostMounts;
  return draft.peekContainer(host, container)?.mountPoints ?? [];
}

/** The files as one process sees them now. */
export function filesOf(draft: Draft, process: Process): Files {
  return openFiles({
    stores: storesOf(draft, process.host, process.container),
    mounts: mountsOf(draft, process.host, process.container),
    cwd: process.cwd,
    credentials: process.credentials,
    umask: process.umask,
    now: draft.now,
  });
}

/** The files of a host or a container as its administrator sees them, outside any process. */
export function filesAsRoot(draft: Draft, host: string, container: string, mounts?: readonly MountPoint[]): Files {
  return openFiles({
    stores: storesOf(draft, host, container),
    mounts: mounts ?? mountsOf(draft, host, container),
    cwd: '/',
    credentials: { uid: 0, gid: 0, groups: [] },
    umask: 0o022,
    now: draft.now,
  });
}

/** A container's own tree as the engine reads it, whatever is mounted into it. */
export function filesWithoutMounts(draft: Draft, host: string, container: string): Files {
  return filesAsRoot(draft, host, container, onlyRoot);
}

const onlyRoot: readonly MountPoint[] = [{ at: '/', store: rootStore, path: '/', readonly: false, type: 'overlay' }];

const nothing = emptyFileSystem();

/** What a process sees that has no files any more: its container is gone. */
export const noFiles: Files = openFiles({
  stores: { get: () => nothing, set: () => undefined },
  mounts: [{ at: '/', store: rootStore, path: '/', readonly: true, type: 'none' }],
  cwd: '/',
  credentials: { uid: 65_534, gid: 65_534, groups: [] },
  umask: 0o777,
  now: 0,
});
