import { biographyWords } from './biographies.js';
import { comparisonWords } from './comparisons.js';
import { containerWords } from './containers.js';
import { fileWords } from './files.js';
import { imageWords } from './images.js';
import { lossWords } from './losses.js';
import { pictureWords } from './pictures.js';
import { refusalWords } from './refusals.js';
import { remedyWords } from './remedies.js';
import { travelWords } from './travel.js';
import { volumeWords } from './volumes.js';

/** Every message there is: its key, the values it needs, and how it reads in English. */
export const englishWords = {
  ...biographyWords,
  ...comparisonWords,
  ...containerWords,
  ...fileWords,
  ...imageWords,
  ...lossWords,
  ...pictureWords,
  ...refusalWords,
  ...remedyWords,
  ...travelWords,
  ...volumeWords,
} as const;
