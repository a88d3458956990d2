import { emptyFileSystem } from '../filesystem/empty-filesystem.js';
import type { MountPoint } from '../filesystem/files.js';
import type { Directory, FileSystem, Node } from '../filesystem/node.js';
import { Table } from '../table/table.js';

function device(major: number, minor: number, mode = 0o666): Node {
  return { kind: 'char', major, minor, mode, uid: 0, gid: 0, mtime: 0 };
}

function link(target: string): Node {
  return { kind: 'symlink', target, mode: 0o777, uid: 0, gid: 0, mtime: 0 };
}

function text(bytes: string): Node {
  return { kind: 'file', content: { length: bytes.length, bytes }, mode: 0o444, uid: 0, gid: 0, mtime: 0 };
}

function folder(entries: Readonly<Record<string, Node>>, mode = 0o755): Directory {
  return { kind: 'dir', entries: Table.of(Object.entries(entries)), mode, uid: 0, gid: 0, mtime: 0 };
}

function tree(root: Directory): FileSystem {
  return { ...emptyFileSystem(), root };
}

const devices: Readonly<Record<string, Node>> = {
  fd: link('/proc/self/fd'),
  full: device(1, 7),
  mqueue: folder({}, 0o1777),
  null: device(1, 3),
  ptmx: link('pts/ptmx'),
  pts: folder({}),
  random: device(1, 8),
  shm: folder({}, 0o1777),
  stderr: link('/proc/self/fd/2'),
  stdin: link('/proc/self/fd/0'),
  stdout: link('/proc/self/fd/1'),
  tty: device(5, 0),
  urandom: device(1, 9),
  zero: device(1, 5),
};

/** What /dev shows in a container without a terminal. */
export const deviceFiles: FileSystem = tree(folder(devices));

/** What /dev shows where there is a console: on a host, and in a container with a terminal. */
export const consoleFiles: FileSystem = tree(folder({ console: device(5, 1, 0o620), ...devices }));

const procEntries: Readonly<Record<string, Node>> = {
  cpuinfo: text('processor\t: 0\nmodel name\t: Slipway simulated processor\n'),
  filesystems: text('nodev\tproc\nnodev\ttmpfs\nnodev\toverlay\n\text4\n'),
  meminfo: text('MemTotal:        2048000 kB\nMemFree:         1024000 kB\nMemAvailable:    1536000 kB\n'),
  mounts: link('self/mounts'),
  sys: folder({}),
  uptime: text('86400.00 86400.00\n'),
  version: text('Linux version 6.1.0-slipway\n'),
};

const procTrees = new WeakMap<readonly MountPoint[], FileSystem>();

/** The little of /proc that programs ask for; the same mounts give the same tree (===). */
export function procFiles(mounts: readonly MountPoint[]): FileSystem {
  const known = procTrees.get(mounts);
  if (known) return known;
  const self = folder({ mounts: text(mounts.map(mountLine).join('')) }, 0o555);
  const made = tree(folder({ ...procEntries, self }, 0o555));
  procTrees.set(mounts, made);
  return made;
}

function mountLine(mount: MountPoint): string {
  const source = mount.type === 'ext4' ? '/dev/sda1' : mount.type;
  return `${source} ${mount.at} ${mount.type} ${mount.readonly ? 'ro' : 'rw'},relatime 0 0\n`;
}
