import fc from 'fast-check';
import { expect, test } from 'vitest';
import { syntaxOf } from '../../../src/process/shell/grammar.js';
import { Room } from './room.js';

const pieces = fc.constantFrom(
  'echo',
  'a',
  'x',
  '$x',
  '${x',
  '${x:-',
  '}',
  '"',
  "'",
  '`',
  '$(',
  '(',
  ')',
  '{',
  ' ',
  ' ',
  ' ',
  '\n',
  ';',
  '&',
  '|',
  '&&',
  '||',
  '<',
  '>',
  '2>',
  '&1',
  '<<E',
  'E\n',
  'if',
  'then',
  'fi',
  'else',
  'for',
  'in',
  'do',
  'done',
  'case',
  'esac',
  ';;',
  'while',
  'false',
  '!',
  '*',
  '?',
  '[',
  ']',
  '[[',
  ']]',
  '=',
  '==',
  '=~',
  'x=',
  'y=(',
  '$((',
  '))',
  '((',
  '1',
  '+',
  '/',
  '0',
  '%',
  '#',
  '~',
  '\\',
  '@',
  '$@',
  '$*',
  'f()',
  'read',
  'set -e',
  'local',
  'return',
  'break',
  'trap',
  'eval',
  'test',
  '-f',
  '{1..3}',
  ',',
  ':',
  '^',
  '$',
  '[z-a]',
  '[!',
  '[:',
  '-',
  'cd',
  'shift',
  'export',
  'exec',
  'exit',
  'printf',
  '%s',
);
const scripts = fc.array(pieces, { maxLength: 14 }).map((parts) => parts.join(''));
const spaced = fc.array(pieces, { maxLength: 14 }).map((parts) => parts.join(' '));

test('whatever the text, a shell runs it or says what is wrong with it', () => {
  fc.assert(
    fc.property(fc.oneof(scripts, spaced), fc.constantFrom('bash', 'dash', 'sh'), (script, shell) => {
      const ended = new Room().run([shell, '-c', script], { limit: 300 });
      expect(ended.code === undefined || (ended.code >= 0 && ended.code < 256)).toBe(true);
    }),
    { numRuns: 1500 },
  );
});

test('the syntax of a text is plain data', () => {
  fc.assert(
    fc.property(fc.oneof(scripts, spaced), (script) => {
      const syntax = syntaxOf(script);
      expect(JSON.parse(JSON.stringify(syntax))).toEqual(JSON.parse(JSON.stringify(syntaxOf(script))));
    }),
    { numRuns: 300 },
  );
});
