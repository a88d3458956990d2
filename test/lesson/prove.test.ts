import { describe, expect, it } from 'vitest';
import type { Lesson, LessonWords } from '../../src/lesson/lesson.js';
import { prove, proveCourse } from '../../src/lesson/prove.js';

const words: LessonWords = {
  title: 'A folder',
  story: 'There is none.',
  goal: 'There is a folder.',
  missing: { folder: 'It is missing.' },
  hints: ['Make it.', 'There is a command for it.', '`mkdir folder`'],
  questions: { count: 'How many?' },
  learned: 'How to make it.',
};

const good: Lesson = {
  id: 'a-folder',
  start: {},
  goal: { folder: (look) => look.host.files.exists('/home/student/folder') },
  solution: ['mkdir folder'],
  wrong: [
    { missing: 'folder', commands: ['ls folder'] },
    { missing: 'folder', commands: ['mkdir /folder'] },
    { missing: 'folder', commands: ['mkdir folder', 'rmdir folder'] },
  ],
  questions: {
    count: { show: ['mkdir folder', 'ls'], answer: ({ printed }) => ({ kind: 'number', number: printed.length }) },
  },
  words: { en: words },
};

let asked = 0;

describe('a lesson is proved', () => {
  it('without a fault', () => {
    expect(prove(good)).toEqual([]);
  });

  const faults: readonly (readonly [string, Partial<Lesson>])[] = [
    [
      'its start reaches the goal already',
      {
        start: { commands: ['mkdir folder'] },
        wrong: [1, 2, 3].map(() => ({ missing: 'folder', commands: ['rmdir folder'] })),
      },
    ],
    ['its solution does not reach the goal: folder', { solution: ['mkdir other'] }],
    ['it has 2 wrong ways, not 3', { wrong: good.wrong.slice(1) }],
    [
      'the wrong way `mkdir -p folder` reaches the goal',
      { wrong: [...good.wrong, { missing: 'folder', commands: ['mkdir -p folder'] }] },
    ],
    [
      'after the wrong way `ls folder` the learner reads folder, not file',
      { wrong: [{ missing: 'file', commands: ['ls folder'] }, ...good.wrong] },
    ],
    ['question count: its answer is not stable', { questions: { count: unstable() } }],
    ['a-folder: `false` ended with 1: ', { start: { commands: ['false'] } }],
    ['a-folder: `sleep infinity` does not end by itself', { start: { commands: ['sleep infinity'] } }],
    ['it has no goal', { goal: {}, words: { en: { ...words, missing: {} } } }],
    ['en: there are no words for part folder', { words: { en: { ...words, missing: {} } } }],
    [
      'de: there are words for part file, which the lesson does not have',
      { words: { en: words, de: { ...words, missing: { ...words.missing, file: 'x' } } } },
    ],
    ['de: there are no words for question count', { words: { en: words, de: { ...words, questions: {} } } }],
    ['de: there are no words for its story', { words: { en: words, de: { ...words, story: ' ' } } }],
    ['en: it has 2 hints, not 3', { words: { en: { ...words, hints: ['a', 'b'] } } }],
    ['de: it has another number of hints', { words: { en: words, de: { ...words, hints: ['a', 'b', 'c', 'd'] } } }],
    [
      'no start and no wrong way misses the part idle: nobody will ever read its sentence',
      {
        goal: { ...good.goal, idle: () => true },
        words: { en: { ...words, missing: { ...words.missing, idle: 'x' } } },
      },
    ],
  ];

  it.each(faults)('%s', (problem, change) => {
    expect(prove({ ...good, ...change })).toEqual([problem]);
  });

  it('as part of a course, with its name', () => {
    const chapter = { id: 'all', titles: { en: 'All' }, lessons: [good, { ...good, solution: [] }] };
    expect(proveCourse([chapter])).toEqual([
      'a-folder: there are two lessons of this name',
      'a-folder: its solution does not reach the goal: folder',
    ]);
  });
});

function unstable(): Lesson['questions'][string] {
  return {
    show: [],
    answer: () => {
      asked += 1;
      return { kind: 'number', number: asked };
    },
  };
}
