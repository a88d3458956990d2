import { describe, expect, test } from 'vitest';
import { check } from '../../src/transcript/check.js';
import type { CheckOptions } from '../../src/transcript/check.js';
import type { CheckReport, CommandReport } from '../../src/transcript/report.js';
import { exitCodeOf } from '../../src/transcript/report.js';
import { reportText } from '../../src/transcript/report-text.js';
import { fakeSimulation, fakeWorld } from './fake-simulation.js';
import { consoleLesson, sessionLesson } from './lessons.js';
import { EPOCH, recordConsole, recordSession } from './record.js';

const judgeText = (file: string, text: string, options: CheckOptions = {}): CheckReport =>
  check(fakeSimulation, fakeWorld(5, EPOCH), [{ file, text }], options).report;

const wrongs = (report: CheckReport): CommandReport[] =>
  report.files.flatMap((file) => file.commands.filter((command) => command.verdict !== 'true'));

const one = (report: CheckReport): CommandReport => {
  const found = wrongs(report);
  expect(found).toHaveLength(1);
  return found[0] as CommandReport;
};

const block = (...lines: readonly string[]): string => ['```', ...lines, '```', ''].join('\n');
const console_ = (...lines: readonly string[]): string => ['# title', ...lines, ''].join('\n');
const ID = { a: 'a'.repeat(64), b: 'b'.repeat(64) };

describe('true transcripts', () => {
  test('of a console', () => {
    const report = judgeText('a.console', recordConsole(consoleLesson));
    expect(reportText(report, { colour: false })).toBe(
      'a.console: 19 commands: 19 true, 0 false, 0 abridged\n1 passed, 0 failed\n',
    );
    expect(exitCodeOf(report)).toBe(0);
  });

  test('of a session', () => {
    const report = judgeText('a.md', recordSession(sessionLesson));
    expect(reportText(report, { colour: false })).toBe(
      'a.md: 10 commands: 10 true, 0 false, 0 abridged\n1 passed, 0 failed\n',
    );
  });

  test.each([2, 3, 8, 4, 6, 9, 12, 23])('whatever the identifiers and the clock of the author (%i)', (seed) => {
    expect(wrongs(judgeText('a.console', recordConsole(consoleLesson, seed, EPOCH + seed * 777_777)))).toEqual([]);
    expect(wrongs(judgeText('a.md', recordSession(sessionLesson, seed, EPOCH + seed * 123_457)))).toEqual([]);
  });

  test('two terminals, an unfinished one, bold marks and other blanks', () => {
    const text = block(
      '# Terminal 1',
      '➜  ~ docker run -ti debian bash',
      'root@aaaaaaaaaaaa:/# ls',
      '**notes.txt**',
      'root@aaaaaaaaaaaa:/# ',
      '',
      '# Terminal 2',
      "➜  ~ docker ps --format '{{.ID}} {{.Status}} {{.RunningFor}}'",
      'aaaaaaaaaaaa    Up 19 seconds\t20 seconds ago',
      '',
      '➜  ~ docker run -ti debian bash',
      'root@bbbbbbbbbbbb:/# ls',
      'notes.txt',
    );
    expect(wrongs(judgeText('a.md', text))).toEqual([]);
    expect(
      one(
        judgeText(
          'a.md',
          text.replace('root@bbbb', 'root@cccc').replace('root@aaaaaaaaaaaa:/# \n', 'root@bbbbbbbbbbbb:/# \n'),
        ),
      ),
    ).toMatchObject({ line: 6 });
  });

  test('answers at a question, Control-C, and lines that continue a command', () => {
    const text = block(
      '$ docker prune',
      'Are you sure you want to continue? [y/N] y',
      'you said y',
      '$ docker wait',
      '^C',
      '$ for f in 1',
      '> do echo',
      '> done',
      'looped',
    );
    expect(wrongs(judgeText('a.md', text)).map((wrong) => wrong.reason)).toEqual([]);
    expect(one(judgeText('a.md', text.replace('you said y', 'you said n')))).toMatchObject({ line: 4 });
  });

  test('comments below an output, and output that looks like one', () => {
    const text = block('$ cat x', '# heading', 'last # line', '# end', '# and this is a comment', '$ echo a', 'a');
    expect(wrongs(judgeText('a.md', text))).toEqual([]);
    expect(one(judgeText('a.md', text.replace('# heading\n', '')))).toMatchObject({ commandLine: 2 });
  });

  test('prefixes of identifiers in commands and their echo', () => {
    const text = console_(
      '$ docker run -d debian true',
      ID.a,
      '$ docker rm aaa',
      'aaa',
      '$ docker run -d --name bbb debian true',
      ID.b,
      '$ docker rm bbb',
      'bbb',
    );
    expect(wrongs(judgeText('a.console', text))).toEqual([]);
  });
});

