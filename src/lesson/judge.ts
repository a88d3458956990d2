import type { World } from '../world/world.js';
import { type Answer, isRight, readAnswer } from './answer.js';
import type { Lesson, Question } from './lesson.js';
import { Look } from './look.js';
import { see, startOf } from './start.js';

/** The parts of a lesson's goal that a world does not reach, in the lesson's order. */
export function missingIn(lesson: Lesson, world: World): readonly string[] {
  const look = new Look(world);
  return Object.entries(lesson.goal)
    .filter(([, reached]) => !reached(look))
    .map(([key]) => key);
}

export function isReached(lesson: Lesson, world: World): boolean {
  return missingIn(lesson, world).length === 0;
}

/** A question of a lesson with what its state says. */
export interface Asked {
  readonly right: Answer;
  /** Each command that shows it, with what it prints. */
  readonly shown: readonly { readonly command: string; readonly output: string }[];
}

function questionOf(lesson: Lesson, key: string): Question {
  const question = lesson.questions[key];
  if (question === undefined) throw new Error(`lesson ${lesson.id} has no question ${key}`);
  return question;
}

/** The right answer, as the start of the lesson has it. */
export function ask(lesson: Lesson, key: string): Asked {
  const question = questionOf(lesson, key);
  const seen = see(startOf(lesson), question);
  const shown = question.show.map((command, at) => ({ command, output: seen.printed[at] ?? '' }));
  return { right: question.answer(seen), shown };
}

export type Grade = 'right' | 'wrong' | 'unreadable';

export function grade(right: Answer, typed: string): Grade {
  const given = readAnswer(right.kind, typed);
  return given === undefined ? 'unreadable' : isRight(right, given) ? 'right' : 'wrong';
}
