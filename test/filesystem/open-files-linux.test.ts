import fc from 'fast-check';
import * as real from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isFault } from '../../src/filesystem/fault.js';
import type { Credentials, Files } from '../../src/filesystem/files.js';
import { Machine, root } from './machine.js';

/**
 * The same calls on a directory of this machine and on the model: same refusals, same trees afterwards. Both start
 * three directories deep, so that no path climbs out, and work as the user that runs the test.
 */
const credentials: Credentials = {
  uid: process.getuid?.() ?? 0,
  gid: process.getgid?.() ?? 0,
  groups: process.getgroups?.() ?? [],
};
const BASE = '/x/y/z';

const name = fc.constantFrom('a', 'b', 'c', 'd');
const component = fc.oneof({ weight: 12, arbitrary: name }, fc.constantFrom('.', '..'));
const path = fc
  .tuple(fc.array(component, { minLength: 1, maxLength: 3 }), fc.constantFrom('', '', '', '', '', '/', '//'))
  .map(([parts, tail]) => parts.join('/') + tail);
const target = fc
  .tuple(fc.array(name, { minLength: 1, maxLength: 2 }), fc.constantFrom('', '', '', '/'))
  .map(([parts, tail]) => parts.join('/') + tail);
const mode = fc.constantFrom(0o777, 0o755, 0o700, 0o555, 0o666, 0o644, 0o600, 0o444, 0o000, 0o1777, 0o2775);

interface Call {
  readonly verb: string;
  readonly path: string;
  readonly to: string;
  readonly target: string;
  readonly mode: number;
  readonly size: number;
}
const call: fc.Arbitrary<Call> = fc.record({
  verb: fc.constantFrom(
    'mkdir',
    'mkdir',
    'mkdir',
    'write',
    'write',
    'append',
    'exclusive',
    'offset',
    'truncate',
    'symlink',
    'symlink',
    'link',
    'rename',
    'rename',
    'rmdir',
    'unlink',
    'chmod',
    'read',
    'readlink',
    'realpath',
    'list',
    'stat',
    'lstat',
    'access',
    'execute',
  ),
  path,
  to: path,
  target,
  mode,
  size: fc.nat({ max: 9 }),
});

function kind(stat: real.Stats): string {
  return stat.isDirectory() ? 'dir' : stat.isSymbolicLink() ? 'symlink' : stat.isFile() ? 'file' : 'other';
}

function described(stat: real.Stats): unknown {
  return [
    kind(stat),
    stat.mode & 0o7777,
    stat.uid,
    stat.gid,
    stat.isDirectory() ? 0 : stat.size,
    stat.isDirectory() ? 0 : stat.nlink,
  ];
}

function writeAt(file: string, bytes: string, offset: number): void {
  const fd = real.openSync(file, real.constants.O_WRONLY | real.constants.O_CREAT, 0o666);
  try {
    real.writeSync(fd, Buffer.from(bytes, 'latin1'), 0, bytes.length, offset);
  } finally {
    real.closeSync(fd);
  }
}

function onLinux(base: string, { verb, path: relative, to, target: text, mode: bits, size }: Call): unknown {
  const at = `${base}/${relative}`;
  const bytes = 'x'.repeat(size);
  switch (verb) {
    case 'mkdir':
      return real.mkdirSync(at, bits);
    case 'write':
      return real.writeFileSync(at, bytes, { mode: bits });
    case 'append':
      return real.appendFileSync(at, bytes);
    case 'exclusive':
      return real.writeFileSync(at, bytes, { flag: 'wx' });
    case 'offset':
      return writeAt(at, bytes, size);
    case 'truncate':
      return real.truncateSync(at, size);
    case 'symlink':
      return real.symlinkSync(text, at);
    case 'link':
      return real.linkSync(at, `${base}/${to}`);
    case 'rename':
      return real.renameSync(at, `${base}/${to}`);
    case 'rmdir':
      return real.rmdirSync(at);
    case 'unlink':
      return real.unlinkSync(at);
    case 'chmod':
      return real.chmodSync(at, bits);
    case 'read':
      return real.readFileSync(at, 'latin1');
    case 'readlink':
      return real.readlinkSync(at);
    case 'realpath':
      real.statSync(at); // the C library itself overlooks a directory that may not be searched
      return real.realpathSync.native(at).slice(base.length - BASE.length) || '/';
    case 'list':
      return real.readdirSync(at).sort();
    case 'stat':
      return described(real.statSync(at));
    case 'lstat':
      return described(real.lstatSync(at));
    case 'access':
      return real.accessSync(at, real.constants.W_OK);
    default:
      return real.accessSync(at, real.constants.X_OK);
  }
}

