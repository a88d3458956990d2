import type { guideNames } from '../lab/programs.js';
import type { Program } from '../process/program.js';
import { biographyProgram } from './biography.js';
import { changesProgram } from './changes.js';
import { explainProgram } from './explain.js';
import { pictureProgram } from './picture.js';
import { previewProgram } from './preview.js';
import { travelPrograms } from './travel.js';

/** Commands for learners, which no Docker has, by the names that their executables carry. */
export const guidePrograms: Readonly<Record<(typeof guideNames)[number], Program>> = {
  biography: biographyProgram,
  changes: changesProgram,
  explain: explainProgram,
  picture: pictureProgram,
  preview: previewProgram,
  ...travelPrograms,
};
