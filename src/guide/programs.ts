import type { Programs } from '../process/program.js';
import { biographyProgram } from './biography.js';
import { changesProgram } from './changes.js';
import { explainProgram } from './explain.js';
import { pictureProgram } from './picture.js';
import { previewProgram } from './preview.js';
import { travelPrograms } from './travel.js';

/** Commands for learners, which no Docker has, by the names that their executables carry. */
export const guidePrograms: Programs = {
  biography: biographyProgram,
  changes: changesProgram,
  explain: explainProgram,
  picture: pictureProgram,
  preview: previewProgram,
  ...travelPrograms,
};
