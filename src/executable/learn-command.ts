import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { course as ownCourse, lessonsOf } from '../lesson/course.js';
import type { LessonLanguage } from '../lesson/lesson-language.js';
import type { Chapter, Lesson } from '../lesson/lesson.js';
import {
  beginLearning,
  endLearner,
  enterLearner,
  enterUnattended,
  findLesson,
  interruptLearner,
  type Learner,
  learnerPrompt,
  type Turn,
} from '../lesson/learner.js';
import { pageText } from '../lesson/page.js';
import { progressText } from '../lesson/progress.js';
import { prove } from '../lesson/prove.js';
import { readCourse } from '../lesson/read-course.js';
import { languageFor, languageOption } from './lesson-language.js';
import { type Conversation, converse, obey } from './converse.js';
import { helpText, type Options, parseOptions } from './options.js';
import { loadProgress, ownProgressFile, saveProgress } from './progress-file.js';
import { complain, endProgress, showProgress, showsColour } from './say.js';

const options: Options = {
  progress: { value: 'FILE', about: 'where to remember what is done (default: .slipway/progress.json at home)' },
  ...languageOption,
  lessons: { value: 'FILE', about: 'lessons of your own: a JavaScript module' },
  check: { about: 'play every solution and every wrong way instead, and say what is wrong with the lessons' },
  list: { about: 'the names of the lessons' },
  help: { about: 'this text' },
};

const about = `Lessons about images and volumes, at a simulated machine: a story, a goal, questions, hints, undo, pictures. With the
name or the number of a lesson it begins there. Fed by a pipe, it prints what a terminal would show.`;

/** `slipway learn`. */
export async function learnCommand(argv: readonly string[]): Promise<number> {
  const parsed = parseOptions(options, argv);
  if (typeof parsed === 'string') return complain(`learn: ${parsed}`);
  if (parsed.flags.has('help')) {
    process.stdout.write(helpText('learn [OPTIONS] [LESSON]', about, options));
    return 0;
  }
  if (parsed.files.length > 1) return complain(`learn: one lesson at a time, not ${parsed.files.join(' ')}`);
  const course = await courseFor(parsed.values.get('lessons')?.[0]);
  if ('problem' in course) return complain(course.problem);
  const [wanted] = parsed.files;
  const lesson = wanted === undefined ? undefined : findLesson(course, wanted);
  if (wanted !== undefined && lesson === undefined)
    return complain(`learn: there is no lesson \`${wanted}\`; see \`slipway learn --list\``);
  if (parsed.flags.has('check')) return checkLessons(lesson === undefined ? lessonsOf(course) : [lesson]);
  const language = languageFor(parsed);
  if (parsed.flags.has('list')) return listLessons(course, language);
  return sit(course, language, parsed.values.get('progress')?.[0] ?? ownProgressFile(), lesson);
}

async function courseFor(file: string | undefined): Promise<readonly Chapter[] | { readonly problem: string }> {
  if (file === undefined) return ownCourse;
  try {
    const course = readCourse((await import(pathToFileURL(resolve(file)).href)) as Record<string, unknown>);
    return 'problem' in course ? { problem: `${file}: ${course.problem}` } : course;
  } catch (error) {
    return { problem: `${file}: cannot be loaded: ${(error as Error).message}` };
  }
}

function listLessons(course: readonly Chapter[], { code }: LessonLanguage): number {
  for (const { id, words } of lessonsOf(course)) {
    process.stdout.write(`${id.padEnd(28)}${(words[code] ?? Object.values(words)[0])?.title ?? ''}\n`);
  }
  return 0;
}

function checkLessons(lessons: readonly Lesson[]): number {
  let failed = 0;
  for (const [at, lesson] of lessons.entries()) {
    showProgress(at, lessons.length, lesson.id);
    const problems = prove(lesson);
    endProgress();
    process.stdout.write(
      `${problems.length === 0 ? 'ok  ' : 'FAIL'} ${lesson.id}\n${problems.map((one) => `     ${one}\n`).join('')}`,
    );
    if (problems.length > 0) failed += 1;
  }
  process.stdout.write(`${lessons.length - failed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}

/** From the menu, or from a lesson, until the learner leaves. */
async function sit(
  course: readonly Chapter[],
  language: LessonLanguage,
  file: string,
  lesson: Lesson | undefined,
): Promise<number> {
  const progress = loadProgress(file);
  if ('problem' in progress) return complain(`learn: ${progress.problem}`);
  const isTerminal = process.stdin.isTTY === true && process.stdout.isTTY === true;
  const size = { columns: process.stdout.columns ?? 80, rows: process.stdout.rows ?? 24 };
  const style = { columns: Math.min(size.columns, 100), colour: showsColour(process.stdout) };
  let kept = progressText(progress);
  let unwritten: string | undefined;
  const show = ({ learner, page }: Turn): Learner => {
    process.stdout.write(pageText(page, style));
    const text = progressText(learner.progress);
    if (text !== kept) unwritten = saveProgress(file, learner.progress);
    kept = text;
    return learner;
  };
  const talk: Conversation<Learner> = {
    enter: (learner, line) => show((isTerminal ? enterLearner : enterUnattended)(learner, line)),
    interrupt: (learner) => show(interruptLearner(learner)),
    end: (learner) => show(endLearner(learner)),
    prompt: learnerPrompt,
    isOver: ({ over }) => over,
  };
  const first = show(beginLearning({ course, language, progress, size }, lesson));
  await (isTerminal ? converse(talk, first) : obey(talk, first));
  if (unwritten !== undefined) return complain(`learn: ${unwritten}`);
  if (isTerminal) process.stdout.write(`${language.player['bye.kept']({ file })}\n`);
  return 0;
}
