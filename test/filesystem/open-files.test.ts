import { describe, expect, it } from 'vitest';
import { heldNode, hold, release } from '../../src/filesystem/alias.js';
import { put } from '../../src/filesystem/edit.js';
import { emptyFileSystem } from '../../src/filesystem/empty-filesystem.js';
import { fault, isFault } from '../../src/filesystem/fault.js';
import type { Files, Stat } from '../../src/filesystem/files.js';
import type { Device } from '../../src/filesystem/node.js';
import { Machine, mount, root, student } from './machine.js';

function statted(stat: ReturnType<Files['stat']>): Stat {
  if (isFault(stat)) throw new Error(stat.fault);
  return stat;
}

function device(minor: number): Device {
  return { kind: 'char', mode: 0o666, uid: 0, gid: 0, mtime: 0, major: 1, minor };
}

/** A disk with a few folders, a volume on /data and a read-only one on /data/deep/fixed. */
function mounted(): { machine: Machine; files: Files } {
  const machine = new Machine();
  const disk = machine.as(root);
  for (const path of ['/data', '/etc', '/home']) disk.mkdir(path);
  disk.write('/etc/group', 'root');
  machine.stores.set('volume', emptyFileSystem());
  machine.stores.set('fixed', emptyFileSystem());
  machine.mounts.push(mount('/data', 'volume'));
  machine.as(root).mkdir('/data/deep');
  machine.as(root).mkdir('/data/deep/fixed');
  machine.mounts.push(mount('/data/deep/fixed', 'fixed', { readonly: true }));
  return { machine, files: machine.as(root) };
}

describe('paths through mounts', () => {
  it('leads into the store that is mounted there, and back out', () => {
    const { machine, files } = mounted();
    expect(files.write('/data/f', 'in the volume')).toBe(undefined);
    expect(files.read('/home/../data/./f')).toBe('in the volume');
    expect(files.realpath('/data/deep/fixed/../../../etc')).toBe('/etc');
    expect(files.realpath('/data/deep/fixed/..')).toBe('/data/deep');
    expect(statted(files.stat('/data/f')).device).toBe('volume');
    expect(statted(files.stat('/data/deep/fixed')).device).toBe('fixed');
    machine.mounts.length = 1;
    expect(machine.as(root).list('/data')).toEqual([]);
  });

  it('follows symbolic links across mounts, absolute ones from the root of the namespace', () => {
    const { files } = mounted();
    files.symlink('/etc', '/data/absolute');
    files.symlink('../../etc/group', '/data/deep/relative');
    expect(files.read('/data/absolute/group')).toBe('root');
    expect(files.read('/data/deep/relative')).toBe('root');
    expect(files.realpath('/data/absolute/../data/deep')).toBe('/data/deep');
    expect(files.realpath('/../../data')).toBe('/data');
  });

  it('shows a folder inside a store, and cannot climb above it', () => {
    const { machine } = mounted();
    machine.as(root).mkdir('/home/lesson');
    machine.as(root).write('/home/lesson/f', 'x');
    machine.mounts.push(mount('/data/deep', 'disk', { path: '/home/lesson' }));
    const files = machine.as(root, { cwd: '/data/deep' });
    expect(files.read('f')).toBe('x');
    expect(files.realpath('..')).toBe('/data');
    expect(files.write('g', 'y')).toBe(undefined);
    expect(machine.as(root).read('/home/lesson/g')).toBe('y');
    expect(files.realpath('./g')).toBe('/data/deep/g');
  });

  it('refuses writes below a read-only mount, whoever asks', () => {
    const { files } = mounted();
    const at = '/data/deep/fixed/f';
    expect(files.write(at, 'x')).toEqual(fault('EROFS', at));
    expect(files.mkdir(at)).toEqual(fault('EROFS', at));
    expect(files.unlink(at)).toEqual(fault('EROFS', at));
    expect(files.chmod('/data/deep/fixed', 0)).toEqual(fault('EROFS', '/data/deep/fixed'));
    expect(files.access('/data/deep/fixed', 'w')).toEqual(fault('EROFS', '/data/deep/fixed'));
    expect(files.access('/data/deep/fixed', 'r')).toBe(undefined);
  });

  it('neither removes nor renames a mount point, nor what contains one', () => {
    const { files } = mounted();
    expect(files.rmdir('/data/deep/fixed')).toEqual(fault('EBUSY', '/data/deep/fixed'));
    expect(files.rename('/data/deep/fixed', '/data/x')).toEqual(fault('EBUSY', '/data/x'));
    expect(files.rename('/data/deep', '/data/x')).toEqual(fault('EBUSY', '/data/x'));
    expect(files.rmdir('/data/deep')).toEqual(fault('ENOTEMPTY', '/data/deep'));
  });

  it('keeps mounts apart', () => {
    const { machine, files } = mounted();
    expect(files.rename('/etc/group', '/data/group')).toEqual(fault('EXDEV', '/data/group'));
    expect(files.link('/etc/group', '/data/group')).toEqual(fault('EXDEV', '/data/group'));
    machine.mounts.push(mount('/home', 'disk', { path: '/etc' }));
    const again = machine.as(root);
    expect(again.read('/home/group')).toBe('root');
    expect(again.rename('/etc/group', '/home/other')).toEqual(fault('EXDEV', '/home/other'));
  });
});

