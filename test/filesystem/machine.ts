import { emptyFileSystem } from '../../src/filesystem/empty-filesystem.js';
import type { Credentials, Files, FilesContext, MountPoint } from '../../src/filesystem/files.js';
import type { FileSystem } from '../../src/filesystem/node.js';
import { openFiles } from '../../src/filesystem/open-files.js';

export const root: Credentials = { uid: 0, gid: 0, groups: [] };
export const student: Credentials = { uid: 1000, gid: 1000, groups: [50] };

/** Some stores and a namespace over them, as a process has them. `disk` is mounted at `/`. */
export class Machine {
  readonly stores = new Map<string, FileSystem>([['disk', emptyFileSystem()]]);
  readonly mounts: MountPoint[] = [mount('/', 'disk')];
  now = 1000;

  as(credentials: Credentials, more: Partial<FilesContext> = {}): Files {
    const { stores } = this;
    return openFiles({
      stores: {
        get: (store) => stores.get(store) as FileSystem,
        set: (store, files) => void stores.set(store, files),
      },
      mounts: [...this.mounts],
      cwd: '/',
      credentials,
      umask: 0o022,
      now: this.now,
      ...more,
    });
  }

  get disk(): FileSystem {
    return this.stores.get('disk') as FileSystem;
  }
}

export function mount(at: string, store: string, more: Partial<MountPoint> = {}): MountPoint {
  return { at, store, path: '/', readonly: false, type: 'ext4', ...more };
}
