import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { course } from '../../src/lesson/course.js';
import { beginPractice, enterPractice } from '../../src/lesson/exercise/practice.js';
import { beginLearning, enterUnattended, learnerPrompt } from '../../src/lesson/learner.js';
import { lessonLanguages } from '../../src/lesson/lesson-language.js';
import { pageText } from '../../src/lesson/page.js';
import { noProgress } from '../../src/lesson/progress.js';

/** `examples/walks/NAME.session`: what `slipway learn` and `slipway exercise` print when they are fed by a pipe. */
function walk(name: string): string {
  return readFileSync(fileURLToPath(new URL(`../../examples/walks/${name}.session`, import.meta.url)), 'utf8');
}

const [language] = lessonLanguages as [(typeof lessonLanguages)[0]];

/** Plays a walk: what stands behind each prompt is typed, and everything else must be printed, byte for byte. */
function replay<S>(
  text: string,
  first: { readonly state: S; readonly shown: string },
  prompt: (state: S) => string,
  enter: (state: S, line: string) => { readonly state: S; readonly shown: string },
  isOver: (state: S) => boolean,
): void {
  let { state, shown } = first;
  let played = shown;
  expect(text.slice(0, played.length)).toBe(played);
  while (!isOver(state)) {
    const before = played + prompt(state);
    const line = text.slice(before.length).split('\n', 1)[0] ?? '';
    if (before.length >= text.length) throw new Error('the walk ends before its last line is typed');
    ({ state, shown } = enter(state, line));
    played = `${before}${line}\n${shown}`;
    expect(text.slice(0, played.length)).toBe(played);
  }
  expect(text).toBe(played);
}

it('the walk through lessons is true to the byte', () => {
  const { learner, page } = beginLearning({ course, language, progress: noProgress });
  replay(
    walk('learn'),
    { state: learner, shown: pageText(page) },
    learnerPrompt,
    (state, line) => {
      const turn = enterUnattended(state, line);
      return { state: turn.learner, shown: pageText(turn.page) };
    },
    ({ over }) => over,
  );
});

it('the walk through exercises is true to the byte', () => {
  const { practice, page } = beginPractice({ seed: 'harbour', language });
  replay(
    walk('exercise'),
    { state: practice, shown: pageText(page) },
    () => language.exercises.prompt(),
    (state, line) => {
      const turn = enterPractice(state, line);
      return { state: turn.practice, shown: pageText(turn.page) };
    },
    ({ over }) => over,
  );
});