describe('time', () => {
  test('processes end in between, and ages before tell how long it was', () => {
    const text = console_(
      '$ docker run -d --name s busybox sleep 60',
      ID.a,
      "$ docker ps -a --format '{{.Names}} {{.Status}}'",
      's Exited (0) 2 minutes ago',
    );
    const report = judgeText('a.console', text);
    expect(wrongs(report)).toEqual([]);
    expect(report.files[0]?.commands[1]?.waited).toBe(180_000);
  });

  test('earlier commands move when later ages need it', () => {
    const text = console_(
      '$ docker run -d --name one busybox sleep 9999',
      ID.a,
      '$ docker run -d --name two busybox sleep 9999',
      ID.b,
      "$ docker ps --format '{{.Names}} {{.Status}}'",
      'two Up 3 minutes',
      'one Up 2 hours',
    );
    expect(wrongs(judgeText('a.console', text))).toEqual([]);
  });

  test('ages that contradict one another are named', () => {
    const text = console_(
      '$ docker run -d --name one busybox sleep 9999',
      ID.a,
      '$ docker run -d --name two busybox sleep 9999',
      ID.b,
      "$ docker ps --format '{{.Names}} {{.Status}}'",
      'two Up 2 hours',
      'one Up 3 minutes',
    );
    const wrong = one(judgeText('a.console', text));
    expect(wrong).toMatchObject({ commandLine: 6, line: 8 });
    expect(wrong.reason).toContain('no passage of time makes both true: `2 hours` in line 7 and `3 minutes` in line 8');
  });

  test('time does not run backwards', () => {
    const text = console_(
      '$ docker run -d --name s busybox sleep 9999',
      ID.a,
      "$ docker ps --format '{{.Status}}'",
      'Up 10 minutes',
      "$ docker ps --format '{{.Status}}'",
      'Up 9 minutes',
    );
    expect(one(judgeText('a.console', text)).reason).toContain('`10 minutes` in line 5 and `9 minutes` in line 7');
  });

  test('at least the time of a directive passes', () => {
    const text = console_(
      '$ docker run -d --name s busybox sleep 9999',
      ID.a,
      '#! wait 2.5s',
      "$ docker ps --format '{{.Status}}'",
      'Up 1 second',
    );
    expect(one(judgeText('a.console', text))).toMatchObject({ line: 6 });
    expect(wrongs(judgeText('a.console', text.replace('1 second', '2 seconds')))).toEqual([]);
  });

  test('words that Docker never uses, and words that are no age', () => {
    const status = console_(
      '$ docker run -d --name s busybox sleep 9999',
      ID.a,
      "$ docker ps --format '{{.Status}}'",
      'Up 60 seconds',
    );
    expect(one(judgeText('a.console', status)).reason).toContain('never words');
    expect(one(judgeText('a.console', console_('$ echo 5 seconds', '6 seconds'))).reason).toContain(
      'no passage of time',
    );
  });

  test('instants agree with ages up to the time that a command takes', () => {
    const text = (second: string) =>
      console_(
        '$ docker run -d --name one busybox sleep 99999',
        ID.a,
        '$ docker inspect one',
        '{"Running":true,"Pid":77,"StartedAt":"2026-11-23T06:00:00.5Z"}',
        '$ docker run -d --name two busybox sleep 99999',
        ID.b,
        '$ docker inspect two',
        `{"Running":true,"Pid":78,"StartedAt":"${second}"}`,
        "$ docker ps --format '{{.Names}} {{.Status}}'",
        'two Up 2 minutes',
        'one Up 7 minutes',
      );
    expect(wrongs(judgeText('a.console', text('2026-11-23T06:05:00.5Z'))).map((wrong) => wrong.reason)).toEqual([]);
    expect(wrongs(judgeText('a.console', text('2026-11-23T09:05:00.5Z')))).not.toEqual([]);
    expect(wrongs(judgeText('a.console', text('2026-11-23T05:05:00.5Z')))).not.toEqual([]);
  });
});

