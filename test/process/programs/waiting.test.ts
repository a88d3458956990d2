import { describe, expect, it } from 'vitest';
import type { Json, Next, Program } from '../../../src/process/program.js';
import { standardPrograms } from '../../../src/process/programs/programs.js';
import { FakeSystem } from './fake-system.js';
import { environment, room } from './room.js';

/** A program that is stepped by hand while its input grows. */
function started(name: string, ...args: string[]) {
  const machine = room('gnu');
  machine.more = true;
  const system = new FakeSystem(machine, [name, ...args], '/r/w', environment);
  let state: Json | undefined;
  const step = (): Next => {
    system.fuel = 50;
    const next = (standardPrograms[name] as Program)(system, state);
    if (next.next === 'poll' || next.next === 'again') state = JSON.parse(JSON.stringify(next.state)) as Json;
    return next;
  };
  const feed = (text: string, end = false): Next => {
    machine.input += text;
    machine.more = !end;
    return step();
  };
  return { machine, step, feed };
}

describe('programs that wait', () => {
  it.each([
    ['cat', [], 'hello\n'],
    ['grep', ['he'], 'hello\n'],
    ['tr', ['a-z', 'A-Z'], 'HELLO\n'],
    ['tee', ['copy'], 'hello\n'],
    ['cut', ['-c1-2'], 'he\n'],
  ])('%s shows each line as it comes', (name, args, shown) => {
    const { machine, step, feed } = started(name, ...args);
    expect(step()).toMatchObject({ next: 'poll', on: [{ readable: 0 }] });
    expect(feed('hello\n')).toMatchObject({ next: 'poll' });
    expect(machine.out).toBe(shown);
    expect(feed('', true)).toEqual({ next: 'exit', code: 0 });
  });

  it('sort answers only when its input has ended', () => {
    const { machine, feed } = started('sort');
    expect(feed('b\na\n')).toMatchObject({ next: 'poll' });
    expect(machine.out).toBe('');
    expect(feed('0\n', true)).toEqual({ next: 'exit', code: 0 });
    expect(machine.out).toBe('0\na\nb\n');
  });

  it('head stops reading once it has enough', () => {
    const { machine, feed } = started('head', '-n', '1');
    expect(feed('a\nb\n')).toEqual({ next: 'exit', code: 0 });
    expect(machine).toMatchObject({ out: 'a\n', input: 'b\n' });
  });

  it('sleep takes its time and no longer', () => {
    const { machine, step } = started('sleep', '1.5');
    const until = machine.now + 1500;
    expect(step()).toMatchObject({ next: 'poll', on: [{ time: until }] });
    machine.now = until - 1;
    expect(step()).toMatchObject({ next: 'poll' });
    machine.now = until;
    expect(step()).toEqual({ next: 'exit', code: 0 });
  });

  it('tail -f shows what is added', () => {
    const { machine, step } = started('tail', '-n', '1', '-f', 'a.txt');
    expect(step()).toMatchObject({ next: 'poll' });
    machine.files('/r/w').write('a.txt', 'four\n', { append: true });
    machine.now += 1000;
    expect(step()).toMatchObject({ next: 'poll' });
    expect(machine.out).toBe('three\nfour\n');
  });

  it('yes writes while there is room and waits while there is none', () => {
    const { machine, step } = started('yes');
    expect(step()).toMatchObject({ next: 'again' });
    expect(machine.out.startsWith('y\ny\n')).toBe(true);
    machine.room = false;
    expect(step()).toMatchObject({ next: 'poll', on: [{ writable: 1 }] });
  });

  it('gives others their turn when the fuel is used up', () => {
    const { machine, feed } = started('grep', '-c', 'x');
    expect(feed('x\n'.repeat(60), true)).toMatchObject({ next: 'again' });
    expect(feed('', true)).toEqual({ next: 'exit', code: 0 });
    expect(machine.out).toBe('60\n');
  });
});

describe('ls on a terminal', () => {
  const listing = (names: string, columns: number, busybox = false) => {
    const machine = room(busybox ? 'busybox' : 'gnu');
    const files = machine.files('/');
    files.mkdir('/list');
    for (const name of names.split(' ')) files.mkdir(`/list/${name}`);
    machine.terminal = { columns, rows: 24 };
    machine.run(machine.programs[busybox ? 'busybox' : 'ls'] as Program, ['ls', '/list'], '/', environment);
    return machine.out;
  };
  const debian = 'bin boot dev etc home lib lib64 media mnt opt proc root run sbin shared-folder srv sys tmp usr var';

  it("prints Debian's root folder as the course shows it", () => {
    expect(listing(debian, 80)).toBe(
      'bin   dev  home  lib64\tmnt  proc  run\t shared-folder\tsys  usr\nboot  etc  lib\t media\topt  root  sbin  srv\t\ttmp  var\n',
    );
  });

  it('follows the width', () => {
    expect(listing('a b c', 80)).toBe('a  b  c\n');
    expect(listing('a b c', 4)).toBe('a\nb\nc\n');
  });

  it('fills with spaces in busybox', () => {
    expect(listing('a bb c', 80, true)).toBe('a   bb  c\n');
  });
});
