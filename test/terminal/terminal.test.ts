import { describe, expect, test } from 'vitest';
import { createLab } from '../../src/lab/lab.js';
import { openTerminal } from '../../src/terminal/terminal.js';

const prepared = () => {
  const lab = createLab();
  lab.host().pull('debian');
  return lab;
};

describe('a terminal', () => {
  test('shows a prompt, and what a command prints', () => {
    const terminal = openTerminal(prepared());
    expect(terminal.prompt).toBe('root@laptop:~# ');
    expect(terminal.enter('echo hello')).toMatchObject({ output: 'hello\n', prompt: 'root@laptop:~# ', hung: false });
    expect(terminal.enter('cd /etc').prompt).toBe('root@laptop:/etc# ');
    expect(terminal.enter('for i in 1 2; do').prompt).toBe('> ');
    expect(terminal.enter('echo $i; done').output).toBe('1\n2\n');
  });

  test('knows how wide it is', () => {
    const wide = openTerminal(prepared(), { columns: 80 }).enter('mkdir d; cd d; touch a b c; ls').output;
    expect(wide).toBe('a  b  c\n');
  });

  test('is inside a container while `docker run -ti` runs, and outside again after exit', () => {
    const terminal = openTerminal(prepared());
    const inside = terminal.enter('docker run -ti debian bash').prompt;
    expect(inside).toMatch(/^root@[0-9a-f]{12}:\/# $/);
    expect(terminal.enter('cd /tmp').prompt).toBe(inside.replace('/#', '/tmp#'));
    expect(terminal.enter('exit')).toMatchObject({ output: '', prompt: 'root@laptop:~# ' });
  });

  test('lets time pass for what is waited for', () => {
    const lab = prepared();
    const before = lab.now;
    openTerminal(lab).enter('sleep 90');
    expect(lab.now - before).toBe(90_000);
  });

  test('Ctrl-D ends what reads: a program first, then the shell round it', () => {
    const terminal = openTerminal(prepared());
    terminal.enter('docker run -ti debian bash');
    expect(terminal.enter('cat')).toMatchObject({ prompt: '', hung: false });
    expect(terminal.enter('line').output).toBe('line\n');
    expect(terminal.end().prompt).toMatch(/^root@[0-9a-f]{12}:\/# $/);
    expect(terminal.end().prompt).toBe('root@laptop:~# ');
    expect(terminal.end().open).toBe(false);
  });

  test('Ctrl-C ends what runs in the foreground of a container, not its shell', () => {
    const terminal = openTerminal(prepared());
    const inside = terminal.enter('docker run -ti debian bash').prompt;
    expect(terminal.enter('sleep infinity').hung).toBe(true);
    expect(terminal.interrupt().prompt).toBe(inside);
    expect(terminal.enter('echo $?').output).toBe('130\n');
  });

  test('a foreground client that its container does not heed gives up at the third Ctrl-C', () => {
    const terminal = openTerminal(prepared());
    expect(terminal.enter('docker run debian sleep infinity').hung).toBe(true);
    expect(terminal.interrupt().hung).toBe(true);
    expect(terminal.interrupt().hung).toBe(true);
    expect(terminal.interrupt()).toMatchObject({ hung: false, prompt: 'root@laptop:~# ' });
    expect(terminal.enter('docker ps -q').output).toMatch(/^[0-9a-f]{12}\n$/);
  });

  test('two of them see one host; undo takes a line back in both', () => {
    const lab = prepared();
    const [one, two] = [openTerminal(lab), openTerminal(lab)];
    one.enter('echo shared > /root/note');
    expect(two.enter('cat /root/note').output).toBe('shared\n');
    lab.undo();
    lab.undo();
    expect(two.enter('cat /root/note').output).toContain('No such file');
  });
});
