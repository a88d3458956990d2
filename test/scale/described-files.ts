import type { FileRow, ImageDescription } from 'slipway';

/** An image of so many files with a text each, so many in a folder at most, all under `/all`. */
export function imageOf(reference: string, files: number, inAFolder = 1000): ImageDescription {
  const rows: FileRow[] = [
    ['/', 'dir', '755', 0, 0],
    ['/all', 'dir', '755', 0, 0],
  ];
  for (let i = 0; i < files; i += 1) {
    const folder = `/all/d${Math.floor(i / inAFolder)}`;
    if (i % inAFolder === 0) rows.push([folder, 'dir', '755', 0, 0]);
    const text = `text ${i}\n`;
    rows.push([`${folder}/f${i}`, 'file', '644', 0, 0, text.length, text]);
  }
  return { reference, config: { Cmd: ['true'] }, files: rows };
}
