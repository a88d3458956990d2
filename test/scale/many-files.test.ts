import { createLab } from 'slipway';
import { describe, expect, it } from 'vitest';
import { imageOf } from './described-files.js';
import { typical } from './elapsed.js';

const files = 100_000;

/** A container on so many files, so many in a folder. */
function containerOn(count: number, inAFolder: number) {
  const images = [imageOf('files', count, inAFolder)];
  return createLab({ images }).host().create('files');
}

describe.each([
  ['1,000 in a folder', 1000],
  ['all in one folder', files],
])('100,000 files, %s', (_, inAFolder) => {
  const container = containerOn(files, inAFolder);
  const { files: folder } = container;
  const last = `/all/d${Math.floor((files - 1) / inAFolder)}/f${files - 1}`;

  it('are there', () => {
    expect(folder.read(last)).toBe(`text ${files - 1}\n`);
    expect(folder.list('/all/d0')).toHaveLength(inAFolder);
    expect(container.size).toBe(0);
  });

  it('cost what is changed, not what is there', () => {
    const few = containerOn(100, 100);
    let round = 0;
    const change = (place: typeof folder) => () => {
      round += 1;
      place.write('/all/d0/f7', `${round}\n`);
      place.rename('/all/d0/f8', '/all/d0/g8');
      place.rename('/all/d0/g8', '/all/d0/f8');
      place.write('/all/d0/new', '');
      place.remove('/all/d0/new');
    };
    expect(typical(change(folder), 101) / typical(change(few.files), 101)).toBeLessThan(5);
    expect(container.diff.map(({ kind, path }) => `${kind} ${path}`)).toEqual(['C /all', 'C /all/d0', 'C /all/d0/f7']);
    expect(typical(() => container.diff) / typical(() => few.diff)).toBeLessThan(5);
  });

  it('are renamed as a whole, and removed', () => {
    folder.rename('/all', '/other');
    expect(folder.exists(last)).toBe(false);
    expect(folder.read(last.replace('/all', '/other'))).toBe(`text ${files - 1}\n`);
    folder.remove('/other');
    expect(container.diff.map(({ kind, path }) => `${kind} ${path}`)).toEqual(['D /all']);
  });
});
