import type { Lesson, LessonWords, Part, Question, Start } from './lesson.js';

/** The same words in another language: every key of the first, and as many hints; the compiler finds what is missing. */
export type Translated<W> = W extends string
  ? string
  : W extends readonly unknown[]
    ? { readonly [K in keyof W]: string }
    : { readonly [K in keyof W]: Translated<W[K]> };

/** What a lesson is apart from its words. */
export interface Plot<W extends LessonWords> {
  readonly start?: Start;
  readonly goal: { readonly [K in keyof W['missing']]: Part };
  readonly solution: readonly string[];
  readonly wrong: readonly { readonly missing: keyof W['missing'] & string; readonly commands: readonly string[] }[];
  readonly questions: { readonly [K in keyof W['questions']]: Question };
}

/** A lesson of our own, in the languages that we have. */
export function ownLesson<W extends LessonWords>(
  id: string,
  words: { readonly en: W; readonly de: Translated<W> & LessonWords },
  { start = {}, goal, solution, wrong, questions }: Plot<W>,
): Lesson {
  return { id, start, goal, solution, wrong, questions, words };
}
