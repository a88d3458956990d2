import { describe, expect, test } from 'vitest';
import { createLab } from '../../src/lab/lab.js';
import { openTerminal } from '../../src/terminal/terminal.js';

/** Everything here would never end, or need all the memory there is, if nobody stopped it. */
describe('what has no end comes to one', () => {
  test('a busy container does not make long times long', () => {
    const lab = createLab();
    const busy = lab.host().run('busybox', { command: 'while true; do :; done', detach: true });
    lab.advance('7d');
    expect(busy.status).toBe('running');
  });

  test('a program that needs more memory than there is is killed', () => {
    const run = createLab().host().run('busybox', { command: 'a=x; while true; do a=$a$a; done' });
    expect(run.exitCode).toBe(137);
  });

  test('a printer without end waits for its reader', () => {
    const host = createLab().host();
    expect(host.run('busybox', { command: 'yes | head -n 2' }).output.stdout).toBe('y\ny\n');
    expect(host.tryRun('busybox', { command: ['yes'] })).toMatchObject({ code: 'stuck' });
  });

  test('functions call each other so deep, and no deeper', () => {
    const { stderr, exitCode } = createLab().host().sh('f() { f; }; f');
    expect([stderr.includes('maximum function nesting level exceeded (1000)'), exitCode]).toEqual([true, 1]);
  });

  test('a host has so many processes, and no more', () => {
    const lab = createLab();
    lab.host().run('busybox', { command: 'f() { f | f & }; f; sleep 5', detach: true });
    lab.advance('1s');
    expect(lab.world.processes.size).toBeLessThanOrEqual(1001);
  });

  test('a loop of clients is given up, and the terminal goes on', () => {
    const lab = createLab();
    lab.host().pull('busybox');
    const terminal = openTerminal(lab);
    expect(terminal.enter('while :; do docker run --rm busybox true; done').hung).toBe(true);
    terminal.interrupt();
    expect(terminal.enter('echo still here').output).toContain('still here');
  });
});