describe('a single file bound into another place', () => {
  function bound(): { machine: Machine; host: Files; inode: number } {
    const machine = new Machine();
    machine.stores.set('host', emptyFileSystem());
    machine.mounts[0] = mount('/', 'host');
    const host = machine.as(root);
    host.write('/conf', 'one');
    const [files, inode] = hold(machine.stores.get('host') as never, '/conf');
    machine.stores.set('host', files);
    machine.mounts[0] = mount('/', 'disk');
    machine.as(root).write('/c', '');
    machine.mounts.push(mount('/c', 'host', { path: '/conf', inode }));
    return { machine, host: machine.as(root, { mounts: [mount('/', 'host')] }), inode };
  }

  it('writes through', () => {
    const { machine, host } = bound();
    expect(machine.as(root).write('/c', ' more', { append: true })).toBe(undefined);
    expect(host.read('/conf')).toBe('one more');
    expect(machine.as(root).realpath('/c')).toBe('/c');
  });

  it('cannot be removed, renamed or replaced', () => {
    const { machine } = bound();
    const files = machine.as(root);
    files.write('/d', 'x');
    expect(files.unlink('/c')).toEqual(fault('EBUSY', '/c'));
    expect(files.rename('/c', '/e')).toEqual(fault('EBUSY', '/e'));
    expect(files.rename('/d', '/c')).toEqual(fault('EBUSY', '/c'));
    expect(files.rmdir('/c')).toEqual(fault('ENOTDIR', '/c'));
  });

  it('stays with the old file when the host moves another over it', () => {
    const { machine, host, inode } = bound();
    host.write('/new', 'three');
    host.rename('/new', '/conf');
    expect(machine.as(root).read('/c')).toBe('one');
    expect(machine.as(root).write('/c', 'kept')).toBe(undefined);
    expect(statted(machine.as(root).stat('/c'))).toMatchObject({ size: 4, links: 0, device: 'host' });
    expect(host.read('/conf')).toBe('three');
    const files = machine.stores.get('host') as never;
    expect(heldNode(files, inode)).toMatchObject({ content: { bytes: 'kept' } });
    expect(heldNode(release(files, inode), inode)).toBe(undefined);
  });

  it('follows the file through a rename of its folder', () => {
    const { machine, host } = bound();
    host.mkdir('/folder');
    host.rename('/conf', '/folder/conf');
    host.rename('/folder', '/moved');
    machine.as(root).write('/c', 'there');
    expect(host.read('/moved/conf')).toBe('there');
  });

  it('shows a removed folder as empty, in which nothing can be made', () => {
    const machine = new Machine();
    machine.as(root).mkdir('/folder');
    machine.as(root).mkdir('/mnt');
    const [files, inode] = hold(machine.disk, '/folder');
    machine.stores.set('disk', files);
    machine.as(root).rmdir('/folder');
    machine.mounts.push(mount('/mnt', 'disk', { path: '/folder', inode }));
    const inside = machine.as(root);
    expect(inside.list('/mnt')).toEqual([]);
    expect(inside.write('/mnt/f', 'x')).toEqual(fault('ENOENT', '/mnt/f'));
    expect(inside.chmod('/mnt', 0o700)).toBe(undefined);
    expect(statted(inside.stat('/mnt')).mode).toBe(0o700);
  });
});

