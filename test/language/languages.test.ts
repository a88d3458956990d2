import { describe, expect, it } from 'vitest';
import { english } from '../../src/language/english.js';
import { german } from '../../src/language/german.js';
import type { Language } from '../../src/language/language.js';

function missing(language: Pick<Language, 'words'>): readonly string[] {
  return Object.keys(english.words).filter((key) => !(key in language.words));
}

describe.each([german])('$name', (language) => {
  it('has words for every message', () => {
    expect(missing(language)).toEqual([]);
    expect(Object.keys(language.words).length).toBe(Object.keys(english.words).length);
  });

  it('says them in its own words', () => {
    const told = { name: 'x', container: 'x', image: 'x', volume: 'x', path: '/x', port: '80/tcp' } as never;
    const same = Object.entries(english.words)
      .filter(([key]) => /^refused\.(no-|ambiguous|invalid|start|file|stuck|bad|not-)/.test(key))
      .filter(([key, words]) => words(told) === language.words[key as keyof typeof language.words](told));
    expect(same.map(([key]) => key)).toEqual([]);
  });
});

it('a language that lacks words is found out', () => {
  const { 'volume.gone': _, ...words } = german.words;
  expect(missing({ words: words as Language['words'] })).toEqual(['volume.gone']);
});
