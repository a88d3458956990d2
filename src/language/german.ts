import { biographyWords } from './german/biographies.js';
import { comparisonWords } from './german/comparisons.js';
import { containerWords } from './german/containers.js';
import { fileWords } from './german/files.js';
import { imageWords } from './german/images.js';
import { lossWords } from './german/losses.js';
import { pictureWords } from './german/pictures.js';
import { refusalWords } from './german/refusals.js';
import { remedyWords } from './german/remedies.js';
import { travelWords } from './german/travel.js';
import { volumeWords } from './german/volumes.js';
import type { Language } from './language.js';

export const german: Language = {
  code: 'de',
  name: 'Deutsch',
  words: {
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
  },
};
