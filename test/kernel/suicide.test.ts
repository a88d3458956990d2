import { expect, test } from 'vitest';
import { isFault } from '../../src/filesystem/fault.js';
import { createLab } from '../../src/lab/lab.js';
import { exit, type Programs } from '../../src/process/program.js';
import { runProgram, worldWith } from './harness.js';

const programs: Programs = {
  last: (system) => {
    system.kill(system.pid, 'TERM');
    const after = [
      system.write(1, 'x'),
      system.open('/etc/passwd', 'read'),
      system.spawn({ file: '/usr/bin/last', args: [], env: {}, fds: {} }),
    ];
    expect(after.every(isFault)).toBe(true);
    expect([system.pipe(), system.fork({ state: 1, fds: {} }), system.signals(), system.hostname]).toEqual([
      [-1, -1],
      0,
      [],
      'box',
    ]);
    return exit(0);
  },
};

test('a program that has killed itself may go on speaking: nobody hears it, and nothing of it is left', () => {
  const ended = runProgram(worldWith(programs), programs, ['last']);
  expect(ended).toMatchObject({ stdout: '', code: 143 });
  for (const table of ['processes', 'openFiles', 'pipes', 'ready'] as const) {
    expect([table, ended.world[table].size]).toEqual([table, 0]);
  }
});

test('a program that ends its container from inside harms nobody', () => {
  const host = createLab().host();
  const container = host.run('busybox', {
    command: 'trap "exit 7" TERM; while true; do sleep 1; done',
    detach: true,
    rm: true,
  });
  expect(container.exec('kill 1; sleep 3; echo not heard').stdout).toBe('');
  expect(container.exists).toBe(false);
});
