import type { exerciseWords } from '../english/exercises.js';

/** Everything that exercises say, with what it has to be told. */
export type ExerciseWords = typeof exerciseWords;
