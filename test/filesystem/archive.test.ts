import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as real from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChanges } from '../../src/filesystem/apply.js';
import { isArchiveFailure, readArchive } from '../../src/filesystem/archive-read.js';
import { archiveChunks, archiveDigest } from '../../src/filesystem/archive-write.js';
import { type Change, compareTrees } from '../../src/filesystem/compare.js';
import { link, put } from '../../src/filesystem/edit.js';
import { emptyDirectory, emptyFileSystem } from '../../src/filesystem/empty-filesystem.js';
import type { File } from '../../src/filesystem/node.js';
import { truncateTimes } from '../../src/filesystem/truncate-times.js';
import { evolution, fileSystem, inventory } from './arbitrary-tree.js';

function archive(changes: readonly Change[]): Buffer {
  return Buffer.concat([...archiveChunks(changes)]);
}

function file(bytes: string): File {
  return { kind: 'file', mode: 0o644, uid: 0, gid: 0, mtime: 1000, content: { length: bytes.length, bytes } };
}

function changesIn(
  bytes: Uint8Array | string,
  ...onto: Parameters<typeof readArchive> extends [unknown, ...infer R] ? R : never
): readonly Change[] {
  const result = readArchive(bytes, ...onto);
  if (isArchiveFailure(result)) throw new Error(result.message);
  return result;
}

function told(changes: readonly Change[]): string[] {
  return changes.map(({ path, change, link: first }) => `${change} ${path}${first === undefined ? '' : ` = ${first}`}`);
}

/** One ustar header, to make archives that our writer does not. */
function member(
  name: string,
  type = '0',
  more: { body?: string; linkname?: string; magic?: string; size?: string } = {},
): string {
  const { body = '', linkname = '', magic = 'ustar\x0000', size = body.length.toString(8).padStart(11, '0') } = more;
  const before = `${name.padEnd(100, '\0')}0000644\x000000000\x000000000\x00${size.padEnd(12, '\0')}00000000001\0`;
  const after = `${type}${linkname.padEnd(100, '\0')}${magic}`.padEnd(356, '\0');
  const sum = [...before, ...after].reduce((total, character) => total + character.charCodeAt(0), 256);
  return `${before}${sum.toString(8).padStart(6, '0')}\0 ${after}${body}${'\0'.repeat((512 - (body.length % 512)) % 512)}`;
}

const end = '\0'.repeat(1024);

