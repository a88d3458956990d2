import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileSystemOf } from '../../src/filesystem/file-system-of.js';
import { nodeAt } from '../../src/filesystem/lookup.js';
import type { Directory } from '../../src/filesystem/node.js';
import { treeSize } from '../../src/filesystem/sizes.js';
import { type Row, treeFromRows } from '../../src/filesystem/tree-literal.js';
import { inventory } from './arbitrary-tree.js';

const rows: readonly Row[] = [
  ['/', 'dir', '755', 0, 0],
  ['/bin', 'dir', '755', 0, 0],
  ['/bin/busybox', 'file', '755', 0, 0, 1982256],
  ['/bin/cat', 'symlink', '777', 0, 0, 'busybox'],
  ['/bin/also', 'hardlink', '755', 0, 0, './bin/busybox'],
  ['/dev', 'dir', '755', 0, 0],
  ['/dev/full', 'char', '666', 0, 0],
  ['/etc', 'dir', '755', 0, 0],
  ['/etc/group', 'file', '644', 0, 42, 10, 'root:x:0:\n'],
  ['/etc/motd', 'file', '755', 0, 0, 5, 'caf\u00e9'],
  ['/etc/blob', 'file', '644', 0, 0, 7],
  ['/tmp', 'dir', '1777', 0, 0],
];

function built(list: readonly Row[]): Directory {
  const tree = treeFromRows(list, 5000);
  if ('failure' in tree) throw new Error(tree.message);
  return tree;
}

describe('a tree from rows', () => {
  it('has what the rows list', () => {
    const tree = built(rows);
    expect(nodeAt(tree, '/bin/busybox')).toMatchObject({
      kind: 'file',
      content: { length: 1982256, program: 'busybox' },
    });
    expect(nodeAt(tree, '/bin/cat')).toEqual({
      kind: 'symlink',
      mode: 0o777,
      uid: 0,
      gid: 0,
      mtime: 5000,
      target: 'busybox',
    });
    expect(nodeAt(tree, '/dev/full')).toMatchObject({ kind: 'char', major: 1, minor: 7 });
    expect(nodeAt(tree, '/etc/group')).toMatchObject({ gid: 42, content: { length: 10, bytes: 'root:x:0:\n' } });
    expect(nodeAt(tree, '/etc/motd')).toMatchObject({ content: { length: 5, bytes: 'caf\xc3\xa9' } });
    expect(nodeAt(tree, '/etc/blob')).toMatchObject({ content: { length: 7 } });
    expect(nodeAt(tree, '/tmp')).toMatchObject({ kind: 'dir', mode: 0o1777 });
    expect(
      fileSystemOf(tree)
        .aliases.toJSON()
        .map(([, row]) => row.paths),
    ).toEqual([['/bin/also', '/bin/busybox']]);
    expect(treeSize(tree)).toBe(1982256 + 7 + 10 + 5 + 7);
  });

  it('does not depend on the order of the rows', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...rows], { minLength: rows.length }), (shuffled) => {
        expect(inventory(built(shuffled))).toEqual(inventory(built(rows)));
      }),
    );
  });

  it.each<[string, Row, string]>([
    ['mode', ['/x', 'file', '799', 0, 0, 1], 'the mode 799 is not octal'],
    ['type', ['/x', 'socket', '644', 0, 0], 'there is no type socket'],
    ['size', ['/x', 'file', '644', 0, 0], 'a file needs a size in bytes'],
    ['text', ['/x', 'file', '644', 0, 0, 3, 'four'], 'the text has 4 bytes, the row says 3'],
    ['parent', ['/no/x', 'file', '644', 0, 0, 1], 'there is no directory /no'],
    ['target', ['/x', 'symlink', '777', 0, 0], 'a link needs a target'],
    ['other name', ['/x', 'hardlink', '644', 0, 0, './none'], 'there is no file /none'],
    ['device', ['/dev/odd', 'char', '666', 0, 0], 'no such device'],
    ['path', ['x/', 'dir', '755', 0, 0], 'the path is not absolute and clean'],
    ['repetition', ['/etc', 'dir', '755', 0, 0], 'the path is listed twice'],
  ])('names a row with a bad %s', (_, row, message) => {
    expect(treeFromRows([...rows, row], 0)).toEqual({ failure: 'bad-row', row: rows.length, path: row[0], message });
  });
});