describe('false commands', () => {
  test('an identifier of another container names both lines', () => {
    const text = console_(
      '$ docker run -d --name one busybox sleep 9999',
      ID.a,
      '$ docker run -d --name two busybox sleep 9999',
      ID.b,
      "$ docker ps --format '{{.ID}} {{.Names}}'",
      'aaaaaaaaaaaa two',
      'bbbbbbbbbbbb one',
    );
    expect(one(judgeText('a.console', text))).toMatchObject({
      line: 7,
      reason: '`aaaaaaaaaaaa` stands for container two here, but line 3 bound it to container one',
    });
  });

  test('a given name never stands for another', () => {
    const text = console_(
      '$ docker run -d --name brave_curie busybox sleep 9',
      ID.a,
      "$ docker ps --format '{{.Names}}'",
      'calm_curie',
    );
    expect(one(judgeText('a.console', text))).toMatchObject({ line: 5 });
  });

  test('a command that should have failed, and one that should not', () => {
    expect(
      one(
        judgeText('a.console', console_('$ docker rm nosuch', 'Error response from daemon: No such container: nosuch')),
      ),
    ).toMatchObject({ line: 2 });
    expect(one(judgeText('a.console', console_('$ echo a', 'a', '[exit 1]')))).toMatchObject({
      line: 4,
      reason: 'the simulation exits with 0, but the text has it exit with 1',
    });
    expect(one(judgeText('a.console', console_('$ errors', 'err', 'out', '[exit 3]')))).toMatchObject({ line: 3 });
  });

  test('a command that never ends', () => {
    expect(one(judgeText('a.console', console_('$ docker wait'))).reason).toContain('does not end');
    expect(one(judgeText('a.md', block('$ docker wait', '$ echo a', 'you said echo a'))).reason).toContain(
      'does not end',
    );
    expect(wrongs(judgeText('a.md', block('$ docker wait')))).toEqual([]);
  });

  test('a prompt of another place', () => {
    expect(one(judgeText('a.md', block('$ docker run -ti debian bash', '➜  ~ ls', 'notes.txt')))).toMatchObject({
      line: 3,
    });
    expect(
      one(
        judgeText(
          'a.md',
          block('$ ls', 'notes.txt', 'root@aaaaaaaaaaaa:/# ls', 'notes.txt', 'me@pc:~$ ls', 'notes.txt'),
        ),
      ),
    ).toMatchObject({ line: 6 });
  });

  test('an abridged table counts as false unless allowed', () => {
    const text = console_(
      '$ docker images',
      'REPOSITORY  TAG  IMAGE ID  CREATED  SIZE',
      'busybox  latest  aaaaaaaaaaaa  About an hour ago  1.98MB',
    );
    const wrong = one(judgeText('a.console', text));
    expect(wrong).toMatchObject({ verdict: 'abridged', reason: 'true, but a row is left out' });
    expect(wrong.leftOut?.[0]).toMatch(/^debian /);
    expect(exitCodeOf(judgeText('a.console', text))).toBe(1);
    expect(exitCodeOf(judgeText('a.console', text, { allowAbridged: true }))).toBe(0);
    expect(one(judgeText('a.console', text.replace('1.98MB', '1.99MB'), { allowAbridged: true })).verdict).toBe(
      'false',
    );
    const later = judgeText('a.console', text.replace('About an hour', '3 hours'), { allowAbridged: true });
    expect([one(later).verdict, later.failed, later.files[0]?.commands[0]?.waited]).toEqual([
      'abridged',
      0,
      2.5 * 3_600_000 - 3_701_000,
    ]);
    expect(one(judgeText('a.console', text.replace(/REPOSITORY.*\n/, ''), { allowAbridged: true })).verdict).toBe(
      'false',
    );
    expect(one(judgeText('a.console', text.replace(/busybox .*\n/, ''), { allowAbridged: true })).verdict).toBe(
      'false',
    );
  });
});

describe('input that cannot be judged', () => {
  test.each([
    ['a.md', 'Nothing but prose.\n', 1],
    ['a.md', '```\n$ ls\nnotes.txt\n```\n\n> ````\n> $ ls\n> ```\n', 6],
    ['a.console', '# title\n', 1],
    ['a.console', '# t\n[exit 1]\n', 2],
    ['a.console', 'x\0y', 1],
    ['a.console', '# t\n$ echo a\na\n#! wait long\n', 4],
    ['a.console', '# t\nlost\n$ echo a\n', 2],
    ['b.md', '\ufffd', 1],
  ])('%s %j', (file, text, line) => {
    const report = judgeText(file, text);
    expect(report.unusable).toMatchObject([{ code: 'unusable-input', file, line }]);
    expect(exitCodeOf(report)).toBe(2);
    expect(reportText(report, { colour: false })).toMatch(
      new RegExp(`^${file}:${line}: unusable: .*\n0 passed, 1 failed\n$`),
    );
  });

  test('a set-up prepares the world, and must not fail', () => {
    const setUps = [
      {
        file: 's.console',
        text: console_('$ touch made', '#! registry 127.0.0.1:5000', '$ docker rm nosuch', '[exit 1]'),
      },
    ];
    expect(wrongs(judgeText('a.console', console_('$ ls', 'made  notes.txt'), { setUps }))).toEqual([]);
    const report = judgeText('a.console', console_('$ ls', 'notes.txt'), {
      setUps: [{ file: 's.console', text: console_('$ docker rm nosuch') }],
    });
    expect(report.unusable).toMatchObject([{ code: 'set-up-failed', file: 's.console', line: 2 }]);
    expect(exitCodeOf(report)).toBe(2);
  });
});
