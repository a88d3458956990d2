import { describe, expect, test } from 'vitest';
import { createLab } from '../../src/lab/lab.js';
import {
  type Desk,
  frontName,
  openDesk,
  openTerminals,
  resizeAll,
  terminalAsked,
  turnTo,
  typeInFront,
} from '../../src/terminal/desk.js';
import { terminalMeans } from '../../src/terminal/means.js';

function atDesk(): Desk {
  const lab = createLab();
  lab.install(terminalMeans.programs, terminalMeans.serve);
  lab.host().pull('debian');
  return openDesk(lab.world, terminalMeans, { host: lab.host().name });
}

function type(desk: Desk, line: string): Desk {
  return typeInFront(desk, terminalMeans, { line });
}

describe('several terminals', () => {
  test('have shells of their own on one machine', () => {
    const first = type(atDesk(), 'cd /etc; A=1');
    const second = type(turnTo(first, terminalMeans, 2), 'echo "$A$PWD"; touch /root/seen');
    expect(second.shown.output).toBe('/root\n');
    const back = turnTo(second, terminalMeans, 1);
    expect(back.shown).toMatchObject({ output: '', prompt: 'root@laptop:/etc# ', open: true });
    expect(type(back, 'echo $A; ls /root').shown.output).toBe('1\nseen\n');
  });

  test('what one of them prints in the meantime is there when it is turned to', () => {
    const waiting = type(type(atDesk(), 'docker run -dti --name boat debian bash'), 'docker logs -f boat');
    expect(waiting.shown.hung).toBe(true);
    const other = type(type(turnTo(waiting, terminalMeans, 2), 'docker attach boat'), 'echo ahoy');
    const back = turnTo(other, terminalMeans, 1);
    expect(back.shown.output).toContain('ahoy\n');
    expect(back.shown.hung).toBe(true);
  });

  test('one whose shell has ended is opened anew when it is turned to', () => {
    const two = turnTo(atDesk(), terminalMeans, 2);
    const one = type(type(two, 'A=1'), 'exit');
    expect(one.shown.open).toBe(false);
    expect(openTerminals(one)).toEqual([1]);
    const again = turnTo(one, terminalMeans, 2);
    expect(openTerminals(again)).toEqual([1, 2]);
    expect(frontName(again)).not.toBe(frontName(one));
    expect(type(again, 'echo "[$A]"').shown.output).toBe('[]\n');
  });

  test('undo takes back lines in the order they were typed, whichever terminal is in front', () => {
    const first = type(atDesk(), 'touch one');
    const second = type(turnTo(first, terminalMeans, 2), 'touch two');
    const back = type(turnTo(second, terminalMeans, 1), 'undo');
    expect(type(back, 'ls').shown.output).toBe('one\n');
    expect(openTerminals(back)).toEqual([1, 2]);
    const before = type(back, 'undo');
    expect(type(before, 'ls').shown.output).toBe('');
    expect(openTerminals(before)).toEqual([1]);
    expect(turnTo(before, terminalMeans, 2).shown.prompt).toBe('root@laptop:~# ');
  });

  test('all of them have the size of the window', () => {
    const two = turnTo(type(atDesk(), 'mkdir d; cd d; touch aaaaaaaa bbbbbbbb'), terminalMeans, 2);
    const narrow = resizeAll(two, terminalMeans, { columns: 12, rows: 24 });
    expect(narrow.shown.prompt).toBe('root@laptop:~# ');
    expect(type(narrow, 'ls d').shown.output).toBe('aaaaaaaa\nbbbbbbbb\n');
    expect(type(turnTo(narrow, terminalMeans, 1), 'ls').shown.output).toBe('aaaaaaaa\nbbbbbbbb\n');
    expect(type(turnTo(narrow, terminalMeans, 3), 'ls d').shown.output).toBe('aaaaaaaa\nbbbbbbbb\n');
  });

  test('a heading as in a transcript names one', () => {
    expect(terminalAsked('# Terminal 2')).toBe(2);
    expect(terminalAsked('#terminal 10 ')).toBe(10);
    expect(terminalAsked('# Terminal 0')).toBeUndefined();
    expect(terminalAsked('echo # Terminal 2')).toBeUndefined();
  });
});
