import fc from 'fast-check';
import { expect, it } from 'vitest';
import { boundedRegExp } from '../../../src/process/programs/bounded-regexp.js';
import { answer } from './room.js';

const { pattern } = fc.letrec<{ pattern: string }>((tie) => ({
  pattern: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('a', 'b', '[ab]', '[^]', 'ab', 'b$', '^a'),
    fc.tuple(tie('pattern'), tie('pattern')).map(([one, other]) => `${one}${other}`),
    fc.tuple(tie('pattern'), tie('pattern')).map(([one, other]) => `(${one}|${other})`),
    // What is repeated begins with a letter: JavaScript gives up empty rounds in its own way.
    fc.tuple(tie('pattern'), fc.constantFrom('*', '+', '?', '{1,2}', '{2,}')).map(([one, mark]) => `(c${one})${mark}`),
  ),
}));

it('finds what the engine finds, in the same place', () => {
  fc.assert(
    fc.property(pattern, fc.stringMatching(/^[abc]{0,12}$/), (source, text) => {
      const bounded = boundedRegExp(`(c${source})*${source}`, 'g');
      const found = [...text.matchAll(bounded)].map((match) => [match.index, match[0]]);
      const native = [...text.matchAll(new RegExp(`(c${source})*${source}`, 'g'))].map((match) => [
        match.index,
        match[0],
      ]);
      expect(found).toEqual(native);
    }),
    { numRuns: 500 },
  );
});

it('does not explode', () => {
  const text = `${'a'.repeat(2000)}!\n`;
  expect(answer('gnu', [['grep', '-E', '(a+)+$']], text).code).toBe(1);
  expect(answer('gnu', [['grep', '-Ec', '(a|aa)*!']], text).out).toBe('1\n');
  expect(answer('gnu', [['sed', '-E', 's/([a-z]+)*!/<\\1>/']], 'ab!\n').out).toBe('<ab>\n');
});