describe('what other users may do', () => {
  it('needs the right to search, to write, and in /tmp to own', () => {
    const machine = new Machine();
    const admin = machine.as(root);
    admin.mkdir('/private', 0o700);
    admin.write('/private/f', 'x');
    admin.mkdir('/tmp');
    admin.chmod('/tmp', 0o1777);
    admin.write('/tmp/theirs', 'x');
    const files = machine.as(student);
    expect(files.read('/private/f')).toEqual(fault('EACCES', '/private/f'));
    expect(files.list('/private')).toEqual(fault('EACCES', '/private'));
    expect(files.write('/new', 'x')).toEqual(fault('EACCES', '/new'));
    expect(files.write('/tmp/mine', 'x')).toBe(undefined);
    expect(files.unlink('/tmp/theirs')).toEqual(fault('EPERM', '/tmp/theirs'));
    expect(files.unlink('/tmp/mine')).toBe(undefined);
    expect(files.chmod('/tmp/theirs', 0o777)).toEqual(fault('EPERM', '/tmp/theirs'));
    expect(files.chown('/tmp/theirs', 1000, undefined)).toEqual(fault('EPERM', '/tmp/theirs'));
  });

  it('makes files that belong to their maker, minus the umask; a set-gid folder gives its group', () => {
    const machine = new Machine();
    machine.as(root).mkdir('/shared');
    machine.as(root).chown('/shared', 1000, 77);
    machine.as(root).chmod('/shared', 0o2775);
    const files = machine.as(student, { umask: 0o027 });
    files.write('/shared/f', 'x');
    files.mkdir('/shared/d');
    expect(statted(files.stat('/shared/f'))).toMatchObject({ mode: 0o640, uid: 1000, gid: 77 });
    expect(statted(files.stat('/shared/d'))).toMatchObject({ mode: 0o2750, uid: 1000, gid: 77 });
  });

  it('does not search above the working directory', () => {
    const machine = new Machine();
    machine.as(root).mkdir('/root', 0o700);
    machine.as(root).mkdir('/root/open', 0o777);
    const files = machine.as(student, { cwd: '/root/open' });
    expect(files.list('.')).toEqual([]);
    expect(files.list('/root/open')).toEqual(fault('EACCES', '/root/open'));
  });

  it('executes as root only what somebody may execute', () => {
    const machine = new Machine();
    const files = machine.as(root);
    files.write('/f', 'x', { mode: 0o600 });
    expect(files.access('/f', 'x')).toEqual(fault('EACCES', '/f'));
    files.chmod('/f', 0o601);
    expect(files.access('/f', 'x')).toBe(undefined);
  });
});

