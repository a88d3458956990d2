import { describe, expect, it } from 'vitest';
import { noProgress, progressText, readProgress, recordOf, withRecord } from '../../src/lesson/progress.js';

const some = withRecord(withRecord(noProgress, 'second', { reached: true }), 'first', {
  hints: 2,
  answers: { count: 'wrong' },
});

it('is read back as it was written, and the same progress gives the same bytes', () => {
  expect(readProgress(progressText(some))).toEqual(some);
  const other = withRecord(
    withRecord(withRecord(noProgress, 'first', { hints: 2, answers: { count: 'wrong' } }), 'second', { reached: true }),
    'first',
    {},
  );
  expect(progressText(other)).toBe(progressText(some));
  expect(recordOf(some, 'toString')).toEqual({ reached: false, hints: 0, answers: {} });
});

describe('what is no progress is told from what is', () => {
  const record = { reached: true, hints: 0, answers: {} };
  const lessons = (one: unknown) => JSON.stringify({ version: 1, lessons: { one } });
  it.each([
    ['', 'it is not JSON'],
    ['{"version": 1, "lessons": {', 'it is not JSON'],
    ['[]', 'it is JSON, but no progress of lessons'],
    ['{"lessons": {}}', 'it is JSON, but no progress of lessons'],
    ['{"version": 2}', 'it has version 2, and this Slipway knows version 1'],
    ['{"version": 1}', 'it has no lessons'],
    ['{"version": 1, "lessons": {}, "last": 3}', 'its last lesson is no name'],
    [lessons(null), 'lesson one is no record'],
    [lessons({ ...record, reached: 1 }), 'lesson one does not say whether it was reached'],
    [lessons({ ...record, hints: -1 }), 'lesson one has no number of hints'],
    [lessons({ ...record, answers: { a: 'maybe' } }), 'lesson one has answers that are neither right nor wrong'],
  ])('%j', (text, problem) => {
    expect(readProgress(text)).toEqual({ problem });
  });
});
