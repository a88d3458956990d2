import { exerciseWords as englishExercises } from './english/exercises.js';
import { playerWords as english } from './english/player.js';
import type { ExerciseWords } from './exercise/exercise-words.js';
import { exerciseWords as germanExercises } from './german/exercises.js';
import { playerWords as german } from './german/player.js';
import type { PlayerWords } from './player-words.js';

/** A language in which lessons are played. */
export interface LessonLanguage {
  /** As in BCP 47. */
  readonly code: string;
  /** What the simulated machine is told, so that `explain` speaks it too. */
  readonly locale: string;
  /** @internal What the player says. */
  readonly player: PlayerWords;
  /** @internal What exercises say. */
  readonly exercises: ExerciseWords;
}

export const lessonLanguages: readonly LessonLanguage[] = [
  { code: 'en', locale: 'en_GB.UTF-8', player: english, exercises: englishExercises },
  { code: 'de', locale: 'de_DE.UTF-8', player: german, exercises: germanExercises },
];
