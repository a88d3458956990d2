import { enterLine, openSession } from '../terminal/session.js';
import { terminalMeans } from '../terminal/means.js';
import type { World } from '../world/world.js';
import { type Answer, readAnswer } from './answer.js';
import { ask, grade, missingIn } from './judge.js';
import type { Chapter, Lesson, LessonWords } from './lesson.js';
import { laptop } from './look.js';
import { home, startOf, StartError } from './start.js';

/** A lesson that has fewer would not show that its goal can be missed. */
const wrongWaysNeeded = 3;
const hintsNeeded = 3;

/** Types lines at the learner's prompt, as a learner would. */
export function typeAll(world: World, lines: readonly string[]): World {
  let shown = openSession(world, terminalMeans, { terminal: 'tty1', host: laptop, home });
  for (const line of lines) shown = enterLine(shown.world, terminalMeans, 'tty1', line);
  return shown.world;
}

function missingKeys(lesson: Lesson, language: string, words: LessonWords): readonly string[] {
  const goal = Object.keys(lesson.goal);
  const questions = Object.keys(lesson.questions);
  const surplus = (kind: string, told: Readonly<Record<string, string>>, known: readonly string[]) => [
    ...known.filter((key) => !told[key]).map((key) => `${language}: there are no words for ${kind} ${key}`),
    ...Object.keys(told)
      .filter((key) => !known.includes(key))
      .map((key) => `${language}: there are words for ${kind} ${key}, which the lesson does not have`),
  ];
  const [first] = Object.values(lesson.words);
  return [
    ...(['title', 'story', 'goal', 'learned'] as const)
      .filter((key) => words[key].trim() === '')
      .map((key) => `${language}: there are no words for its ${key}`),
    ...surplus('part', words.missing, goal),
    ...surplus('question', words.questions, questions),
    ...(words.hints.length < hintsNeeded
      ? [`${language}: it has ${words.hints.length} hints, not ${hintsNeeded}`]
      : []),
    ...(words.hints.length === first?.hints.length ? [] : [`${language}: it has another number of hints`]),
  ];
}

/** An answer of the same kind that is wrong. */
function somethingElse(right: Answer): string {
  switch (right.kind) {
    case 'names':
      return [...right.names, 'something-else'].join(' ');
    case 'number':
      return String(right.number + 1);
    case 'size':
      return `${right.bytes * 2 + 1000}B`;
    case 'yes-no':
      return right.yes ? 'no' : 'yes';
  }
}

function questionProblems(lesson: Lesson): readonly string[] {
  return Object.keys(lesson.questions).flatMap((key) => {
    const [{ right }, again] = [ask(lesson, key), ask(lesson, key)];
    if (JSON.stringify(right) !== JSON.stringify(again.right)) return [`question ${key}: its answer is not stable`];
    if (grade(right, somethingElse(right)) !== 'wrong') return [`question ${key}: a wrong answer is not found wrong`];
    return readAnswer(right.kind, somethingElse(right)) === undefined ? [`question ${key}: cannot be answered`] : [];
  });
}

function wayProblems(lesson: Lesson): readonly string[] {
  const start = startOf(lesson);
  const problems: string[] = [];
  const seen = new Set(missingIn(lesson, typeAll(start, [])));
  if (seen.size === 0) problems.push('its start reaches the goal already');
  const left = missingIn(lesson, typeAll(start, lesson.solution));
  if (left.length > 0) problems.push(`its solution does not reach the goal: ${left.join(', ')}`);
  if (lesson.wrong.length < wrongWaysNeeded)
    problems.push(`it has ${lesson.wrong.length} wrong ways, not ${wrongWaysNeeded}`);
  for (const { commands, missing } of lesson.wrong) {
    const missed = missingIn(lesson, typeAll(start, commands));
    const [first] = missed;
    for (const key of missed) seen.add(key);
    if (first === undefined) problems.push(`the wrong way \`${commands.join('; ')}\` reaches the goal`);
    else if (first !== missing)
      problems.push(`after the wrong way \`${commands.join('; ')}\` the learner reads ${first}, not ${missing}`);
  }
  for (const key of Object.keys(lesson.goal))
    if (!seen.has(key))
      problems.push(`no start and no wrong way misses the part ${key}: nobody will ever read its sentence`);
  return problems;
}

/** What is wrong with a lesson, in sentences for its author; none for one that can be learned from. */
export function prove(lesson: Lesson): readonly string[] {
  const words = Object.entries(lesson.words).flatMap(([language, one]) => missingKeys(lesson, language, one));
  const idle = Object.keys(lesson.goal).length === 0 ? ['it has no goal'] : [];
  if (words.length + idle.length > 0) return [...words, ...idle];
  try {
    return [...wayProblems(lesson), ...questionProblems(lesson)];
  } catch (mistake) {
    if (mistake instanceof StartError) return [mistake.message];
    throw mistake;
  }
}

/** What is wrong with a course: its lessons', and ids that are there twice. */
export function proveCourse(course: readonly Chapter[]): readonly string[] {
  const lessons = course.flatMap((chapter) => chapter.lessons);
  const twice = lessons.filter(({ id }, at) => lessons.findIndex((one) => one.id === id) !== at);
  return [
    ...twice.map(({ id }) => `${id}: there are two lessons of this name`),
    ...lessons.flatMap((lesson) => prove(lesson).map((problem) => `${lesson.id}: ${problem}`)),
  ];
}
