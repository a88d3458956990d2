import { expect, test } from 'vitest';
import { check } from '../../src/transcript/check.js';
import { reportJson } from '../../src/transcript/report-json.js';
import { reportText } from '../../src/transcript/report-text.js';
import { fakeSimulation, fakeWorld } from './fake-simulation.js';
import { EPOCH } from './record.js';

const write = (file: string, text: string, allowAbridged = false) =>
  check(fakeSimulation, fakeWorld(5, EPOCH), [{ file, text }], { write: true, allowAbridged });

test('stale output is replaced in the words of the author, everything else stays byte for byte', () => {
  const text = [
    'Prose  with two blanks ',
    '',
    '1. item',
    '   ```',
    '   $ docker run -ti debian bash\r',
    '   root@aaaaaaaaaaaa:/# ls',
    '   **notes.txt**   old.txt',
    '',
    '   root@aaaaaaaaaaaa:/# exit',
    '   $ docker ps -a',
    '   stale',
    '   ```',
    'end',
  ].join('\n');
  const { rewritten, report } = write('a.md', text);
  expect(report.failed).toBe(0);
  const lines = rewritten[0]?.text.split('\n') ?? [];
  expect([...lines.slice(0, 6), ...lines.slice(-2)]).toEqual([...text.split('\n').slice(0, 6), '   ```', 'end']);
  expect(lines[6]).toBe('   notes.txt');
  expect(lines[7]).toBe('');
  expect(lines[11]).toMatch(/^ {3}aaaaaaaaaaaa +debian +"bash" /);
  expect(write('a.md', rewritten[0]?.text ?? '').rewritten).toEqual([]);
});

test('exit codes, missing output and wrong prompts', () => {
  const { rewritten, report } = write('a.console', '# t\n$ errors\n$ echo a\nb\n[exit 2]\n# comment\n$ ls\n');
  expect(report.failed).toBe(0);
  expect(rewritten[0]?.text).toBe('# t\n$ errors\nout\nerr\n[exit 3]\n$ echo a\na\n# comment\n$ ls\nnotes.txt\n');
  const session = write('a.md', '```\n$ docker run -ti debian bash\n$ ls\nnotes.txt\n```\n');
  expect(session.rewritten[0]?.text).toMatch(
    /^```\n\$ docker run -ti debian bash\nroot@[0-9a-f]{12}:\/# ls\nnotes.txt\n```\n$/,
  );
  expect(session.report.failed).toBe(0);
});

test('a true text comes back unchanged, and an abridged one when that is allowed', () => {
  const text =
    '\ufeff# t\n$ docker images\nREPOSITORY  TAG  IMAGE ID  CREATED  SIZE\nbusybox  latest  aaaaaaaaaaaa  About an hour ago  1.98MB\n';
  expect(write('a.console', text, true).rewritten).toEqual([]);
  expect(write('a.console', text).rewritten[0]?.text).toMatch(
    /^\ufeff# t\n[\s\S]*\ndebian .*\nbusybox {2}latest {2}aaaaaaaaaaaa {2}About an hour ago {2}1.98MB\n$/,
  );
});

test('what no output can mend stays false', () => {
  expect(write('a.console', '# t\n$ docker wait\n').report).toMatchObject({ failed: 1 });
});

test('reports', () => {
  const { report } = check(fakeSimulation, fakeWorld(5, EPOCH), [
    { file: 'a.console', text: '# t\n$ echo a\nb\n' },
    { file: 'b.console', text: '# t\n$ echo a\na\n' },
  ]);
  expect(reportText(report, { colour: false })).toBe(
    [
      'a.console: 1 command: 0 true, 1 false, 0 abridged',
      'a.console:3: false: echo a (of line 2)',
      '  expected:',
      '    b',
      '  printed:',
      '    a',
      '  why: `b` where the simulation has `a`',
      'b.console: 1 command: 1 true, 0 false, 0 abridged',
      '1 passed, 1 failed',
      '',
    ].join('\n'),
  );
  expect(reportText(report, { colour: true })).toContain('\u001b[31mfalse\u001b[0m');
  expect(JSON.parse(reportJson(report))).toMatchObject({
    passed: 1,
    failed: 1,
    files: [
      { file: 'a.console', passed: false, commands: [{ line: 3, commandLine: 2, verdict: 'false' }] },
      { passed: true },
    ],
  });
});
