import type { Chapter, Lesson } from './lesson.js';

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function isTableOf(value: unknown, isOne: (one: unknown) => boolean): boolean {
  return isTable(value) && Object.values(value).every(isOne);
}

function isWords(value: unknown): boolean {
  return (
    isTable(value) &&
    ['title', 'story', 'goal', 'learned'].every((key) => typeof value[key] === 'string') &&
    isTexts(value['hints']) &&
    ['missing', 'questions'].every((key) => isTableOf(value[key], (text) => typeof text === 'string'))
  );
}

const isQuestion = (value: unknown): boolean =>
  isTable(value) && isTexts(value['show']) && typeof value['answer'] === 'function';
const isWay = (value: unknown): boolean =>
  isTable(value) && isTexts(value['commands']) && typeof value['missing'] === 'string';

/** What each member of a lesson must be, in words for its author. */
const members: readonly (readonly [name: keyof Lesson, is: (value: unknown) => boolean, what: string])[] = [
  ['start', isTable, 'an object: what the world begins with'],
  ['goal', (value) => isTableOf(value, (part) => typeof part === 'function'), 'an object of functions'],
  ['solution', isTexts, 'a list of command lines'],
  ['wrong', (value) => Array.isArray(value) && value.every(isWay), 'a list of { missing, commands }'],
  ['questions', (value) => isTableOf(value, isQuestion), 'an object of { show, answer }'],
  [
    'words',
    (value) => isTable(value) && Object.keys(value).length > 0 && Object.values(value).every(isWords),
    'an object of { title, story, goal, missing, hints, questions, learned } by language',
  ],
];

function lessonProblem(value: unknown, at: number): string | undefined {
  if (!isTable(value)) return `lesson ${at} is no object`;
  const { id } = value;
  if (typeof id !== 'string' || !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id) || /^\d+$/.test(id))
    return `lesson ${at} has no id of lower-case words with hyphens`;
  const wrong = members.find(([name, is]) => !is(value[name]));
  return wrong && `lesson ${id}: \`${wrong[0]}\` must be ${wrong[2]}`;
}

function firstProblem(lessons: readonly unknown[]): string | undefined {
  return lessons.map((lesson, at) => lessonProblem(lesson, at + 1)).find((problem) => problem !== undefined);
}

function chapterProblem(value: unknown, at: number): string | undefined {
  if (!isTable(value) || typeof value['id'] !== 'string') return `chapter ${at} has no id`;
  const { id, titles, lessons } = value;
  if (!isTableOf(titles, (text) => typeof text === 'string') || Object.keys(titles as object).length === 0)
    return `chapter ${id}: \`titles\` must be an object of titles by language`;
  if (!Array.isArray(lessons) || lessons.length === 0) return `chapter ${id}: \`lessons\` must be a list of lessons`;
  const problem = firstProblem(lessons);
  return problem && `chapter ${id}: ${problem}`;
}

/** A course as a module has it: `course`, a list of chapters, or `lessons`; or a sentence that says what is wrong with it. */
export function readCourse(
  module: Readonly<Record<string, unknown>>,
): readonly Chapter[] | { readonly problem: string } {
  const { course, lessons } = module;
  if (Array.isArray(course) && course.length > 0) {
    const problem = course.map((chapter, at) => chapterProblem(chapter, at + 1)).find((one) => one !== undefined);
    return problem === undefined ? (course as readonly Chapter[]) : { problem };
  }
  if (!Array.isArray(lessons) || lessons.length === 0)
    return { problem: 'it exports neither `course`, a list of chapters, nor `lessons`, a list of lessons' };
  const problem = firstProblem(lessons);
  if (problem !== undefined) return { problem };
  return [{ id: 'lessons', titles: { en: 'Lessons', de: 'Lektionen' }, lessons: lessons as readonly Lesson[] }];
}