describe('the archive of a changeset', () => {
  it('is read back as that changeset, times cut to the second', () => {
    fc.assert(
      fc.property(evolution, ([a, b]) => {
        const changes = compareTrees(a.root, b.root);
        const bytes = archive(changes);
        expect(changesIn(new Uint8Array(bytes), a.root)).toEqual(truncateTimes(changes));
        expect(changesIn(bytes.toString('latin1'), a.root)).toEqual(truncateTimes(changes));
      }),
      { numRuns: 300 },
    );
  });

  it('has the digest of its bytes, and whole blocks', () => {
    fc.assert(
      fc.property(fileSystem, ({ root }) => {
        const changes = compareTrees(emptyDirectory(), root);
        const bytes = archive(changes);
        expect(bytes.length % 512).toBe(0);
        expect(archiveDigest(changes)).toBe(`sha256:${createHash('sha256').update(bytes).digest('hex')}`);
        expect(archiveDigest(truncateTimes(changes))).toBe(archiveDigest(changes));
      }),
    );
  });

  it('never changes: a golden digest', () => {
    const fs = [
      ['/d', emptyDirectory(0o1777, 5000)],
      ['/d/f', { ...file('hello'), uid: 3_000_000, mtime: -1 }],
      [`/d/${'n'.repeat(120)}`, file('')],
      ['/program', { ...file(''), content: { length: 70_000, program: 'cat' } }],
    ] as const;
    const tree = fs.reduce((tree, [path, node]) => put(tree, path, node), emptyFileSystem());
    const linked = link(tree, '/d/f', '/z');
    expect(
      archiveDigest([...compareTrees(emptyDirectory(), linked.root), { path: '/gone', change: 'delete' }]),
    ).toMatchInlineSnapshot(`"sha256:45e70269b9445bb3e76a95f8bb13dffbdd093976e88822cebf57c135760edc23"`);
  });

  it('digests 100 MB of holes without having them', () => {
    const sparse: File = { ...file(''), content: { length: 100_000_000 } };
    const started = performance.now();
    archiveDigest([{ path: '/sparse', change: 'add', node: sparse }]);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe('archives that others wrote', () => {
  it('hide what is beneath an opaque directory, and what is whited out', () => {
    const rows = ['/d', '/d/sub', '/e'].reduce((fs, path) => put(fs, path, emptyDirectory()), emptyFileSystem());
    const beneath = ['/d/old', '/d/kept', '/d/sub/old', '/e/f', '/e/g'].reduce(
      (fs, path) => put(fs, path, file('x')),
      rows,
    ).root;
    const tar = [
      member('d/', '5'),
      member('d/.wh..wh..opq'),
      member('d/kept'),
      member('d/sub/', '5'),
      member('e/.wh.f'),
      member('.wh.none'),
    ];
    const changes = changesIn(tar.join('') + end, beneath);
    expect(told(changes)).toEqual([
      'modify /d',
      'modify /d/kept',
      'delete /d/old',
      'modify /d/sub',
      'delete /d/sub/old',
      'delete /e/f',
    ]);
    expect([...inventory(applyChanges(beneath, changes)).keys()]).toEqual([
      '/',
      '/d',
      '/d/kept',
      '/d/sub',
      '/e',
      '/e/g',
    ]);
  });

  it('replace a directory that they white out and bring again', () => {
    const beneath = put(put(emptyFileSystem(), '/d', emptyDirectory()), '/d/old', file('x')).root;
    expect(told(changesIn(member('.wh.d') + member('d/new') + end, beneath))).toEqual([
      'modify /d',
      'add /d/new',
      'delete /d/old',
    ]);
  });

  it('may leave out directories, repeat names, and put one thing in place of another', () => {
    expect(told(changesIn(member('a/b/c') + end))).toEqual(['add /a', 'add /a/b', 'add /a/b/c']);
    expect(told(changesIn(member('./') + member('./a/') + member('a/b') + member('a') + end))).toEqual([
      'modify /',
      'add /a',
    ]);
    expect(told(changesIn(member('a') + member('a/b') + end))).toEqual(['add /a', 'add /a/b']);
    expect(told(changesIn(member('../../x') + member('/y//z/') + end))).toEqual(['add /x', 'add /y', 'add /y/z']);
  });

  it('may link names in any order, in circles, and to what lies beneath', () => {
    const circle =
      member('b', '0', { body: 'x' }) + member('a', '1', { linkname: 'b' }) + member('b', '1', { linkname: 'a' });
    expect(told(changesIn(circle + end))).toEqual(['add /a', 'add /b = /a']);
    const replaced = circle + member('c', '1', { linkname: 'a' }) + member('b', '0', { body: 'new' });
    expect(told(changesIn(replaced + end))).toEqual(['add /a', 'add /b', 'add /c = /a']);
    const beneath = put(emptyFileSystem(), '/old', file('x')).root;
    expect(told(changesIn(member('new', '1', { linkname: 'old' }) + end, beneath))).toEqual([
      'add /new',
      'modify /old = /new',
    ]);
    expect(readArchive(member('a', '1', { linkname: 'none' }) + end)).toEqual({
      failure: 'bad-archive',
      message: 'link /none /a: no such file or directory',
      offset: 0,
    });
  });

  it('may use GNU long names and binary numbers', () => {
    const long = 'l'.repeat(150);
    const gnu =
      member('././@LongLink', 'L', { body: `${long}\0`, magic: 'ustar  \0' }) +
      member('cut', '0', { body: 'x', magic: 'ustar  \0' });
    expect(told(changesIn(gnu + end))).toEqual([`add /${long}`]);
    const binary = member('b', '0', { body: 'xyz', size: `\x80${'\0'.repeat(10)}\x03` });
    expect(changesIn(binary + end)[0]?.node).toMatchObject({ content: { length: 3, bytes: 'xyz' } });
  });

  it.each([
    ['text', 'this is no archive', 'unexpected EOF', 0],
    ['a block of text', 'x'.repeat(600), 'archive/tar: invalid tar header', 0],
    ['a file cut short', member('a', '0', { body: 'x'.repeat(600) }).slice(0, 1024), 'unexpected EOF', 0],
    ['a header cut short', `${member('a')}${member('b').slice(0, 300)}`, 'unexpected EOF', 512],
    ['one zero block', `${member('a')}${'\0'.repeat(512)}${member('b')}`, 'archive/tar: invalid tar header', 1024],
    ['a bad record', member('p', 'x', { body: '99 path=x\n' }) + end, 'archive/tar: invalid tar header', 0],
  ])('are refused with the words of the engine: %s', (_, bytes, message, offset) => {
    expect(readArchive(bytes)).toEqual({ failure: 'bad-archive', message, offset });
  });

  it('may be empty, and may end without an end', () => {
    expect(readArchive('')).toEqual([]);
    expect(readArchive(end)).toEqual([]);
    expect(told(changesIn(member('a')))).toEqual(['add /a']);
  });

  it('never break the reader, whatever their bytes', () => {
    const tar = archive(compareTrees(emptyDirectory(), put(emptyFileSystem(), '/f', file('hello')).root));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat({ max: tar.length - 1 }), fc.nat({ max: 255 })), { maxLength: 4 }),
        (flips) => {
          const broken = Buffer.from(tar);
          for (const [at, byte] of flips) broken[at] = byte;
          const result = readArchive(new Uint8Array(broken));
          if (!isArchiveFailure(result)) applyChanges(emptyDirectory(), result);
        },
      ),
      { numRuns: 500 },
    );
  });
});

