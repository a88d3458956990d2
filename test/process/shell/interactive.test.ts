import { describe, expect, test } from 'vitest';
import { sendSignal } from '../../../src/kernel/signal.js';
import { createShell } from '../../../src/process/shell/shell.js';
import { programs, Room } from './room.js';

describe('an interactive bash', () => {
  test('prompts as Debian images set it up, and keeps going after errors', () => {
    const room = new Room();
    const pid = room.open(['bash'], '');
    expect(room.screen).toBe('root@box:/tmp/w# ');
    room.type('echo hi\n');
    room.type('nosuch\n');
    room.type('cd /; )\n');
    room.type('cd\n');
    room.type('exit 3\n');
    expect(room.screen).toBe(
      [
        'root@box:/tmp/w# hi',
        'root@box:/tmp/w# bash: nosuch: command not found',
        "root@box:/tmp/w# bash: syntax error near unexpected token `)'",
        'root@box:/tmp/w# root@box:~# ',
      ].join('\n'),
    );
    expect(room.statuses.get(pid)).toBe(3);
  });

  test('asks for more with PS2, and says exit at the end of the input', () => {
    const room = new Room();
    const pid = room.open(['bash'], 'for i in 1 2\ndo echo $i\ndone\n', { PS1: '\\W\\$ ' });
    room.type('', true);
    expect(room.screen).toBe('w# > > 1\n2\nw# exit\n');
    expect(room.statuses.get(pid)).toBe(0);
  });

  test('says exit when told so, where it echoes', () => {
    const room = new Room({ ...programs, bash: createShell({ kind: 'bash', echoesExit: true }) });
    room.open(['bash'], 'exit\n', { PS1: '' });
    expect(room.screen).toBe('exit\n');
  });

  test('an interrupt gives up the line, not the shell', () => {
    const room = new Room();
    const pid = room.open(['bash'], 'if true\n', { PS1: '$ ' });
    sendSignal(room.draft, room.services, pid, 'INT', true);
    room.pass(0);
    room.type('echo $?\n');
    expect(room.screen).toBe('$ > \n$ 130\n$ ');
  });

  test('an interrupt of a command ends the script around it, and brings back the prompt', () => {
    const room = new Room();
    room.open(['bash'], "dash -c 'sleep 100; echo no'\n", { PS1: '$ ' });
    room.pass(1000);
    const sleeper = [...(room.draft.peekHost('box')?.processes.values() ?? [])].at(-1) ?? 0;
    sendSignal(room.draft, room.services, sleeper, 'INT', true);
    room.pass(1000);
    expect(room.commands).toEqual(['bash']);
    room.type('echo $?\n');
    expect(room.screen).toBe('$ \n$ 130\n$ ');
  });

  test('background jobs are announced', () => {
    const room = new Room();
    room.open(['bash'], 'sleep 0.5 &\n', { PS1: '$ ' });
    room.type('echo now\n');
    room.type('echo later\n');
    expect(room.screen).toMatch(/^\$ \[1\] \d+\n\$ now\n\$ later\n\[1\]\+ {2}Done {20}sleep 0\.5\n\$ $/);
  });
});

describe('an interactive busybox ash', () => {
  test('shows the folder, and what is not there', () => {
    const room = new Room();
    const pid = room.open(['sh'], 'nosuch\ncd /nosuch\ncd /\necho "a\nb"\nexit\n');
    expect(room.screen).toBe(
      "/tmp/w # sh: nosuch: not found\n/tmp/w # sh: cd: can't cd to /nosuch: No such file or directory\n/tmp/w # / # > a\nb\n/ # ",
    );
    expect(room.statuses.get(pid)).toBe(0);
  });
});

test('an interactive dash has the plainest prompt', () => {
  const room = new Room();
  room.open(['dash'], 'echo $-\nsh\n', {});
  expect(room.screen).toMatch(/^# i?m?s?i?\n# \/tmp\/w # $/);
});

test('aliases stand for words', () => {
  const room = new Room();
  room.open(['bash'], "alias ll='echo -n long'\nll list\n", { PS1: '' });
  expect(room.screen).toBe('long list');
});
