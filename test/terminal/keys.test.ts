import { describe, expect, test } from 'vitest';
import { createLab } from '../../src/lab/lab.js';
import { openTerminal } from '../../src/terminal/terminal.js';

function opened(columns = 80) {
  const lab = createLab();
  lab.host().pull('debian');
  return { lab, terminal: openTerminal(lab, { columns }) };
}

/** What a real client says and answers, asked of one on a terminal of its own. */
describe('Ctrl-P Ctrl-Q', () => {
  test.each([
    ['run', 'docker run -ti --name boat debian bash', '', 0],
    ['start', 'docker create -ti --name boat debian bash; docker start -ai boat', '', 0],
    ['attach', 'docker run -dti --name boat debian bash >/dev/null; docker attach boat', 'read escape sequence\n', 1],
    [
      'exec',
      'docker run -dti --name boat debian bash >/dev/null; docker exec -ti boat bash',
      'read escape sequence\n',
      1,
    ],
  ])('leaves what `docker %s` stands before, and it goes on', (_name, line, words, code) => {
    const { lab, terminal } = opened();
    terminal.enter(line);
    terminal.enter('MARK=sea');
    const left = terminal.detach();
    expect(left).toMatchObject({ output: words, open: true });
    expect(left.prompt).toMatch(words === '' ? /^root@[0-9a-f]{12}:\/# root@laptop:~# $/ : /^root@laptop:~# $/);
    expect(terminal.enter('echo $?').output).toBe(`${code}\n`);
    expect(lab.host().container('boat').status).toBe('running');
  });

  test('a shell that was left is found again as it was', () => {
    const { terminal } = opened();
    terminal.enter('docker run -ti --rm --name boat debian bash');
    terminal.enter('cd /srv; MARK=sea');
    terminal.detach();
    terminal.enter('docker attach boat');
    expect(terminal.enter('echo $MARK $PWD').output).toBe('sea /srv\n');
    expect(terminal.enter('exit').prompt).toBe('root@laptop:~# ');
    expect(terminal.enter('docker ps -aq').output).toBe('');
  });

  test('other keys where the client was told so, and only those', () => {
    const { terminal } = opened();
    const inside = terminal.enter('docker run -ti --name boat --detach-keys=ctrl-x,d debian bash').prompt;
    expect(inside).toMatch(/^root@[0-9a-f]{12}:/);
    const { prompt } = terminal.detach();
    expect(prompt).toMatch(/# root@laptop:~# $/);
    expect(terminal.detach().prompt).toBe(prompt);
    expect(terminal.enter('echo clean').output).toBe('clean\n');
  });

  test('does nothing where no client passes keys on', () => {
    const { terminal } = opened();
    expect(terminal.detach()).toMatchObject({ output: '', prompt: 'root@laptop:~# ' });
    expect(terminal.enter('echo clean').output).toBe('clean\n');
  });

  test('keys that only begin like them are typed', () => {
    const { lab, terminal } = opened();
    terminal.enter('docker run -ti --name boat --detach-keys=x,y,z debian cat');
    expect(terminal.enter('xyxya').output).toBe('xyxya\n');
    expect(lab.host().container('boat').status).toBe('running');
  });
});

describe('a window that is given another size', () => {
  const names = 'touch aaaaaaaa bbbbbbbb cccccccc';

  test('is as wide as that for the shell and for what it starts', () => {
    const { terminal } = opened(80);
    terminal.enter(`mkdir d; cd d; ${names}`);
    expect(terminal.enter('ls').output).toBe('aaaaaaaa  bbbbbbbb  cccccccc\n');
    terminal.resize(12, 24);
    expect(terminal.enter('ls').output).toBe('aaaaaaaa\nbbbbbbbb\ncccccccc\n');
  });

  test('so is the own terminal of a container before it, from the beginning and afterwards', () => {
    const { terminal } = opened(12);
    terminal.enter('docker run -ti debian bash');
    terminal.enter(`cd /srv; ${names}`);
    expect(terminal.enter('ls').output).toBe('aaaaaaaa\nbbbbbbbb\ncccccccc\n');
    terminal.resize(80, 24);
    expect(terminal.enter('ls').output).toBe('aaaaaaaa  bbbbbbbb  cccccccc\n');
  });

  test('tells a program that wants to hear of it', () => {
    const { terminal } = opened();
    terminal.enter('docker run -ti debian bash -c \'trap "echo resized" WINCH; sleep infinity & wait\'');
    expect(terminal.resize(100, 30).output).toContain('resized\n');
  });
});
