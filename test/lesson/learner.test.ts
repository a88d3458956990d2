import { describe, expect, it } from 'vitest';
import { course, lessonsOf } from '../../src/lesson/course.js';
import { lessonLanguages } from '../../src/lesson/lesson-language.js';
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
} from '../../src/lesson/learner.js';
import { pageText } from '../../src/lesson/page.js';
import { noProgress, recordOf } from '../../src/lesson/progress.js';

const [english, german] = lessonLanguages as [(typeof lessonLanguages)[0], (typeof lessonLanguages)[0]];

function begin(id?: string, language = english): Turn {
  return beginLearning(
    { course, language, progress: noProgress },
    id === undefined ? undefined : findLesson(course, id),
  );
}

/** Types lines; what the last one showed. */
function type(turn: Turn, ...lines: string[]): { readonly learner: Learner; readonly text: string } {
  const last = lines.reduce<Turn>(({ learner }, line) => enterLearner(learner, line), turn);
  return { learner: last.learner, text: pageText(last.page) };
}

const idOf = ({ play }: Learner): string | undefined => play?.lesson.id;

describe('the menu', () => {
  it('opens lessons by number and by name, and knows what is done', () => {
    const menu = begin();
    expect(pageText(menu.page)).toContain('    1  What is an image?\n');
    expect(learnerPrompt(menu.learner)).toBe('lesson> ');
    expect(idOf(type(menu, '3').learner)).toBe('a-layer-of-its-own');
    expect(idOf(type(menu, 'keep-a-change').learner)).toBe('keep-a-change');
    expect(idOf(type(menu, 'next').learner)).toBe('what-is-an-image');
    const done = type(menu, '1', 'docker pull busybox', 'menu');
    expect(done.text).toContain(' ✓  1  What is an image?\n');
    expect(idOf(type({ learner: done.learner, page: [] }, 'next').learner)).toBe('one-image-many-containers');
  });

  it('says what it does not know, and is left by quit and by Ctrl-D', () => {
    const menu = begin();
    expect(type(menu, '99').text).toMatch(/^There is no lesson `99`/);
    expect(type(menu, 'quit').learner.over).toBe(true);
    expect(endLearner(menu.learner).learner.over).toBe(true);
    expect(interruptLearner(menu.learner).learner.over).toBe(false);
  });

  it('speaks German', () => {
    expect(pageText(begin(undefined, german).page)).toContain('1  Was ist ein Image?');
  });
});

describe('every hint of every lesson is reached', () => {
  it.each(lessonsOf(course).map(({ id, words }) => [id, words] as const))('%s', (id, words) => {
    const { hints } = words['de']!;
    let turn = begin(id, german);
    const told = hints.map(() => {
      turn = enterLearner(turn.learner, 'hint');
      return pageText(turn.page, { columns: 1000 });
    });
    expect(told).toEqual(hints.map((hint, at) => `Hinweis ${at + 1} von ${hints.length}: ${hint}\n`));
  });
});

