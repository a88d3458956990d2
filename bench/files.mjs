import * as slipway from 'slipway';
import { imageOf } from './images.mjs';
import { alternate, heapBytes } from './measure.mjs';

const files = 100_000;
const folders = files / 1000;

/** @param {number} i */
const pathOf = (i) => `/d${i % folders}/f${(i % folders) * 1000 + (Math.floor(i / folders) % 1000)}`;

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
  for (let i = 0; i < folders; i += 1) volume.mkdirSync(`/d${i}`);
  for (let i = 0; i < files; i += 1) volume.writeFileSync(pathOf(i), 'text\n');
  return volume;
}

/** @type {{ folder: slipway.Folder, memfs: Awaited<ReturnType<typeof peer>> } | undefined} */
let made;

async function both() {
  if (made) return made;
  const container = slipway
    .createLab({ images: imageOf(files) })
    .host()
    .create(`files:${files}`);
  made = { folder: container.files, memfs: await peer() };
  return made;
}

/**
 * How many times as fast as memfs.
 * @param {(folder: slipway.Folder, i: number) => unknown} ours
 * @param {(memfs: Peer, i: number) => unknown} theirs
 */
const against = (ours, theirs) => async () => {
  const { folder, memfs } = await both();
  if (memfs === undefined) return undefined;
  let i = 0;
  const times = alternate(
    {
      ours: () => ours(folder, (i += 7919)),
      theirs: () => theirs(memfs, (i += 7919)),
    },
    { rounds: 801 },
  );
  return times.theirs / times.ours;
};

async function heap() {
  const before = heapBytes();
  const memfs = await peer();
  if (memfs === undefined) return undefined;
  const theirs = heapBytes() - before;
  const start = heapBytes();
  const lab = slipway.createLab({ images: imageOf(files) });
  const ours = heapBytes() - start;
  if (!lab.host().image(`files:${files}`).exists || !memfs.existsSync('/d0'))
    throw new Error('they have to live so long');
  return ours / theirs;
}

/** @type {readonly import('./goals.mjs').Goal[]} */
export const fileGoals = [
  {
    name: 'read a file of 100,000, against memfs',
    unit: 'times as fast',
    atLeast: 8,
    measure: against(
      (folder, i) => folder.read(pathOf(i)),
      (memfs, i) => memfs.readFileSync(pathOf(i), 'utf8'),
    ),
  },
  {
    name: 'overwrite a file of 100,000, against memfs',
    unit: 'times as fast',
    atLeast: 3,
    measure: against(
      (folder, i) => folder.write(pathOf(i), 'other\n'),
      (memfs, i) => memfs.writeFileSync(pathOf(i), 'other\n'),
    ),
  },
  {
    name: 'list a folder of 1,000 files, against memfs',
    unit: 'times as fast',
    atLeast: 40,
    measure: against(
      (folder, i) => folder.list(`/d${i % folders}`),
      (memfs, i) => memfs.readdirSync(`/d${i % folders}`, { withFileTypes: true }),
    ),
  },
  {
    name: 'rename a folder of 1,000 files, against memfs',
    unit: 'times as fast',
    atLeast: 4000,
    measure: against(
      (folder) => {
        folder.rename('/d1', '/other');
        folder.rename('/other', '/d1');
      },
      (memfs) => {
        memfs.renameSync('/d1', '/other');
        memfs.renameSync('/other', '/d1');
      },
    ),
  },
  { name: 'heap of 100,000 files, against memfs', unit: 'times', atMost: 1 / 12, measure: heap },
];
