import fc from 'fast-check';
import { expect, test } from 'vitest';
import { check } from '../../src/transcript/check.js';
import { fakeSimulation, fakeWorld } from './fake-simulation.js';
import type { FakeWorld } from './fake-simulation.js';
import { EPOCH, recordConsole } from './record.js';
import type { Recorded } from './record.js';

function counting(): { readonly calls: () => number; readonly simulation: typeof fakeSimulation } {
  let calls = 0;
  const run = (world: FakeWorld, command: string) => {
    calls += 1;
    return fakeSimulation.run(world, command);
  };
  return { calls: () => calls, simulation: { ...fakeSimulation, run } };
}

const long: Recorded[] = Array.from(
  { length: 100 },
  (_, index): Recorded =>
    index % 5 === 0
      ? [30_000, `docker run -d --name c${index} busybox sleep ${index * 20 + 10}`]
      : [2_000 * (index % 7), 'docker ps -a'],
);

test('a hundred commands, eighty of them tables full of ages, stay within bounds', () => {
  const { calls, simulation } = counting();
  const { report } = check(simulation, fakeWorld(5, EPOCH), [{ file: 'a.console', text: recordConsole(long) }]);
  expect(report.failed).toBe(0);
  expect(calls()).toBeLessThan(8000);
}, 60_000);

test('many wrong outputs stay within bounds', () => {
  const { calls, simulation } = counting();
  const text = recordConsole(long).replaceAll(/Up (\d+) seconds/g, 'Up 3 weeks');
  check(simulation, fakeWorld(5, EPOCH), [{ file: 'a.console', text }]);
  expect(calls()).toBeLessThan(40_000);
}, 60_000);

/** Something happens four times a second, as in a container that wakes once a second. */
const ticking = { ...fakeSimulation, work: (world: FakeWorld) => Math.floor((world.now - EPOCH) / 250) };

const aged = (gap: number) =>
  recordConsole([
    [100, 'docker run -d --name web busybox sleep 99999999'],
    [gap, 'docker ps'],
    [100, 'echo a'],
  ]);

test('a restless container may go on for two days', () => {
  const text = aged(2 * 86_400_000);
  expect(text).toContain('Up 2 days');
  expect(check(ticking, fakeWorld(5, EPOCH), [{ file: 'a.console', text }]).report.failed).toBe(0);
});

test.each([
  ['an age', aged(21 * 86_400_000)],
  ['a wait', aged(1000).replace('$ docker ps', '#! wait 1814400s\n$ docker ps')],
])('where too much happens within %s, that is said, and nothing hangs', (_, text) => {
  let passed = 0;
  const advance = (world: FakeWorld, milliseconds: number) => {
    passed += milliseconds;
    return ticking.advance(world, milliseconds);
  };
  const { report } = check({ ...ticking, advance }, fakeWorld(5, EPOCH), [{ file: 'a.console', text }]);
  expect(report.files[0]?.commands.map(({ verdict }) => verdict)).toEqual(['true', 'false', 'true']);
  expect(report.files[0]?.commands[1]?.reason).toMatch(/^gave up looking for a passage of time/);
  expect(passed).toBeLessThan(10 * 86_400_000);
});

test('a set-up that waits too long is an error', () => {
  const setUps = [{ file: 's.console', text: '$ echo a\na\n#! wait 1814400s\n' }];
  const { report } = check(ticking, fakeWorld(5, EPOCH), [{ file: 'a.console', text: aged(1000) }], { setUps });
  expect(report.unusable).toMatchObject([{ code: 'set-up-failed', file: 's.console', line: 3 }]);
});

const piece = fc.constantFrom(
  '$ docker ps -a',
  '$ docker run -ti debian bash',
  '$ docker run -d busybox sleep 5',
  '# docker ps',
  '```',
  '# Terminal 2',
  '> x',
  '[exit 1]',
  '#! wait 1s',
  'Up 5 seconds',
  'REPOSITORY  TAG',
  'aaaaaaaaaaaa',
  '$ exit',
  '$ ',
  'root@aaaaaaaaaaaa:/# ls',
  'CONTAINER ID   IMAGE',
  '$ docker prune',
  '^C',
  '**',
  '',
);

test('no text makes it throw, and a rewrite of it is stable', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(piece, fc.string()), { maxLength: 14 }),
      fc.constantFrom('a.md', 'a.console'),
      (pieces, file) => {
        const text = file === 'a.md' ? `\`\`\`\n${pieces.join('\n')}` : pieces.join('\n');
        const once = check(fakeSimulation, fakeWorld(5, EPOCH), [{ file, text }], { write: true });
        if (once.report.failed > 0 || once.rewritten.length === 0) return;
        expect(check(fakeSimulation, fakeWorld(5, EPOCH), once.rewritten, { write: true }).rewritten).toEqual([]);
      },
    ),
    { numRuns: 400 },
  );
}, 60_000);
