import { spawnSync } from 'node:child_process';
import { root } from '../scripts/root.mjs';

/** Nanoseconds that one call took. @param {() => unknown} work */
export function nanoseconds(work) {
  const start = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - start);
}

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** A sample of so many calls, for what is over too soon to be timed by itself. @param {() => unknown} work @param {number} times */
export const many = (work, times) => () => {
  for (let i = 0; i < times; i += 1) work();
};

/**
 * The median time of each variant in nanoseconds. Variants take turns within one run, so that a noisy machine or a
 * change of clock speed meets all of them; the first rounds only warm up.
 * @template {string} Name
 * @param {Record<Name, () => unknown>} variants @param {{ rounds: number, warmUp?: number }} options
 * @returns {Record<Name, number>}
 */
export function alternate(variants, { rounds, warmUp = Math.ceil(rounds / 5) }) {
  const names = /** @type {Name[]} */ (Object.keys(variants));
  const times = new Map(names.map((name) => [name, /** @type {number[]} */ ([])]));
  for (let round = 0; round < warmUp + rounds; round += 1) {
    const turn = round % 2 === 0 ? names : names.toReversed();
    for (const name of turn) {
      const time = nanoseconds(variants[name]);
      if (round >= warmUp) times.get(name)?.push(time);
    }
  }
  return /** @type {Record<Name, number>} */ (
    Object.fromEntries([...times].map(([name, list]) => [name, median(list)]))
  );
}

/** Bytes in use after a full collection; run node with --expose-gc. */
export function heapBytes() {
  if (globalThis.gc === undefined) throw new Error('bench: run node with --expose-gc');
  globalThis.gc();
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}

/**
 * Milliseconds that a piece of a program takes in a fresh node, the median of some.
 * @param {string} before what comes first and does not count @param {string} measured @param {string} [after] what comes last
 * @param {number} [rounds]
 */
export function inAFreshNode(before, measured, after = '', rounds = 15) {
  const input = `
    ${before}
    const start = performance.now();
    ${measured}
    const time = performance.now() - start;
    ${after}
    console.log(time);
  `;
  const times = Array.from({ length: rounds }, () => {
    const options = { cwd: root, input, encoding: /** @type {const} */ ('utf8') };
    const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '-'], options);
    if (status !== 0) throw new Error(stderr);
    return Number(stdout);
  });
  return median(times);
}
