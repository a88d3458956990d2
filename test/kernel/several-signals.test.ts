import { expect, test } from 'vitest';
import { createLab } from '../../src/lab/lab.js';

/** What busybox, dash and bash print as the first process of a namespace (`unshare -pf --mount-proc sh -c …`). */
test.each([
  ['sleep 50 & kill -9 -1; wait $!; echo $?', '137\n'],
  ['kill -34 $$; echo no', 'no\n'],
  ['sleep 50 & kill -40 $!; wait $!; echo $?', '168\n'],
  ['kill -0 -1; echo $?', '1\n'],
  ['sleep 9 & kill -- -999; echo $?', '1\n'],
])('%s', (script, stdout) => {
  const lab = createLab();
  for (const command of [['sh'], ['debian', 'sh'], ['debian', 'bash']]) {
    const [image, shell] = command.length === 1 ? ['busybox', 'sh'] : command;
    const run = lab.host().run(image as string, { command: [shell as string, '-c', script] });
    expect(run.output.stdout).toBe(stdout);
  }
});

test('a signal above 31 can be caught by its name', () => {
  const script = 'trap "echo caught" RTMIN; kill -34 $$; echo $?';
  const run = createLab()
    .host()
    .run('debian', { command: ['sh', '-c', script] });
  expect(run.output.stdout).toBe('caught\n0\n');
});

test('what busybox has in reality says that it is not simulated, and what no image has is not found', () => {
  const host = createLab().host();
  const run = (image: string, command: string) => {
    const { output, exitCode } = host.run(image, { command: ['sh', '-c', command] });
    return [output.stderr, exitCode];
  };
  expect(run('busybox', 'awk 1')).toEqual(['awk: this program is not part of the simulation\n', 126]);
  expect(run('debian', 'awk 1')).toEqual(['awk: this program is not part of the simulation\n', 126]);
  expect(run('busybox', 'nosuch')).toEqual(['sh: nosuch: not found\n', 127]);
  expect(run('debian', 'nosuch')).toEqual(['sh: 1: nosuch: not found\n', 127]);
});
