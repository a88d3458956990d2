import { emptyFileSystem } from '../filesystem/empty-filesystem.js';
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

/** What /dev shows in every container and on every host. */
export const deviceFiles: FileSystem = tree(
  folder({
    console: device(5, 1, 0o620),
    fd: link('/proc/self/fd'),
    full: device(1, 7),
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
  }),
);

/** The little of /proc that programs ask for. */
export const procFiles: FileSystem = tree(
  folder(
    {
      cpuinfo: text('processor\t: 0\nmodel name\t: Slipway simulated processor\n'),
      filesystems: text('nodev\tproc\nnodev\ttmpfs\nnodev\toverlay\n\text4\n'),
      meminfo: text('MemTotal:        2048000 kB\nMemFree:         1024000 kB\nMemAvailable:    1536000 kB\n'),
      sys: folder({}),
      uptime: text('86400.00 86400.00\n'),
      version: text('Linux version 6.1.0-slipway\n'),
    },
    0o555,
  ),
);
