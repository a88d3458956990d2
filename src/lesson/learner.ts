import { inLanguage, type Chapter, type Lesson } from './lesson.js';
import { lessonsOf } from './course.js';
import type { LessonLanguage } from './lesson-language.js';
import { enterPlay } from './enter.js';
import type { Page, Piece } from './page.js';
import { beginPlay, endPlay, interruptPlay, type Play, promptOf, type Reply, type ScreenSize } from './play.js';
import { type Progress, recordOf, withRecord } from './progress.js';

/** Somebody who takes a course: at its menu, or in one of its lessons. Plain data, moved on by pure functions. */
export interface Learner {
  readonly course: readonly Chapter[];
  readonly language: LessonLanguage;
  readonly size: ScreenSize;
  readonly progress: Progress;
  /** The open lesson; at the menu none. */
  readonly play?: Play;
  /** The learner has left. */
  readonly over: boolean;
}

export interface Turn {
  readonly learner: Learner;
  readonly page: Page;
}

export interface LearnerOptions {
  readonly course: readonly Chapter[];
  readonly language: LessonLanguage;
  readonly progress: Progress;
  /** Default 80 by 24. */
  readonly size?: ScreenSize;
}

export function findLesson(course: readonly Chapter[], typed: string): Lesson | undefined {
  const lessons = lessonsOf(course);
  return /^\d+$/.test(typed) ? lessons[Number(typed) - 1] : lessons.find(({ id }) => id === typed);
}

/** At the menu, or in a lesson if one is given. */
export function beginLearning({ size = { columns: 80, rows: 24 }, ...options }: LearnerOptions, lesson?: Lesson): Turn {
  const learner: Learner = { ...options, size, over: false };
  return lesson === undefined ? { learner, page: menuPage(learner) } : openLesson(learner, lesson);
}

function openLesson(learner: Learner, lesson: Lesson): Turn {
  const record = recordOf(learner.progress, lesson.id);
  const { play, page } = beginPlay(lesson, learner.language, record, learner.size);
  return { learner: { ...learner, play, progress: withRecord(learner.progress, lesson.id, {}) }, page };
}

function menuPage({ course, language, progress }: Learner): Page {
  const say = language.player;
  const lessons = lessonsOf(course);
  const chapters = course.flatMap(
    (chapter): Page => [
      { kind: 'title', text: `\n${inLanguage(chapter.titles, language.code)}` },
      { kind: 'screen', text: chapter.lessons.map((lesson) => menuLine(lesson, lessons.indexOf(lesson) + 1)).join('') },
    ],
  );
  function menuLine(lesson: Lesson, number: number): string {
    const tick = recordOf(progress, lesson.id).reached ? '✓' : ' ';
    return ` ${tick} ${String(number).padStart(2)}  ${inLanguage(lesson.words, language.code).title}\n`;
  }
  const done = lessons.filter(({ id }) => recordOf(progress, id).reached).length;
  return [
    { kind: 'title', text: say['menu.title']() },
    ...chapters,
    { kind: 'text', text: `\n${say['menu.done']({ done, of: lessons.length })} ${say['menu.how']()}` },
  ];
}

function toMenu({ play: _, ...learner }: Learner, first: Page = []): Turn {
  return { learner, page: [...first, ...menuPage(learner)] };
}

function leave(learner: Learner): Turn {
  return { learner: { ...learner, over: true }, page: [] };
}

/** The one after the open lesson; at the menu the first that is not done. */
function nextLesson({ course, progress, play }: Learner): Lesson | undefined {
  const lessons = lessonsOf(course);
  if (play !== undefined) return lessons[lessons.indexOf(play.lesson) + 1];
  return lessons.find(({ id }) => !recordOf(progress, id).reached);
}

function toNext(learner: Learner): Turn {
  const lesson = nextLesson(learner);
  if (lesson !== undefined) return openLesson(learner, lesson);
  const say = learner.language.player;
  const note: Piece = { kind: 'note', text: learner.play === undefined ? say['menu.all-done']() : say['goal.last']() };
  return toMenu(learner, [note]);
}

function after(learner: Learner, { play, page, wants }: Reply): Turn {
  const next: Learner = { ...learner, play, progress: withRecord(learner.progress, play.lesson.id, play.record) };
  if (wants === 'menu') return toMenu(next, page);
  if (wants === 'quit') return leave(next);
  if (wants === 'next') return toNext(next);
  return { learner: next, page };
}

function atMenu(learner: Learner, line: string): Turn {
  const typed = line.trim();
  if (typed === '') return { learner, page: [] };
  if (typed === 'quit' || typed === 'exit') return leave(learner);
  if (typed === 'menu' || typed === 'help') return { learner, page: menuPage(learner) };
  if (typed === 'next') return toNext(learner);
  const lesson = findLesson(learner.course, typed);
  if (lesson !== undefined) return openLesson(learner, lesson);
  return { learner, page: [{ kind: 'bad', text: learner.language.player['menu.unknown']({ typed }) }] };
}

/** A line and the return key. */
export function enterLearner(learner: Learner, line: string): Turn {
  return learner.play === undefined ? atMenu(learner, line) : after(learner, enterPlay(learner.play, line));
}

/** Ctrl-C; nothing at the menu. */
export function interruptLearner(learner: Learner): Turn {
  return learner.play === undefined ? { learner, page: [] } : after(learner, interruptPlay(learner.play));
}

/** Ctrl-D: leaves the menu. */
export function endLearner(learner: Learner): Turn {
  return learner.play === undefined ? leave(learner) : after(learner, endPlay(learner.play));
}

/** What stands before the cursor. */
export function learnerPrompt({ play, language }: Learner): string {
  return play === undefined ? language.player['menu.prompt']() : promptOf(play);
}

/** docker gives up at the third time. */
const patience = 3;

/** A line from somebody who cannot press Ctrl-C: what does not end by itself is interrupted. */
export function enterUnattended(learner: Learner, line: string): Turn {
  let turn = enterLearner(learner, line);
  const isHung = () => turn.learner.play?.moment.hung === true;
  if (!isHung()) return turn;
  for (let time = 0; time < patience && isHung(); time += 1) {
    const next = interruptLearner(turn.learner);
    turn = { learner: next.learner, page: [...turn.page.filter(({ kind }) => kind === 'screen'), ...next.page] };
  }
  return { ...turn, page: [...turn.page, { kind: 'note', text: learner.language.player['shell.interrupted']() }] };
}
