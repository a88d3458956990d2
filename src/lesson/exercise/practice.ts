import { type Answer, answerText, isRight, readAnswer } from '../answer.js';
import type { LessonLanguage } from '../lesson-language.js';
import type { Page, Piece } from '../page.js';
import { beliefOf, type Exercise, exercise, tell } from './exercise.js';
import type { KindName, Told } from './exercise-kind.js';
import type { ExerciseWords } from './exercise-words.js';
import { refute } from './refute.js';

/** Somebody who takes one exercise after the other. Plain data, moved on by pure functions. */
export interface Practice {
  readonly seed: string;
  readonly kind: KindName | undefined;
  readonly language: LessonLanguage;
  /** Ends after so many; absent: goes on. */
  readonly count: number | undefined;
  readonly number: number;
  readonly exercise: Exercise;
  readonly answered: number;
  readonly right: number;
  readonly over: boolean;
}

export interface PracticeTurn {
  readonly practice: Practice;
  readonly page: Page;
}

export interface PracticeOptions {
  readonly seed: string;
  readonly language: LessonLanguage;
  readonly kind?: KindName | undefined;
  readonly count?: number | undefined;
}

/** The first exercise has the seed itself, so that it can be had again alone; the others are numbered. */
function nth({ seed, kind }: Pick<PracticeOptions, 'seed' | 'kind'>, number: number): Exercise {
  return exercise(number === 1 ? seed : `${seed}.${number}`, kind);
}

export function beginPractice({ seed, language, kind, count }: PracticeOptions): PracticeTurn {
  const first = nth({ seed, kind }, 1);
  const practice = { seed, kind, language, count, number: 1, exercise: first, answered: 0, right: 0, over: false };
  return { practice, page: exercisePage(practice) };
}

function screen(told: readonly Told[]): Piece {
  return { kind: 'screen', text: told.map(({ command, output }) => `$ ${command}\n${output}`).join('') };
}

function exercisePage({ number, language, exercise: { seed, kind, setUp, world, problem } }: Practice): Page {
  const say: ExerciseWords = language.exercises;
  const { about, command = '' } = problem;
  const law: Page = kind === 'volumes-vanish' ? [{ kind: 'text', text: say[`law.${world.volumeLifetime}`]() }] : [];
  return [
    { kind: 'title', text: say.title({ number, seed }) },
    { kind: 'text', text: `\n${say.made()}` },
    { kind: 'screen', text: setUp.map((line) => `$ ${line}\n`).join('') },
    { kind: 'text', text: `\n${say.shows()}` },
    screen(tell(world, problem.shown)),
    { kind: 'text', text: '' },
    ...law,
    { kind: 'note', text: say[`ask.${kind}`]({ about, command }) },
    { kind: 'text', text: say.how() },
  ];
}

function leave(practice: Practice): PracticeTurn {
  const { answered, right, language } = practice;
  const page: Page = answered === 0 ? [] : [{ kind: 'text', text: language.exercises.bye({ right, of: answered }) }];
  return { practice: { ...practice, over: true }, page };
}

function goOn(practice: Practice, before: Page): PracticeTurn {
  if (practice.count !== undefined && practice.number >= practice.count) {
    const { practice: over, page } = leave(practice);
    return { practice: over, page: [...before, ...page] };
  }
  const number = practice.number + 1;
  const next: Practice = { ...practice, number, exercise: nth(practice, number) };
  return { practice: next, page: [...before, { kind: 'text', text: '' }, ...exercisePage(next)] };
}

/** Why an answer is wrong: the belief behind it, when it is a known one, and the commands that show otherwise. */
function correction({ exercise: asked, language }: Practice, given: Answer): Page {
  const say: ExerciseWords = language.exercises;
  const belief = beliefOf(asked, given);
  const key = `believed.${asked.kind}.${belief}`;
  const spoken = Object.hasOwn(say, key) ? (say[key as keyof ExerciseWords] as () => string)() : undefined;
  const shown = refute(asked, given);
  return [
    { kind: 'bad', text: say.wrong({ answer: textOf(asked.right, say) }) },
    ...(spoken === undefined ? [] : [{ kind: 'text' as const, text: spoken }]),
    ...(shown === undefined ? [] : [{ kind: 'note' as const, text: say['see-for-yourself']() }, screen(shown)]),
  ];
}

function textOf(answer: Answer, say: ExerciseWords): string {
  return answerText(answer, { nothing: say.nothing(), yes: say.yes(), no: say.no() });
}

/** A line and the return key. */
export function enterPractice(practice: Practice, line: string): PracticeTurn {
  const typed = line.trim();
  const { exercise: asked, language } = practice;
  const say: ExerciseWords = language.exercises;
  if (typed === '') return { practice, page: [] };
  if (typed === 'quit' || typed === 'exit') return leave(practice);
  if (typed === 'next') return goOn(practice, []);
  const given = readAnswer(asked.right.kind, typed);
  if (given === undefined) {
    return { practice, page: [{ kind: 'note', text: say.unreadable({ kind: asked.right.kind }) }] };
  }
  const isGood = isRight(asked.right, given);
  const counted = { ...practice, answered: practice.answered + 1, right: practice.right + (isGood ? 1 : 0) };
  if (!isGood) return goOn(counted, correction(practice, given));
  return goOn(counted, [{ kind: 'good', text: say.right({ answer: textOf(asked.right, say) }) }]);
}

/** Ctrl-D. */
export function endPractice(practice: Practice): PracticeTurn {
  return leave(practice);
}
