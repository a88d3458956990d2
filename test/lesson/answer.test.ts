import { describe, expect, it } from 'vitest';
import { type Answer, answerText, isRight, namesIn, numberIn, readAnswer } from '../../src/lesson/answer.js';

const volume = 'ed2d34abc33679b30592fd19ce8441ea5feba314070894b7351b9308350bb4a6';
const names = (...all: string[]): Answer => ({ kind: 'names', names: all });

describe('what is typed is read as the kind of answer that is asked for', () => {
  it.each<[Answer['kind'], string, Answer | undefined]>([
    ['names', 'a b', names('a', 'b')],
    ['names', 'a, b and c', names('a', 'b', 'c')],
    ['names', 'nothing', names()],
    ['names', 'keine', names()],
    ['names', ' ', undefined],
    ['number', ' 12 ', { kind: 'number', number: 12 }],
    ['number', 'none', { kind: 'number', number: 0 }],
    ['number', '1.5', undefined],
    ['number', 'many', undefined],
    ['size', '117MB', { kind: 'size', bytes: 117_000_000 }],
    ['size', '1,5 GB', { kind: 'size', bytes: 1_500_000_000 }],
    ['size', '0', { kind: 'size', bytes: 0 }],
    ['size', 'big', undefined],
    ['yes-no', 'Ja', { kind: 'yes-no', yes: true }],
    ['yes-no', 'n', { kind: 'yes-no', yes: false }],
    ['yes-no', 'perhaps', undefined],
  ])('%s: %j', (kind, typed, expected) => {
    expect(readAnswer(kind, typed)).toEqual(expected);
  });
});

describe('an answer is right', () => {
  it.each<[Answer, Answer, boolean]>([
    [names('a', 'b'), names('b', 'a'), true],
    [names('a', 'b'), names('a'), false],
    [names('a'), names('a', 'b'), false],
    [names(), names(), true],
    [names(volume), names('ed2d34'), true],
    [names(volume), names('ed2'), false],
    [names('ed2d34'), names('ed2d'), false],
    [names('/data/report'), names('report'), true],
    [names('/data/report'), names('other/report'), false],
    [names('report'), names('/data/report'), true],
    [{ kind: 'size', bytes: 116_553_984 }, { kind: 'size', bytes: 117_000_000 }, true],
    [{ kind: 'size', bytes: 116_553_984 }, { kind: 'size', bytes: 120_000_000 }, false],
    [{ kind: 'size', bytes: 0 }, { kind: 'size', bytes: 1 }, false],
    [{ kind: 'number', number: 2 }, { kind: 'number', number: 2 }, true],
    [{ kind: 'number', number: 2 }, names('2'), false],
    [{ kind: 'yes-no', yes: true }, { kind: 'yes-no', yes: false }, false],
  ])('%j, given %j: %s', (right, given, expected) => {
    expect(isRight(right, given)).toBe(expected);
  });
});

it('what a command prints is an answer', () => {
  expect(namesIn('a  b\nc\n')).toEqual(names('a', 'b', 'c'));
  expect(namesIn(undefined)).toEqual(names());
  expect(numberIn('there are 12 of 13')).toEqual({ kind: 'number', number: 12 });
  expect(() => numberIn('none')).toThrow('there is no number in "none"');
});

it('an answer is shown as it would be typed', () => {
  const words = { nothing: 'nothing', yes: 'yes', no: 'no' };
  const texts = [
    names(),
    names('a', volume),
    { kind: 'size', bytes: 1500 } as const,
    { kind: 'yes-no', yes: true } as const,
  ];
  expect(texts.map((one) => answerText(one, words))).toEqual(['nothing', 'a, ed2d34abc336', '1.5kB', 'yes']);
});
