import * as slipway from 'slipway';
import { alternate, heapBytes, many } from './measure.mjs';

const files = 100_000;
const folders = files / 1000;

/** @param {number} folder @param {number} place */
const pathOf = (folder, place) => `/all/d${folder}/f${folder * 1000 + place}`;

/** Any of them: near numbers lie in different folders. @param {number} i */
const anyPath = (i) => pathOf(i % folders, Math.floor(i / folders) % 1000);

/** Every file has a text of its own, as files have. @param {number} i */
const textOf = (i) => `text ${i}\n`;

/** All of them as an image. */
function described() {
  /** @type {slipway.FileRow[]} */
  const rows = [
    ['/', 'dir', '755', 0, 0],
    ['/all', 'dir', '755', 0, 0],
  ];
  for (let folder = 0; folder < folders; folder += 1) {
    rows.push([`/all/d${folder}`, 'dir', '755', 0, 0]);
    for (let place = 0; place < 1000; place += 1) {
      const text = textOf(folder * 1000 + place);
      rows.push([pathOf(folder, place), 'file', '644', 0, 0, text.length, text]);
    }
  }
  return { images: [{ reference: 'files', config: { Cmd: ['sleep', '1h'] }, files: rows }] };
}

const newLab = () => slipway.createLab({ images: described() });

/**
 * What is used of it.
 * @typedef {{
 *   readFileSync(path: string, encoding: string): unknown,
 *   writeFileSync(path: string, text: string): void,
 *   mkdirSync(path: string): void,
 *   readdirSync(path: string, options: object): unknown,
 *   renameSync(from: string, to: string): void,
 *   existsSync(path: string): boolean,
 * }} Peer
 */

/** The peer, where it is installed: `npm install --no-save memfs`. */
async function peer() {
  const name = 'memfs';
  const { Volume } = await import(name).catch(() => ({ Volume: undefined }));
  if (Volume === undefined) return undefined;
  /** @type {Peer} */
  const volume = new Volume();
  volume.mkdirSync('/all');
  for (let folder = 0; folder < folders; folder += 1) {
    volume.mkdirSync(`/all/d${folder}`);
    for (let place = 0; place < 1000; place += 1)
      volume.writeFileSync(pathOf(folder, place), textOf(folder * 1000 + place));
  }
  return volume;
}

/** @type {{ folder: slipway.Folder, memfs: Awaited<ReturnType<typeof peer>> } | undefined} */
let made;

async function both() {
  made ??= { folder: newLab().host().create('files').files, memfs: await peer() };
  return made;
}

/**
 * How many times as fast as memfs, which of them has its turn by turns; a sample is so many calls.
 * @param {(folder: slipway.Folder, i: number) => unknown} ours
 * @param {(memfs: Peer, i: number) => unknown} theirs
 * @param {{ rounds: number, calls: number }} size
 */
const against =
  (ours, theirs, { rounds, calls }) =>
  async () => {
    const { folder, memfs } = await both();
    if (memfs === undefined) return undefined;
    let i = 0;
    const times = alternate(
      {
        ours: many(() => ours(folder, (i += 7919)), calls),
        theirs: many(() => theirs(memfs, (i += 7919)), calls),
      },
      { rounds },
    );
    return times.theirs / times.ours;
  };

/** Ours is made in a function that has returned: what only served to describe the files does not count. */
async function heap() {
  const before = heapBytes();
  const memfs = await peer();
  if (memfs === undefined) return undefined;
  const theirs = heapBytes() - before;
  const start = heapBytes();
  const lab = newLab();
  const ours = heapBytes() - start;
  if (!lab.host().image('files').exists || !memfs.existsSync('/all')) throw new Error('they have to live so long');
  return ours / theirs;
}

/** @type {readonly import('./goals.mjs').Goal[]} */
export const fileGoals = [
  {
    name: 'read a file of 100,000, against memfs',
    unit: 'times as fast',
    atLeast: 8,
    measure: against(
      (folder, i) => folder.read(anyPath(i)),
      (memfs, i) => memfs.readFileSync(anyPath(i), 'utf8'),
      { rounds: 401, calls: 20 },
    ),
  },
  {
    name: 'overwrite a file of 100,000, against memfs',
    unit: 'times as fast',
    atLeast: 3,
    measure: against(
      (folder, i) => folder.write(anyPath(i), 'other\n'),
      (memfs, i) => memfs.writeFileSync(anyPath(i), 'other\n'),
      { rounds: 401, calls: 20 },
    ),
  },
  {
    name: 'list a folder of 1,000 files, against memfs',
    unit: 'times as fast',
    atLeast: 40,
    measure: against(
      (folder, i) => folder.list(`/all/d${i % folders}`),
      (memfs, i) => memfs.readdirSync(`/all/d${i % folders}`, { withFileTypes: true }),
      { rounds: 401, calls: 1 },
    ),
  },
  {
    name: 'rename a folder with 100,000 files in it, against memfs',
    unit: 'times as fast',
    atLeast: 4000,
    measure: against(
      (folder) => {
        folder.rename('/all', '/other');
        folder.rename('/other', '/all');
      },
      (memfs) => {
        memfs.renameSync('/all', '/other');
        memfs.renameSync('/other', '/all');
      },
      { rounds: 41, calls: 1 },
    ),
  },
  { name: 'heap of 100,000 files, against memfs', unit: 'times', atMost: 1 / 12, measure: heap },
];