function inModel(files: Files, { verb, path: relative, to, target: text, mode: bits, size }: Call): unknown {
  const at = `${BASE}/${relative}`;
  const bytes = 'x'.repeat(size);
  const told = (stat: ReturnType<Files['stat']>): unknown =>
    isFault(stat)
      ? stat
      : [
          stat.kind,
          stat.mode,
          stat.uid,
          stat.gid,
          stat.kind === 'dir' ? 0 : stat.size,
          stat.kind === 'dir' ? 0 : stat.links,
        ];
  switch (verb) {
    case 'mkdir':
      return files.mkdir(at, bits);
    case 'write':
      return files.write(at, bytes, { mode: bits });
    case 'append':
      return files.write(at, bytes, { append: true });
    case 'exclusive':
      return files.write(at, bytes, { exclusive: true });
    case 'offset':
      return files.write(at, bytes, { offset: size });
    case 'truncate':
      return files.truncate(at, size);
    case 'symlink':
      return files.symlink(text, at);
    case 'link':
      return files.link(at, `${BASE}/${to}`);
    case 'rename':
      return files.rename(at, `${BASE}/${to}`);
    case 'rmdir':
      return files.rmdir(at);
    case 'unlink':
      return files.unlink(at);
    case 'chmod':
      return files.chmod(at, bits);
    case 'read':
      return files.read(at);
    case 'readlink':
      return files.readlink(at);
    case 'realpath':
      return files.realpath(at);
    case 'list': {
      const listed = files.list(at);
      return isFault(listed) ? listed : listed.map((entry) => entry.name);
    }
    case 'stat':
      return told(files.stat(at));
    case 'lstat':
      return told(files.lstat(at));
    case 'access':
      return files.access(at, 'w');
    default:
      return files.access(at, 'x');
  }
}

function discard(folder: string): void {
  real.chmodSync(folder, 0o700);
  for (const entry of real.readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) discard(join(folder, entry.name));
  }
  real.rmSync(folder, { recursive: true });
}

/** The result, or the name of the error. */
function outcome(attempt: () => unknown): unknown {
  try {
    const result = attempt();
    return isFault(result) ? result.fault : result;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code;
  }
}

describe.skipIf(process.platform !== 'linux')('a process in the model against the same process on Linux', () => {
  it('gets the same answers to any calls', () => {
    const umask = process.umask();
    fc.assert(
      fc.property(fc.array(call, { maxLength: 60, size: 'max' }), (calls) => {
        const folder = real.realpathSync(real.mkdtempSync(join(tmpdir(), 'slipway-')));
        try {
          real.mkdirSync(folder + BASE, { recursive: true });
          const machine = new Machine();
          for (const at of ['/x', '/x/y', '/x/y/z']) {
            machine.as(root).mkdir(at);
            machine.as(root).chown(at, credentials.uid, credentials.gid);
          }
          const files = machine.as(credentials, { umask });
          for (const one of calls) {
            const expected = outcome(() => onLinux(folder + BASE, one));
            expect([one, outcome(() => inModel(files, one))]).toEqual([one, expected]);
          }
        } finally {
          discard(folder);
        }
      }),
      { numRuns: 150 },
    );
  });
});
