import * as slipway from 'slipway';
import { alternate, heapBytes, many } from './measure.mjs';
import { IndexedMap, MutableMap } from './mutable-map.mjs';

/** @type {Map<number, { lab: slipway.Lab, cycle: () => void }>} */
const made = new Map();

/** A host that already has so many containers, and the cycle on it; made once. @param {number} containers */
function crowded(containers) {
  const known = made.get(containers);
  if (known) return known;
  const lab = slipway.createLab({ seed: `growth-${containers}` });
  const host = lab.host();
  host.pull('debian');
  for (let i = 1; i <= containers; i += 1) {
    host.create('debian', { command: ['sleep', '1h'] });
    if (i % 20_000 === 0) process.stderr.write(`  ${i.toLocaleString('en')} containers\n`);
  }
  const cycle = () => {
    const container = host.create('debian', { command: ['sleep', '1h'] });
    container.start();
    container.files.write('/file', 'hello\n');
    container.stop();
    container.remove();
  };
  made.set(containers, { lab, cycle });
  return { lab, cycle };
}

/** @param {number} rows */
function crowdedMap(rows) {
  const map = new MutableMap();
  for (let i = 0; i < rows; i += 1) map.create();
  return map;
}

function growth() {
  const few = crowded(100);
  const lots = crowded(100_000);
  const times = alternate({ few: many(few.cycle, 20), lots: many(lots.cycle, 20) }, { rounds: 61 });
  return times.lots / times.few;
}

/** @param {number} containers */
function againstTheLimit(containers) {
  const { cycle } = crowded(containers);
  const map = crowdedMap(containers);
  const times = alternate({ slipway: many(cycle, 20), map: many(() => map.cycle(), 20) }, { rounds: 61 });
  return times.slipway / times.map;
}

/** 1,000 steps as one: 200 cycles on a host with 100 containers. */
function batch() {
  const { lab, cycle } = crowded(100);
  const map = new IndexedMap();
  for (let i = 0; i < 100; i += 1) map.create();
  const times = alternate(
    { slipway: () => lab.transaction(many(cycle, 200)), map: many(() => map.cycle(), 200) },
    { rounds: 15 },
  );
  return times.slipway / times.map;
}

function historyKilobytes() {
  const { cycle } = crowded(100_000);
  many(cycle, 100)();
  const before = heapBytes();
  many(cycle, 1000)();
  return (heapBytes() - before) / (5 * 1000) / 1000;
}

function undoMicroseconds() {
  const { lab, cycle } = crowded(10_000);
  many(cycle, 20)();
  const times = alternate(
    {
      undo: () => {
        lab.undo();
        lab.redo();
      },
      fork: () => lab.fork(),
    },
    { rounds: 1001 },
  );
  return Math.max(times.undo / 2, times.fork) / 1000;
}

const cycle = 'create + start + write a file + stop + remove';

/** @type {readonly import('./goals.mjs').Goal[]} */
export const growthGoals = [
  { name: `${cycle}, at 100,000 containers against at 100`, unit: 'times', atMost: 1.5, measure: growth },
  { name: `${cycle}, against a mutable Map, at 100`, unit: 'times', atMost: 20, measure: () => againstTheLimit(100) },
  {
    name: `${cycle}, against a mutable Map, at 100,000`,
    unit: 'times',
    atMost: 10,
    measure: () => againstTheLimit(100_000),
  },
  {
    name: 'a transaction of 1,000 steps, against a mutable Map with indexes',
    unit: 'times',
    atMost: 2.5,
    measure: batch,
  },
  { name: 'history kept a step, at 100,000 containers', unit: 'KB', atMost: 3, measure: historyKilobytes },
  { name: 'fork or undo', unit: 'µs', atMost: 2, measure: undoMicroseconds },
];
