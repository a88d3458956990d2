import { expect, test } from 'vitest';
import { exit, type Json, poll, type Programs } from '../../src/process/program.js';
import { runProgram, worldWith } from './harness.js';

const programs: Programs = {
  hello: (system) => {
    system.write(1, `hello ${system.args.slice(1).join(' ')}\n`);
    return exit(3);
  },
  nap: (system, state) => {
    if (state !== undefined) return exit(0);
    return poll([{ time: system.now + Number(system.args[1]) }], 1);
  },
  copy: (system) => {
    for (;;) {
      const bytes = system.read(0);
      if (bytes === undefined) return poll([{ readable: 0 }], 0);
      if (bytes === '' || typeof bytes !== 'string') return exit(0);
      system.write(1, bytes);
    }
  },
  spin: (system, state) => {
    system.fuel = 0;
    return { next: 'again', state: ((state as number | undefined) ?? 0) + 1 };
  },
  /** hello | copy */
  join: (system, state: Json | undefined) => {
    if (state === undefined) {
      const [read, write] = system.pipe();
      const bin = '/usr/bin/';
      const left = system.spawn({
        file: `${bin}hello`,
        args: ['hello', 'pipe'],
        env: {},
        fds: { 0: 0, 1: write, 2: 2 },
      });
      const right = system.spawn({ file: `${bin}copy`, args: ['copy'], env: {}, fds: { 0: read, 1: 1, 2: 2 } });
      system.close(read);
      system.close(write);
      return poll([{ child: 'any' }], [left as number, right as number]);
    }
    const left = (state as number[]).filter((pid) => system.wait(pid) === undefined);
    return left.length === 0 ? exit(0) : poll([{ child: 'any' }], left);
  },
};

test('a program prints and ends with its code', () => {
  const ended = runProgram(worldWith(programs), programs, ['hello', 'world']);
  expect(ended).toMatchObject({ stdout: 'hello world\n', code: 3 });
});

test('time passes while a program sleeps, and only then', () => {
  const world = worldWith(programs);
  expect(runProgram(world, programs, ['nap', '2500']).world.now).toBe(world.now + 2500);
  expect(runProgram(world, programs, ['hello']).world.now).toBe(world.now);
});

test('a pipe joins two children, and its reader sees the end of file', () => {
  const ended = runProgram(worldWith(programs), programs, ['join']);
  expect(ended).toMatchObject({ stdout: 'hello pipe\n', stderr: '', code: 0 });
});

test('standard input is read to its end', () => {
  expect(runProgram(worldWith(programs), programs, ['copy'], { stdin: 'abc' }).stdout).toBe('abc');
});

test('a loop that never ends is left running, and others still run', () => {
  const spun = runProgram(worldWith(programs), programs, ['spin'], { limit: 1000 });
  expect(spun.code).toBeUndefined();
  expect(runProgram(spun.world, programs, ['hello']).code).toBe(3);
});

test('when everything has ended, nothing of it is left in the world', () => {
  const { world } = runProgram(worldWith(programs), programs, ['join']);
  for (const table of ['processes', 'openFiles', 'pipes', 'captures', 'ready', 'timers', 'waiters'] as const) {
    expect([table, world[table].size]).toEqual([table, 0]);
  }
});