describe('content', () => {
  it('stays sparse while only zeros are written', () => {
    const files = new Machine().as(root);
    const zeros = '\0'.repeat(1000);
    files.write('/f', zeros);
    files.write('/f', zeros, { append: true });
    files.truncate('/f', 100_000_000);
    expect(files.content('/f')).toEqual({ length: 100_000_000 });
    files.write('/f', 'end', { offset: 10 });
    files.truncate('/f', 14);
    expect(files.read('/f')).toBe(`${'\0'.repeat(10)}end\0`);
    files.write('/f', '\0\0\0', { offset: 10 });
    expect(files.content('/f')).toEqual({ length: 14 });
  });

  it('keeps the program of an executable that is copied, not of one that is overwritten', () => {
    const files = new Machine().as(root);
    files.put('/a', { length: 100, program: 'cat' }, { mode: 0o755 });
    const content = files.content('/a');
    if (isFault(content)) throw new Error(content.fault);
    files.put('/b', content);
    expect(files.content('/b')).toEqual({ length: 100, program: 'cat' });
    files.write('/b', 'no');
    expect(files.content('/b')).toEqual({ length: 2, bytes: 'no' });
  });

  it('writes through one name of a file, and reads through the other', () => {
    const machine = new Machine();
    const files = machine.as(root);
    files.write('/a', 'x');
    files.link('/a', '/b');
    files.write('/b', 'both');
    expect(files.read('/a')).toBe('both');
    expect(statted(files.stat('/a'))).toEqual(statted(files.stat('/b')));
    expect(statted(files.stat('/a')).links).toBe(2);
    files.unlink('/a');
    expect(machine.disk.aliases.size).toBe(0);
  });

  it('knows the devices', () => {
    const machine = new Machine();
    let disk = machine.disk;
    for (const minor of [3, 5, 7]) disk = put(disk, `/${minor}`, device(minor), 0);
    machine.stores.set('disk', disk);
    const files = machine.as(root);
    expect(files.read('/3')).toBe('');
    expect(files.read('/5')).toEqual(fault('EINVAL', '/5'));
    expect(files.write('/3', 'gone')).toBe(undefined);
    expect(files.write('/7', 'x')).toEqual(fault('ENOSPC', '/7'));
    expect(statted(files.stat('/5'))).toMatchObject({ kind: 'char', major: 1, minor: 5, size: 0 });
    expect(machine.disk).toBe(disk);
  });
});

describe('awkward paths', () => {
  it('has limits', () => {
    const files = new Machine().as(root);
    const long = `/${'n'.repeat(256)}`;
    expect(files.write(long, 'x')).toEqual(fault('ENAMETOOLONG', long));
    expect(files.write(long.slice(0, 256), 'x')).toBe(undefined);
    expect(files.stat('')).toEqual(fault('ENOENT', ''));
    expect(files.stat(`/${'a/'.repeat(2100)}`)).toMatchObject({ fault: 'ENAMETOOLONG' });
    expect(files.write('/caf\u20ac', 'x')).toEqual(fault('EINVAL', '/caf\u20ac'));
  });

  it('follows 40 links and no more', () => {
    const files = new Machine().as(root);
    files.write('/0', 'end');
    for (let i = 1; i <= 41; i++) files.symlink(String(i - 1), `/${i}`);
    expect(files.read('/40')).toBe('end');
    expect(files.read('/41')).toEqual(fault('ELOOP', '/41'));
    files.symlink('self', '/self');
    expect(files.stat('/self')).toEqual(fault('ELOOP', '/self'));
  });

  it('lists one frozen list for each state of a directory', () => {
    const files = new Machine().as(root);
    files.write('/10', '');
    files.write('/9', '');
    files.mkdir('/__proto__');
    const listed = files.list('/');
    expect(listed).toEqual([
      { name: '10', kind: 'file' },
      { name: '9', kind: 'file' },
      { name: '__proto__', kind: 'dir' },
    ]);
    expect(files.list('/')).toBe(listed);
    expect(Object.isFrozen(listed)).toBe(true);
  });

  it('touches nothing when nothing is appended', () => {
    const machine = new Machine();
    machine.as(root).write('/f', '');
    machine.now = 2000;
    machine.as(root).write('/f', '', { append: true });
    expect(statted(machine.as(root).stat('/f')).mtime).toBe(1000);
    machine.as(root).write('/f', '');
    expect(statted(machine.as(root).stat('/f')).mtime).toBe(2000);
  });
});
