import { engineGoals } from './engine.mjs';
import { fileGoals } from './files.mjs';
import { growthGoals } from './growth.mjs';
import { imageGoals } from './images.mjs';
import { sequenceGoals } from './sequences.mjs';
import { startGoals } from './start.mjs';
import { volumeGoals } from './volumes.mjs';

/**
 * @typedef {object} Goal
 * @property {string} name
 * @property {string} unit `times` for a ratio, else ms, KB, …
 * @property {number} [atMost]
 * @property {number} [atLeast] With neither it is only measured.
 * @property {() => number | undefined | Promise<number | undefined>} measure `undefined`: it cannot be measured here.
 */

/** @type {readonly Goal[]} */
export const goals = [
  ...startGoals,
  ...engineGoals,
  ...imageGoals,
  ...fileGoals,
  ...volumeGoals,
  ...growthGoals,
  ...sequenceGoals,
];
