import type { Fault } from './fault.js';
import type { Content, FileSystem, Node } from './node.js';

/** Where a mount sits and what it shows. Mounts are listed outermost first (shorter `at` before longer). */
export interface MountPoint {
  /** Canonical absolute path in the namespace; '/' for the root. */
  readonly at: string;
  /** Key of the store it shows. */
  readonly store: string;
  /** Canonical path inside that store. */
  readonly path: string;
  /** When present, the held inode that `path` stood for when mounted: followed through renames and removal. */
  readonly inode?: number;
  readonly readonly: boolean;
  /** For `mount` and `df`: overlay, ext4, tmpfs, proc, sysfs. */
  readonly type: string;
}

/** The trees a namespace can reach; reads see earlier writes. A store that `set` refuses is a programmer's mistake. */
export interface Stores {
  get(store: string): FileSystem;
  set(store: string, files: FileSystem): void;
}

export interface Credentials {
  readonly uid: number;
  readonly gid: number;
  /** Supplementary groups. */
  readonly groups: readonly number[];
}

/** Everything that decides what a path means and what may be done with it. */
export interface FilesContext {
  readonly stores: Stores;
  readonly mounts: readonly MountPoint[];
  readonly cwd: string;
  readonly credentials: Credentials;
  /** 0o022 where nothing else was said. */
  readonly umask: number;
  readonly now: number;
}

export interface Stat {
  readonly kind: Node['kind'];
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Bytes of a file, characters of a link's target, 4096 for a directory, 0 for a device. */
  readonly size: number;
  readonly mtime: number;
  /** Names of a file; 2 plus sub-directories for a directory. */
  readonly links: number;
  /** Key of the store: two paths with different devices can't be renamed into each other. */
  readonly device: string;
  /** Stable within one device: equal for two names of one file. */
  readonly inode: number;
  readonly major?: number;
  readonly minor?: number;
}

export interface Entry {
  readonly name: string;
  readonly kind: Node['kind'];
}

export interface WriteOptions {
  /** Write at the end instead of replacing. */
  readonly append?: boolean;
  /** Write at this offset and keep the rest (a hole before it reads as zeros). */
  readonly offset?: number;
  /** Refuse with ENOENT when there is no such file. Default: create it. */
  readonly create?: boolean;
  /** Refuse with EEXIST when the file is there. */
  readonly exclusive?: boolean;
  /** Of a new file, before the umask. Default 0o666. */
  readonly mode?: number;
}

/**
 * The files that one process sees: paths relative to its working directory, through mounts and symbolic links,
 * checked against its credentials. Every call either does the whole thing or returns a fault and does nothing.
 */
export interface Files {
  /** Follows a final symbolic link. */
  stat(path: string): Stat | Fault;
  /** Does not follow a final symbolic link. */
  lstat(path: string): Stat | Fault;
  /** Names in code-unit order, without `.` and `..`. */
  list(path: string): readonly Entry[] | Fault;
  /** The whole file as a byte string. */
  read(path: string): string | Fault;
  /** The content as stored: sparse files stay sparse, executables keep their program. */
  content(path: string): Content | Fault;
  readlink(path: string): string | Fault;
  /** Canonical absolute path; every component must exist. */
  realpath(path: string): string | Fault;
  /** Truncates first unless `append` or `offset` is given. */
  write(path: string, bytes: string, options?: WriteOptions): Fault | undefined;
  /** Replaces or creates a file with this very content (what cp needs). */
  put(path: string, content: Content, options?: WriteOptions): Fault | undefined;
  truncate(path: string, length: number): Fault | undefined;
  mkdir(path: string, mode?: number): Fault | undefined;
  rmdir(path: string): Fault | undefined;
  unlink(path: string): Fault | undefined;
  /** With everything below it; EBUSY if something is mounted there. What cannot be removed stays, the rest may be gone. */
  removeTree(path: string): Fault | undefined;
  /** EXDEV across mounts, EBUSY for a mount point. Replaces a file or an empty directory at `to`. */
  rename(from: string, to: string): Fault | undefined;
  symlink(target: string, path: string): Fault | undefined;
  link(existing: string, path: string): Fault | undefined;
  mkfifo(path: string, mode?: number): Fault | undefined;
  chmod(path: string, mode: number): Fault | undefined;
  /** Undefined keeps that half; a final link is followed unless `noFollow`. */
  chown(path: string, uid: number | undefined, gid: number | undefined, noFollow?: boolean): Fault | undefined;
  /** Sets the modification time; a final link is not followed. */
  utimes(path: string, mtime: number): Fault | undefined;
  /** Whether this process may read, write or execute (search) the path. */
  access(path: string, wish: 'r' | 'w' | 'x'): Fault | undefined;
  /** Mount points visible here, outermost first. */
  readonly mounts: readonly MountPoint[];
}
