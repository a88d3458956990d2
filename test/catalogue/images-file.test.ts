import { describe, expect, it } from 'vitest';
import { installImage, readImagesFile, tryReadImagesFile } from '../../src/catalogue/images-file.js';
import { nodeAt } from '../../src/filesystem/lookup.js';
import { layerContentFaults, storeFaults } from '../../src/image/invariants.js';
import { emptyImageStore } from '../../src/image/store.js';

const files = [
  ['/', 'dir', '755', 0, 0],
  ['/bin', 'dir', '755', 0, 0],
  ['/dev', 'dir', '755', 0, 0],
  ['/etc', 'dir', '755', 0, 0],
  ['/bin/busybox', 'file', '755', 0, 0, 1000],
  ['/bin/sh', 'symlink', '777', 0, 0, 'busybox'],
  ['/bin/also', 'hardlink', '755', 0, 0, '/bin/busybox'],
  ['/dev/null', 'char', '666', 0, 0],
  ['/etc/motd', 'file', '644', 0, 0, 8, 'Gr\u00fc\u00dfe\n'],
] as const;
const small = { reference: 'small', config: { Cmd: ['sh'] }, size: 1015, files };
const created = 1_790_000_000_500;

function message(value: unknown): string {
  const result = tryReadImagesFile(value, created);
  return 'code' in result ? result.message : 'accepted';
}

describe('images file', () => {
  it('becomes images of one layer, each a second younger than the one before', () => {
    const images = readImagesFile({ images: [small, { ...small, reference: 'other:v1' }] }, created);
    expect(images.map(({ reference }) => reference.tag)).toEqual(['latest', 'v1']);
    const store = images.reduce(installImage, emptyImageStore);
    expect([...store.images.values()].map((image) => image.created).sort()).toEqual([created, created + 1000]);
    expect([...store.images.values()].map((image) => image.size)).toEqual([1015, 1015]);
    expect(storeFaults(store, [])).toEqual([]);
    expect(layerContentFaults(store)).toEqual([]);
  });

  it('gives executables the program of their name, and devices their numbers', () => {
    const tree = readImagesFile([small], created)[0]!.layers[0]!.tree;
    const busybox = nodeAt(tree, '/bin/busybox');
    expect(busybox).toMatchObject({ kind: 'file', content: { length: 1000, program: 'busybox' } });
    expect(nodeAt(tree, '/bin/also')).toBe(busybox);
    expect(nodeAt(tree, '/dev/null')).toMatchObject({ kind: 'char', major: 1, minor: 3 });
    expect(nodeAt(tree, '/etc')).toMatchObject({ kind: 'dir', mode: 0o755, uid: 0 });
  });

  it('is refused with the image and the row named', () => {
    const withRow = (...row: unknown[]) => ({ images: [{ ...small, size: undefined, files: [...files, row] }] });
    expect(message({ images: {} })).toBe('there must be a list "images"');
    expect(message([1])).toBe('image number 1: it must be an object');
    expect(message([{ files }])).toBe('image number 1: "reference" must be a string');
    expect(message([{ ...small, reference: 'Small' }])).toBe(
      'image Small: invalid reference format: repository name must be lowercase',
    );
    expect(message([{ ...small, files: 'x' }])).toBe('image small: "files" must be a list of rows');
    expect(message([{ ...small, size: 1016 }])).toBe('image small: its files take 1015 bytes, but "size" says 1016');
    expect(message([small, small])).toBe('image docker.io/library/small:latest: it is there twice');
    expect(message(withRow(1, 'dir', '755', 0, 0))).toBe(
      'image small, row 9: a row must be [path, type, mode, owner, group, ...]',
    );
    expect(message(withRow('/x', 'socket', '755', 0, 0))).toBe('image small, row 9: /x: there is no type socket');
    expect(message(withRow('/x', 'dir', '799', 0, 0))).toBe('image small, row 9: /x: the mode 799 is not octal');
    expect(message(withRow('/x/y', 'dir', '755', 0, 0))).toBe('image small, row 9: /x/y: there is no directory /x');
    expect(message(withRow('/x', 'file', '644', 0, 0, 3, 'four'))).toBe(
      'image small, row 9: /x: the text has 4 bytes, the row says 3',
    );
  });
});
