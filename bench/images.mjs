import * as slipway from 'slipway';
import { alternate } from './measure.mjs';

/** @typedef {readonly [string, 'dir' | 'file', string, number, number, (number | string)?, string?]} Row */

/** An image with so many files of a few bytes, a thousand in a folder at most. @param {number} files */
export function imageOf(files) {
  /** @type {Row[]} */
  const rows = [
    ['/', 'dir', '755', 0, 0],
    ['/bin', 'dir', '755', 0, 0],
    ['/bin/sleep', 'file', '755', 0, 0, 1000],
  ];
  for (let i = 0; i < files; i += 1) {
    const folder = `/d${Math.floor(i / 1000)}`;
    if (i % 1000 === 0) rows.push([folder, 'dir', '755', 0, 0]);
    rows.push([`${folder}/f${i}`, 'file', '644', 0, 0, 5, 'text\n']);
  }
  return { images: [{ reference: `files:${files}`, config: { Cmd: ['sleep', '1h'] }, files: rows }] };
}

/** @type {Map<number, slipway.Host>} */
const hosts = new Map();

/** A host with that image; made once. @param {number} files */
function hostWith(files) {
  const host = hosts.get(files) ?? slipway.createLab({ images: imageOf(files) }).host();
  hosts.set(files, host);
  return host;
}

function createFromImage() {
  const few = hostWith(10);
  const many = hostWith(100_000);
  const times = alternate(
    { few: () => few.create('files:10'), many: () => many.create('files:100000') },
    { rounds: 801 },
  );
  return times.many / times.few;
}

/** A container that has changed ten files; the round makes each change another one. @param {number} files */
function changed(files) {
  const container = hostWith(files).create(`files:${files}`);
  let round = 0;
  const change = () => {
    round += 1;
    for (let i = 0; i < 10; i += 1) container.files.write(`/d0/f${i * 7}`, `change ${round}\n`);
  };
  return { container, change };
}

function diff() {
  const few = changed(100);
  const many = changed(100_000);
  few.change();
  many.change();
  const times = alternate({ few: () => few.container.diff, many: () => many.container.diff }, { rounds: 801 });
  return times.many / times.few;
}

function commit() {
  const few = changed(100);
  const many = changed(100_000);
  few.change();
  many.change();
  // The same changes again and again: hashing them is part of both.
  const times = alternate({ few: () => few.container.commit(), many: () => many.container.commit() }, { rounds: 401 });
  return times.many / times.few;
}

/** A container on so many layers, and a look-up of what the lowest ones brought. @param {number} layers */
function onLayers(layers) {
  const host = slipway.createLab({ images: imageOf(1) }).host();
  let image = 'files:1';
  for (let i = 1; i < layers; i += 1) {
    const container = host.create(image);
    container.files.write(`/layer${i}`, `${i}\n`);
    image = container.commit(`files:layer${i}`).id;
    container.remove();
  }
  return { host, container: host.create(image) };
}

function lookUp() {
  const { container: few } = onLayers(10);
  const { container: many } = onLayers(100);
  const times = alternate(
    { few: () => few.files.read('/d0/f0'), many: () => many.files.read('/d0/f0') },
    { rounds: 2001 },
  );
  return times.many / times.few;
}

/** Adds the sizes of all layers up, each once. @param {slipway.Host} host */
function recomputed(host) {
  const { images, layers } = host.row.images;
  const distinct = new Set();
  for (const image of images.values()) for (const chainId of image.layers) distinct.add(chainId);
  let sum = 0;
  for (const chainId of distinct) sum += layers.get(chainId)?.layer.size ?? 0;
  return sum;
}

function usage() {
  const { host, container } = onLayers(19);
  for (let i = 0; i < 10_000; i += 1) {
    container.files.write('/own', `${i}\n`);
    container.commit(`own:${i}`);
  }
  if (recomputed(host) !== host.imagesSize) throw new Error('the sizes differ');
  const times = alternate({ kept: () => host.imagesSize, again: () => recomputed(host) }, { rounds: 61 });
  return times.again / times.kept;
}

/** @type {readonly import('./goals.mjs').Goal[]} */
export const imageGoals = [
  {
    name: 'create a container, image of 100,000 files against one of 10',
    unit: 'times',
    atMost: 1.2,
    measure: createFromImage,
  },
  { name: '`diff` of 10 changed files, among 100,000 against among 100', unit: 'times', atMost: 2, measure: diff },
  { name: 'commit of 10 changed files, among 100,000 against among 100', unit: 'times', atMost: 2, measure: commit },
  { name: 'look-up through 100 layers against through 10', unit: 'times', atMost: 1.2, measure: lookUp },
  {
    name: 'space used by 10,000 images of 20 layers, kept up to date against recomputed',
    unit: 'times',
    atLeast: 1000,
    measure: usage,
  },
];
