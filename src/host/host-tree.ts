import { put } from '../filesystem/edit.js';
import { emptyDirectory, emptyFileSystem } from '../filesystem/empty-filesystem.js';
import { nodeAt } from '../filesystem/lookup.js';
import type { Directory, FileSystem, Node } from '../filesystem/node.js';
import { dirname } from '../filesystem/path.js';
import { Table } from '../table/table.js';

const folders = [
  '/boot',
  '/dev',
  '/etc',
  '/home',
  '/lib64',
  '/media',
  '/mnt',
  '/opt',
  '/proc',
  '/root',
  '/run',
  '/srv',
  '/sys',
  '/tmp',
  '/usr',
  '/usr/lib',
  '/usr/local',
  '/usr/local/bin',
  '/usr/local/sbin',
  '/usr/sbin',
  '/usr/share',
  '/var',
  '/var/cache',
  '/var/lib',
  '/var/lib/docker',
  '/var/lib/docker/volumes',
  '/var/log',
  '/var/tmp',
];

const links: readonly (readonly [path: string, target: string])[] = [
  ['/bin', 'usr/bin'],
  ['/lib', 'usr/lib'],
  ['/sbin', 'usr/sbin'],
];

/** Clients that every host has, whether or not their programs are there. */
const clients = ['docker', 'docker-machine', 'explain', 'preview'];

/** Programs that have no file: what stands for other files, and the one that exists in images only. */
const withoutFile = new Set(['busybox', 'unknown-program', 'exec-format-error']);

/** A user of a host, as its /etc/passwd says. */
export interface HostUser {
  readonly name: string;
  readonly uid: number;
  readonly home: string;
}

function text(bytes: string, now: number): Node {
  return { kind: 'file', content: { length: bytes.length, bytes }, mode: 0o644, uid: 0, gid: 0, mtime: now };
}

function program(name: string, now: number): Node {
  return { kind: 'file', content: { length: 120_000, program: name }, mode: 0o755, uid: 0, gid: 0, mtime: now };
}

function binaries(programs: readonly string[], now: number): Directory['entries'] {
  const named = programs.filter((name) => !withoutFile.has(name) && !name.includes('/'));
  return Table.of(named.map((name) => [name, program(name, now)]));
}

/** The disk of a plain Linux machine with these programs in /usr/bin. */
export function hostTree(
  hostname: string,
  programs: readonly string[],
  users: readonly HostUser[],
  now: number,
): FileSystem {
  let files = emptyFileSystem(0o755, now);
  const add = (path: string, node: Node) => {
    files = put(files, path, node, now);
  };
  for (const path of folders) add(path, emptyDirectory(path.endsWith('tmp') ? 0o1777 : 0o755, now));
  for (const [path, target] of links) add(path, { kind: 'symlink', target, mode: 0o777, uid: 0, gid: 0, mtime: now });
  add('/usr/bin', { ...emptyDirectory(0o755, now), entries: binaries([...programs, ...clients], now) });
  const all = [{ name: 'root', uid: 0, home: '/root' }, ...users];
  add(
    '/etc/passwd',
    text(all.map((user) => `${user.name}:x:${user.uid}:${user.uid}::${user.home}:/bin/bash\n`).join(''), now),
  );
  add('/etc/group', text(`${all.map((user) => `${user.name}:x:${user.uid}:\n`).join('')}nogroup:x:65534:\n`, now));
  add('/etc/hostname', text(`${hostname}\n`, now));
  add('/etc/hosts', text(`127.0.0.1\tlocalhost\n127.0.1.1\t${hostname}\n`, now));
  for (const user of users) files = addFolders(files, user.home, user.uid, now);
  return files;
}

/** `mkdir -p`; the last folder belongs to `uid`. */
export function addFolders(files: FileSystem, path: string, uid: number, now: number): FileSystem {
  if (path === '/' || nodeAt(files.root, path)) return files;
  const above = addFolders(files, dirname(path), 0, now);
  return put(above, path, emptyDirectory(0o755, now, uid, uid), now);
}
