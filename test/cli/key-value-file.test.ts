import { describe, expect, it } from 'vitest';
import { toBytes } from '../../src/digest/bytes.js';
import { read, refuse } from '../../src/cli/reading.js';
import { readKeyValueFile } from '../../src/cli/run/key-value-file.js';

const lookUp = (name: string) => (name === 'HOSTVAR' ? 'fromhost' : undefined);

/** What the client 28.2.2 makes of such a file. */
describe('--env-file', () => {
  it.each([
    ['one \\r at the end of a line', 'A=1\r\nB=2\r\r\n\r\n#x\r\nHOSTVAR\r\n', ['A=1', 'B=2\r', 'HOSTVAR=fromhost']],
    ['a \\r inside', 'A=1\rB=2\n', ['A=1\rB=2']],
    ['space before a name', '\u00a0A=1\n\u2003B=2\n\vC=3\n\u0085D\n', ['A=1', 'B=2', 'C=3']],
    ['a byte order mark, on the first line only', '\uFEFFA=1\n\uFEFFB=2\n', ['A=1', '\uFEFFB=2']],
    ['comments', 'A=1 # c\n  # d\n', ['A=1 # c']],
    ['names given twice', 'A=1\nA=2\nA\n', ['A=1', 'A=2']],
    ['no newline at the end', 'A=1\nB=2', ['A=1', 'B=2']],
    ['a vertical tab in a name', 'A\vB=1\n', ['A\vB=1']],
  ])('takes %s', (_what, file, pairs) => {
    expect(readKeyValueFile('f', () => read(toBytes(file)), lookUp)).toEqual(read(pairs));
  });

  it.each([
    ['A=1\r\nB=\xff\n', 'invalid utf8 bytes at line 2: [66 61 255]'],
    ['=x\n', "no variable name on line '=x'"],
    [' =x\n', "no variable name on line '=x'"],
    ['export A=1\n', "variable 'export A' contains whitespaces"],
    ['A=1  \nB =2\n', "variable 'B ' contains whitespaces"],
    ['A\tB\n', "variable 'A\tB' contains whitespaces"],
    [`A=${'x'.repeat(70_000)}\n`, 'bufio.Scanner: token too long'],
  ])('refuses %j', (bytes, words) => {
    expect(readKeyValueFile('f', () => read(bytes))).toEqual(refuse(`invalid env file (f): ${words}`));
  });

  it('says which step failed on what is no file', () => {
    expect(readKeyValueFile('f', () => refuse('no such file or directory'))).toEqual(
      refuse('open f: no such file or directory'),
    );
    expect(readKeyValueFile('f', () => refuse('is a directory'))).toEqual(
      refuse('invalid env file (f): read f: is a directory'),
    );
  });
});
