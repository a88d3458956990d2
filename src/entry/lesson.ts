/**
 * `import … from 'slipway/lesson'`: lessons, those that come with Slipway and your own, played without a terminal.
 *
 * @packageDocumentation
 */
// Lessons
export { type Answer, isRight, namesIn, numberIn, readAnswer } from '../lesson/answer.js';
export { course, lessonsOf } from '../lesson/course.js';
export { ask, type Asked, type Grade, grade, isReached, missingIn } from '../lesson/judge.js';
export type { Chapter, Lesson, LessonWords, Part, Question, Seen, Start, WrongWay } from '../lesson/lesson.js';
export { Look } from '../lesson/look.js';
export { prove, proveCourse } from '../lesson/prove.js';
export { readCourse } from '../lesson/read-course.js';
export { startOf } from '../lesson/start.js';

// Somebody who takes them
export {
  beginLearning,
  endLearner,
  enterLearner,
  enterUnattended,
  findLesson,
  interruptLearner,
  type Learner,
  type LearnerOptions,
  learnerPrompt,
  type Turn,
} from '../lesson/learner.js';
export { type LessonLanguage, lessonLanguages } from '../lesson/lesson-language.js';
export { type Page, type PageStyle, pageText, type Piece } from '../lesson/page.js';
export type { Moment, Play, ScreenSize } from '../lesson/play.js';
export { type LessonRecord, noProgress, type Progress, progressText, readProgress } from '../lesson/progress.js';

// Exercises without end
export { beliefOf, type Exercise, exercise, exerciseKinds } from '../lesson/exercise/exercise.js';
export type { KindName, Problem, Told } from '../lesson/exercise/exercise-kind.js';
export {
  beginPractice,
  endPractice,
  enterPractice,
  type Practice,
  type PracticeOptions,
  type PracticeTurn,
} from '../lesson/exercise/practice.js';
export { refute } from '../lesson/exercise/refute.js';
