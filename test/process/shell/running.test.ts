import { describe, expect, test } from 'vitest';
import { createShell } from '../../../src/process/shell/shell.js';
import { programs, Room } from './room.js';

const say = (args: readonly string[], stdin = '') => new Room().run(args, { stdin });

describe('where commands come from', () => {
  test.each(['bash', 'dash', 'sh'])('%s reads a file, with arguments', (shell) => {
    const made = "printf 'echo $0 $1 $#\\nnosuch\\necho last\\n' > s; ";
    const ended = new Room().run(['bash', '-c', `${made}${shell} s one two`]);
    expect(ended.stdout).toBe('s one 2\nlast\n');
    expect(ended.stderr).toBe(
      {
        bash: 's: line 2: nosuch: command not found\n',
        dash: 's: 2: nosuch: not found\n',
        sh: 's: line 2: nosuch: not found\n',
      }[shell],
    );
  });

  test('a script from standard input: bash shares the rest with what it runs', () => {
    expect(say(['bash'], 'echo a\nread x\nthe line\necho "got $x"').stdout).toBe('a\ngot the line\n');
    expect(say(['sh'], 'echo a; cat\necho b\n').stdout).toBe('a\nb\n');
    expect(say(['bash', '-s', 'p'], 'echo $1 $#\nexit 4\n')).toMatchObject({ stdout: 'p 1\n', code: 4 });
  });

  test.each([
    ['bash', 127, 'bash: nosuch: No such file or directory\n'],
    ['dash', 2, 'dash: 0: cannot open nosuch: No such file\n'],
    ['sh', 2, "sh: can't open 'nosuch': No such file or directory\n"],
  ])('%s without its script', (shell, code, stderr) => {
    expect(say([shell, 'nosuch'])).toMatchObject({ code, stderr, stdout: '' });
  });

  test.each(['bash', 'dash', 'sh'])('%s skips the NUL bytes of a file that it reads', (shell) => {
    const ended = new Room().run([
      'bash',
      '-c',
      `head -c 900 /dev/zero > s; echo 'echo in' >> s; ${shell} -c '. ./s; echo out'`,
    ]);
    expect(ended).toMatchObject({ stdout: 'in\nout\n', stderr: '' });
  });

  test('a login shell reads its profiles', () => {
    const ended = new Room().run([
      'bash',
      '-c',
      "echo 'echo profile; P=1' > /etc/profile; echo 'echo mine' > ~/.profile; bash -lc 'echo $P'; dash -l -c :",
    ]);
    expect(ended.stdout).toBe('profile\nmine\n1\nprofile\nmine\n');
  });

  test('options before the command', () => {
    expect(say(['sh', '-ec', 'false; echo no'])).toMatchObject({ code: 1, stdout: '' });
    expect(say(['bash', '-o', 'pipefail', '-xc', 'false | true; echo $?'])).toMatchObject({ stdout: '1\n' });
    expect(say(['sh', '-c'])).toMatchObject({ code: 2, stderr: 'sh: -c requires an argument\n' });
  });
});

describe('signals', () => {
  test('a trap runs between the commands of a loop', () => {
    const script = 'trap "echo got hup" HUP; trap "echo got usr1; exit 5" USR1; while true; do sleep 0.1; done';
    const ended = new Room().run(['sh', '-c', script], {
      signals: [
        [1000, 'HUP'],
        [2050, 'USR1'],
      ],
    });
    expect(ended).toMatchObject({ stdout: 'got hup\ngot usr1\n', code: 5 });
    expect(ended.now).toBeLessThanOrEqual(2200);
  });

  test('a trap waits for the foreground command, but interrupts wait', () => {
    const late = new Room().run(['sh', '-c', 'trap "echo t" TERM; sleep 10; echo $?'], { signals: [[1000, 'TERM']] });
    expect(late).toMatchObject({ stdout: 't\n0\n', now: 10_000 });
    const soon = new Room().run(['sh', '-c', 'trap "echo t; exit 0" TERM; sleep 10 & wait; echo no'], {
      signals: [[1000, 'TERM']],
    });
    expect(soon).toMatchObject({ stdout: 't\n', code: 0 });
    expect(soon.now).toBeLessThan(1200);
  });

  test('untrapped, they are fatal', () => {
    expect(new Room().run(['dash', '-c', 'sleep 100; echo no'], { signals: [[1000, 'TERM']] })).toMatchObject({
      stdout: '',
      code: 143,
    });
  });

  test('children of a shell that catches a signal do not', () => {
    const ended = new Room().run([
      'bash',
      '-c',
      'trap "echo mine" TERM; (sleep 9; echo no) & kill $!; wait $!; echo $?',
    ]);
    expect(ended.stdout).toBe('143\n');
  });
});

describe('what it costs', () => {
  test('a loop that never ends neither hangs nor ends', () => {
    const ended = new Room().run(['sh', '-c', 'while true; do :; done'], { limit: 2000 });
    expect(ended.code).toBeUndefined();
  });

  test('time passes only while something sleeps', () => {
    expect(new Room().run(['sh', '-c', 'sleep 1; sleep 0.5 & sleep 0.25; wait']).now).toBe(1500);
  });

  test('what runs last takes the place of the shell, as in the real ones', () => {
    const lines = (args: readonly string[]): string[] => {
      const room = new Room();
      room.begin(args, {});
      room.pass(10);
      return room.commands;
    };
    expect(lines(['sh', '-c', 'true; sleep 5'])).toEqual(['sleep 5']);
    expect(lines(['bash', '-c', 'true && sleep 5'])).toEqual(['sleep 5']);
    expect(lines(['dash', '-c', 'sleep 5'])).toEqual(['dash -c sleep 5', 'sleep 5']);
    expect(lines(['bash', '-c', 'trap : TERM; sleep 5'])).toEqual(['bash -c trap : TERM; sleep 5', 'sleep 5']);
    expect(lines(['sh', '-c', 'sleep 5; echo no'])).toEqual(['sh -c sleep 5; echo no', 'sleep 5']);
  });

  test('its state stays small', () => {
    const room = new Room();
    const pid = room.begin(['bash', '-c', 'f() { for i in 1 2; do while true; do sleep 1; done; done; }; f'], {});
    room.pass(10);
    expect(JSON.stringify(room.draft.process(pid).state).length).toBeLessThan(3000);
  });
});

describe('a busybox that is its own programs', () => {
  const shell = createShell({ kind: 'busybox', applets: new Set(['hello']) });
  const run = (script: string) => new Room({ ...programs, sh: shell }).run(['sh', '-c', script]);

  test('runs an applet without a file of its name, wherever PATH leads', () => {
    expect(run('cp /usr/bin/echo /bin/busybox; PATH=/nowhere; hello world; type hello').stdout).toBe(
      'world\nhello is hello\n',
    );
  });

  test('needs its binary', () => {
    expect(run('hello')).toMatchObject({ code: 127, stderr: 'sh: hello: not found\n' });
  });
});
