import { describe, expect, it } from 'vitest';
import { course } from '../../src/lesson/course.js';
import { readCourse } from '../../src/lesson/read-course.js';

const lesson = course[0]!.lessons[0]!;

it('a module has a course, or lessons without chapters', () => {
  expect(readCourse({ course })).toBe(course);
  expect(readCourse({ lessons: [lesson] })).toMatchObject([{ id: 'lessons', lessons: [lesson] }]);
});

describe('what is no course is told in a sentence', () => {
  const words = { en: { ...lesson.words['en'], hints: 'none' } };
  it.each<[Record<string, unknown>, string]>([
    [{}, 'it exports neither `course`, a list of chapters, nor `lessons`, a list of lessons'],
    [{ lessons: [] }, 'it exports neither `course`, a list of chapters, nor `lessons`, a list of lessons'],
    [{ lessons: [3] }, 'lesson 1 is no object'],
    [{ lessons: [{ ...lesson, id: '12' }] }, 'lesson 1 has no id of lower-case words with hyphens'],
    [{ lessons: [lesson, { ...lesson, id: 'A b' }] }, 'lesson 2 has no id of lower-case words with hyphens'],
    [
      { lessons: [{ ...lesson, solution: 'x' }] },
      'lesson what-is-an-image: `solution` must be a list of command lines',
    ],
    [{ lessons: [{ ...lesson, goal: { a: true } }] }, 'lesson what-is-an-image: `goal` must be an object of functions'],
    [
      { lessons: [{ ...lesson, words }] },
      'lesson what-is-an-image: `words` must be an object of { title, story, goal, missing, hints, questions, learned } by language',
    ],
    [{ course: [{}] }, 'chapter 1 has no id'],
    [{ course: [{ id: 'a', titles: {} }] }, 'chapter a: `titles` must be an object of titles by language'],
    [{ course: [{ id: 'a', titles: { en: 'A' } }] }, 'chapter a: `lessons` must be a list of lessons'],
    [
      { course: [{ id: 'a', titles: { en: 'A' }, lessons: [{}] }] },
      'chapter a: lesson 1 has no id of lower-case words with hyphens',
    ],
  ])('%#', (module, problem) => {
    expect(readCourse(module)).toEqual({ problem });
  });
});