describe('a lesson', () => {
  it('tells its story, and says what is missing when something has happened that did not help', () => {
    const lesson = begin('what-is-an-image');
    expect(pageText(lesson.page)).toMatch(/^What is an image\?\n[\s\S]*Goal: /);
    expect(type(lesson, 'docker images').text).not.toContain('Not yet');
    expect(type(lesson, 'docker run busybox true').text).toContain('Not yet: There is a container.');
    expect(type(lesson, 'goal').text).toContain('Not yet (1 of 2):\n- This machine has no image');
  });

  it('is reached, and says so once', () => {
    const reached = type(begin('what-is-an-image'), 'docker pull busybox');
    expect(reached.text).toContain('Reached! An image is only stored.');
    expect(recordOf(reached.learner.progress, 'what-is-an-image').reached).toBe(true);
    const turn = { learner: reached.learner, page: [] };
    expect(type(turn, 'docker images').text).not.toContain('Reached');
    expect(type(turn, 'goal').text).toContain('The goal is reached.');
    expect(type(turn, 'docker run busybox true').text).toContain('That took the goal away again.');
    expect(idOf(type(turn, 'next').learner)).toBe('one-image-many-containers');
  });

  it('gives every hint in turn, and then the last one again', () => {
    let turn = begin('keep-a-change');
    const hints = findLesson(course, 'keep-a-change')!.words['en']!.hints;
    for (const [at, hint] of hints.entries()) {
      turn = enterLearner(turn.learner, 'hint');
      expect(pageText(turn.page, { columns: 500 })).toBe(`Hint ${at + 1} of ${hints.length}: ${hint}\n`);
    }
    expect(pageText(enterLearner(turn.learner, 'hint').page)).toMatch(/^There are no more hints/);
    expect(recordOf(turn.learner.progress, 'keep-a-change').hints).toBe(hints.length);
  });

  it('takes lines back, as far as its beginning', () => {
    const lesson = begin('what-is-an-image');
    const back = type(lesson, 'docker run busybox true', 'docker pull busybox', 'undo', 'undo');
    expect(back.learner.play?.moment).toBe(lesson.learner.play?.moment);
    expect(type({ learner: back.learner, page: [] }, 'undo').text).toMatch(/^There is nothing to take back/);
    expect(type(lesson, 'docker pull busybox', 'restart', 'goal').text).toContain('Not yet');
  });

  it('asks a question, grades the answer by the state, and shows it to who is wrong', () => {
    const lesson = begin('what-is-an-image');
    expect(type(lesson, 'question').text).toContain('containers will there be');
    expect(type(lesson, 'answer 0').text).toBe('Right: 0.\n');
    expect(type(lesson, 'answer lots').text).toMatch(/^That is no answer here/);
    const wrong = type(lesson, 'answer 1');
    expect(wrong.text).toMatch(
      /^No\. It is: 0\. See for yourself:\n\$ docker pull busybox\n[\s\S]*\$ docker ps -a\nCONTAINER ID/,
    );
    expect(recordOf(wrong.learner.progress, 'what-is-an-image').answers).toEqual({ containers: 'wrong' });
    expect(type({ learner: wrong.learner, page: [] }, 'answer 0').text).toBe(
      'There is no question left in this lesson.\n',
    );
  });

  it('draws what is there', () => {
    expect(type(begin('a-layer-of-its-own'), 'picture').text).toMatch(/│ debian:latest/);
  });

  it('leaves its own words alone where a program reads', () => {
    const reading = type(begin('what-is-an-image'), 'cat', 'hint', 'quit');
    expect(reading.text).toContain('quit\n');
    expect(reading.learner.over).toBe(false);
    const ended = endLearner(reading.learner);
    expect(learnerPrompt(ended.learner)).toBe('root@laptop:~# ');
    expect(type(begin('what-is-an-image'), 'echo a \\', 'next').text).toBe('a next\n');
  });

  it('ends with its shell', () => {
    const left = type(begin('what-is-an-image'), 'exit');
    expect(left.text).toMatch(/^The shell has ended/);
    expect(idOf(left.learner)).toBeUndefined();
  });

  it('has several terminals on one machine', () => {
    const turn = begin('a-layer-of-its-own');
    const two = type(turn, 'cd /etc', 'terminal 2', 'pwd');
    expect(two.text).toBe('/home/student\n');
    expect(type({ learner: two.learner, page: [] }, 'terminal 1', 'pwd').text).toBe('/etc\n');
    expect(type(turn, 'terminal 9').text).toMatch(/^Which terminal/);
  });

  it('speaks the learner’s language, and so does its machine', () => {
    const lesson = begin('a-layer-of-its-own', german);
    expect(type(lesson, 'explain red').text).toMatch(/^Container red läuft/);
  });
});

it('what does not end by itself goes on, until it is interrupted', () => {
  const { learner } = begin('what-is-an-image');
  const hung = enterLearner(learner, 'sleep infinity');
  expect(pageText(hung.page)).toBe('It goes on by itself; Ctrl-C ends it.\n');
  expect(learnerPrompt(interruptLearner(hung.learner).learner)).toBe('root@laptop:~# ');
  const unattended = enterUnattended(learner, 'sleep infinity');
  expect(pageText(unattended.page)).toContain('It did not end by itself, and was interrupted.');
  expect(learnerPrompt(unattended.learner)).toBe('root@laptop:~# ');
});