const gnuTar = spawnSync('tar', ['--version'], { encoding: 'utf8' });

describe.skipIf(gnuTar.status !== 0 || !gnuTar.stdout.includes('GNU tar'))('GNU tar', () => {
  function inFolder<T>(work: (folder: string) => T): T {
    const folder = real.mkdtempSync(join(tmpdir(), 'slipway-tar-'));
    try {
      return work(folder);
    } finally {
      real.rmSync(folder, { recursive: true, force: true });
    }
  }

  it('lists the same names in what we wrote', () => {
    fc.assert(
      fc.property(evolution, ([a, b]) => {
        inFolder((folder) => {
          const changes = compareTrees(a.root, b.root);
          real.writeFileSync(join(folder, 'a.tar'), archive(changes));
          const listed = execFileSync(
            'tar',
            ['-tf', join(folder, 'a.tar'), '--quoting-style=literal', '--show-transformed-names'],
            { encoding: 'latin1' },
          );
          const expected = changes.map(({ path, node }) => {
            if (node === undefined) return path.replace(/^\/(.*\/)?/, '$1.wh.');
            return `${path === '/' ? '.' : path.slice(1)}${node.kind === 'dir' ? '/' : ''}`;
          });
          expect(listed.split('\n').slice(0, -1)).toEqual(expected);
        });
      }),
      { numRuns: 25 },
    );
  });

  it.each(['gnu', 'pax', 'ustar', 'v7'])('writes %s archives that we read', (format) => {
    inFolder((folder) => {
      const tree = join(folder, 'tree');
      const long = format === 'v7' || format === 'ustar' ? 'n'.repeat(90) : 'n'.repeat(200);
      real.mkdirSync(join(tree, 'd', long), { recursive: true });
      real.writeFileSync(join(tree, 'd', 'f'), 'content');
      real.linkSync(join(tree, 'd', 'f'), join(tree, 'd', 'g'));
      real.symlinkSync('../target', join(tree, 'd', 's'));
      if (format !== 'v7' && format !== 'ustar') real.writeFileSync(join(tree, 'd', long, 'caf\u00e9'), '');
      execFileSync('tar', ['-cf', join(folder, 'a.tar'), `--format=${format}`, '--sort=name', '-C', tree, '.']);
      const changes = changesIn(new Uint8Array(real.readFileSync(join(folder, 'a.tar'))));
      const names = [
        `add /d/${long}`,
        ...(format === 'v7' || format === 'ustar' ? [] : [`add /d/${long}/caf\xc3\xa9`]),
      ];
      const stat = real.statSync(join(tree, 'd', 'f'));
      const sorted = ['add /d', 'add /d/f', 'add /d/g = /d/f', ...names, 'add /d/s'];
      expect(told(changes)).toEqual(sorted);
      const read = changes.find(({ path }) => path === '/d/f')?.node as File;
      expect(read).toMatchObject({ mode: stat.mode & 0o7777, uid: stat.uid, content: { length: 7, bytes: 'content' } });
      expect(Math.floor(read.mtime / 1000)).toBe(Math.floor(stat.mtimeMs / 1000));
    });
  });
});
