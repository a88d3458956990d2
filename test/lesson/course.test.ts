import { describe, expect, it } from 'vitest';
import { course, lessonsOf } from '../../src/lesson/course.js';
import { lessonLanguages } from '../../src/lesson/lesson-language.js';
import { prove } from '../../src/lesson/prove.js';

describe('every lesson begins short of its goal, is reached by its solution and by no wrong way, in every language', () => {
  it.each(lessonsOf(course).map((lesson) => [lesson.id, lesson] as const))('%s', (_, lesson) => {
    expect(prove(lesson)).toEqual([]);
  });
});

describe('everything is said in every language', () => {
  const [english, ...others] = lessonLanguages;

  it.each(others.map((other) => [other.code, other] as const))('the player, in %s', (_, { player }) => {
    expect(Object.keys(player).sort()).toEqual(Object.keys(english?.player ?? {}).sort());
  });

  it.each(course.map((chapter) => [chapter.id, chapter] as const))('chapter %s', (_, { titles, lessons }) => {
    const codes = lessonLanguages.map(({ code }) => code);
    expect(Object.keys(titles).sort()).toEqual([...codes].sort());
    for (const { id, words } of lessons) {
      expect([id, ...Object.keys(words).sort()]).toEqual([id, ...codes.toSorted()]);
      const same = Object.entries(words['en']!.missing).filter(([key, text]) => words['de']!.missing[key] === text);
      expect(same).toEqual([]);
    }
  });
});

it('what is typed as an example is the same in every language', () => {
  const examples = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map((match) => match[1]).sort();
  for (const { words } of lessonsOf(course)) {
    const [en, de] = [words['en']!, words['de']!];
    expect(examples(en.goal)).toEqual(examples(de.goal));
    expect(en.hints.map(examples)).toEqual(de.hints.map(examples));
    for (const key of Object.keys(en.missing)) {
      expect(examples(en.missing[key] ?? '')).toEqual(examples(de.missing[key] ?? ''));
    }
  }
});
