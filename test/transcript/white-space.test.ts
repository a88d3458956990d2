import { describe, expect, test } from 'vitest';
import { hasOwnColumns, sameWhiteSpace } from '../../src/transcript/white-space.js';

describe('white space within a line, the author beside the simulation', () => {
  test.each<readonly [theirs: string, ours: string, same: boolean, ownColumns: boolean]>([
    [' ', '   ', true, true],
    ['  ', '   ', true, true],
    ['\t', '   ', true, true],
    ['      ', '  ', true, true],
    [' ', '\t', true, true],
    ['    ', '\t', true, true],
    [' ', ' ', true, true],
    ['\u00a0', ' ', true, true],
    ['  ', ' ', false, true],
    ['\t', ' ', false, true],
    [' \t', ' ', false, true],
  ])('%j beside %j', (theirs, ours, same, ownColumns) => {
    expect(sameWhiteSpace(theirs, ours, false, false)).toBe(same);
    expect(sameWhiteSpace(theirs, ours, false, true)).toBe(ownColumns);
  });
});

test.each<readonly [theirs: string, ours: string, same: boolean]>([
  ['  ', '  ', true],
  ['        ', '\t', true],
  ['  \t', '\t', true],
  [' ', '  ', false],
  ['    ', '\t', false],
])('a line that begins with %j instead of %j', (theirs, ours, same) => {
  for (const ownColumns of [false, true]) expect(sameWhiteSpace(theirs, ours, true, ownColumns)).toBe(same);
});

test.each<readonly [command: string, own: boolean]>([
  ["docker ps --format '{{.Names}} {{.Status}}'", true],
  ['docker ps -l --format=$FORMAT', true],
  ["docker inspect -f '{{.Id}} {{.Name}}' web", true],
  ["docker volume inspect -f='{{.Name}}' v", true],
  ['docker rm -f web', false],
  ['docker logs -f web', false],
  ['docker ps -a --filter name=web', false],
  ["date --format '%s'", false],
])('%s: columns of its own? %j', (command, own) => expect(hasOwnColumns(command)).toBe(own));
