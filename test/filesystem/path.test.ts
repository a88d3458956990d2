import fc from 'fast-check';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { basename, childPath, clean, dirname, isWithin, join } from '../../src/filesystem/path.js';

const messy = fc
  .array(fc.constantFrom('', '.', '..', 'a', 'bc', '...', 'd.e'), { maxLength: 8 })
  .map((parts) => parts.join('/'));

/** The table of Go's own test of path.Clean. */
const cleaned = [
  ['', '.'],
  ['abc', 'abc'],
  ['abc/def', 'abc/def'],
  ['a/b/c', 'a/b/c'],
  ['.', '.'],
  ['..', '..'],
  ['../..', '../..'],
  ['../../abc', '../../abc'],
  ['/abc', '/abc'],
  ['/', '/'],
  ['abc/', 'abc'],
  ['abc/def/', 'abc/def'],
  ['a/b/c/', 'a/b/c'],
  ['./', '.'],
  ['../', '..'],
  ['../../', '../..'],
  ['/abc/', '/abc'],
  ['abc//def//ghi', 'abc/def/ghi'],
  ['//abc', '/abc'],
  ['///abc', '/abc'],
  ['//abc//', '/abc'],
  ['abc//', 'abc'],
  ['abc/./def', 'abc/def'],
  ['/./abc/def', '/abc/def'],
  ['abc/.', 'abc'],
  ['abc/def/ghi/../jkl', 'abc/def/jkl'],
  ['abc/def/../ghi/../jkl', 'abc/jkl'],
  ['abc/def/..', 'abc'],
  ['abc/def/../..', '.'],
  ['/abc/def/../..', '/'],
  ['abc/def/../../..', '..'],
  ['/abc/def/../../..', '/'],
  ['abc/def/../../../ghi/jkl/../../../mno', '../../mno'],
  ['abc/./../def', 'def'],
  ['abc//./../def', 'def'],
  ['abc/../../././../def', '../../def'],
] as const;

describe('clean', () => {
  it.each(cleaned)('%j is %j', (path, expected) => expect(clean(path)).toBe(expected));

  it('is idempotent, and agrees with POSIX but for the trailing slash', () => {
    fc.assert(
      fc.property(messy, (path) => {
        expect(clean(clean(path))).toBe(clean(path));
        const posixly = posix.normalize(path);
        expect(clean(path)).toBe(posixly.length > 1 && posixly.endsWith('/') ? posixly.slice(0, -1) : posixly);
      }),
    );
  });
});

describe('the parts of a path', () => {
  it.each([
    ['', '.', '.'],
    ['/', '/', '/'],
    ['///', '/', '/'],
    ['a', '.', 'a'],
    ['a/', 'a', 'a'],
    ['/a', '/', 'a'],
    ['/a/b', '/a', 'b'],
    ['a/b/c.x', 'a/b', 'c.x'],
    ['/a//b//', '/a/b', 'b'],
  ])('%j is %j and %j', (path, directory, name) => {
    expect(dirname(path)).toBe(directory);
    expect(basename(path)).toBe(name);
  });

  it('joins and cleans', () => {
    expect(join('a', 'b')).toBe('a/b');
    expect(join('/a', '../b')).toBe('/b');
    expect(join('', '')).toBe('');
    expect(join('', 'a', '')).toBe('a');
    expect(join('/', 'etc')).toBe('/etc');
    expect(childPath('/', 'a')).toBe('/a');
    expect(childPath('/a', 'b')).toBe('/a/b');
  });

  it('knows what lies within, by components', () => {
    expect(isWithin('/a/b', '/a')).toBe(true);
    expect(isWithin('/a', '/a')).toBe(true);
    expect(isWithin('/ab', '/a')).toBe(false);
    expect(isWithin('/x', '/')).toBe(true);
    expect(isWithin('/', '/x')).toBe(false);
  });
});
