import { growthGoals } from './growth.mjs';
import { startGoals } from './start.mjs';

/**
 * @typedef {object} Goal
 * @property {string} name
 * @property {string} unit `times` for a ratio, else ms, KB, …
 * @property {number} [atMost]
 * @property {number} [atLeast] One of the two is given.
 * @property {() => number | Promise<number>} measure
 */

/** @type {readonly Goal[]} */
export const goals = [...growthGoals, ...startGoals];
