import * as slipway from 'slipway';
import { median, nanoseconds } from './measure.mjs';

/** Nanoseconds that each of the last links of a chain costs: inherit, start, read what the first one wrote. @param {number} links */
function chain(links) {
  const host = slipway.createLab({ seed: `chain-${links}` }).host();
  host.pull('busybox');
  const options = { command: ['sleep', '1h'], detach: true };
  const first = host.run('busybox', { ...options, volumes: ['/data'] });
  first.files.write('/data/file', 'passed on\n');
  let last = first;
  const link = () => {
    last = host.run('busybox', { ...options, volumesFrom: [last] });
    if (last.files.read('/data/file') !== 'passed on\n') throw new Error('the chain has lost the file');
  };
  for (let i = 1; i < links; i += 1) link();
  return link;
}

/** Chains grow while they are measured, so few links are timed, many times over. */
function costOfALink() {
  const short = [];
  const long = [];
  const longChain = chain(10_000);
  for (let round = 0; round < 60; round += 1) {
    const shortChain = chain(10);
    short.push(nanoseconds(shortChain), nanoseconds(shortChain));
    long.push(nanoseconds(longChain), nanoseconds(longChain));
  }
  return median(long.slice(20)) / median(short.slice(20));
}

/** @type {readonly import('./goals.mjs').Goal[]} */
export const volumeGoals = [
  {
    name: 'a link of a volumes-from chain, after 10,000 links against after 10',
    unit: 'times',
    atMost: 1.5,
    measure: costOfALink,
  },
];
