import { describe, expect, it } from 'vitest';
import { labPrograms } from '../../../src/lab/programs.js';
import { runProgram, worldWith } from '../../kernel/harness.js';

const world = worldWith(labPrograms);

function script(text: string) {
  const { stdout, stderr, code } = runProgram(world, labPrograms, ['sh', '-c', text], { limit: 60_000 });
  return { stdout, stderr, code };
}

describe('programs under the kernel', () => {
  it.each([
    ['an endless writer ends with its reader', 'yes | head -n 2', 'y\ny\n'],
    ['an endless device too', 'cat /dev/zero | head -c 3 | wc -c', '3\n'],
    ['an editor in the middle', 'yes | sed 3q | uniq -c', '      3 y\n'],
    ['a search in the middle', 'yes | grep -m 1 y', 'y\n'],
    ['much through a pipe', 'seq 30000 | sort -n | tail -n 1', '30000\n'],
    ['bytes counted', 'head -c 100000 /dev/zero | wc -c', '100000\n'],
    ['children of find', 'mkdir d; echo hi > d/f; find d -type f -exec cat {} \\;', 'hi\n'],
    ['children of xargs', 'printf "a\\nb\\n" | xargs -n 1 echo got', 'got a\ngot b\n'],
    ['a command that fails under xargs', 'echo a | xargs sh -c "exit 2"; echo $?', '123\n'],
    ['time runs out', 'timeout 0.2 sleep 5; echo $?', '124\n'],
    ['time runs out for good', 'timeout -s KILL 0.2 sleep 5; echo $?', '137\n'],
    ['a growing file', '(sleep 1; echo new >> log) & echo old > log; timeout 3 tail -f log', 'old\nnew\n'],
    ['another program instead', 'env -i X=1 printenv X; nohup echo hi', '1\nhi\n'],
    ['an archive through a pipe', 'mkdir a; echo x > a/f; tar cf - a | (mkdir b; tar xf - -C b; cat b/a/f)', 'x\n'],
    ['a copy that splits', 'echo x | tee one | tr x y; cat one', 'y\nx\n'],
    ['blocks', 'dd if=/dev/zero of=d bs=1k count=3 status=none; stat -c %s d', '3072\n'],
  ])('%s', (_what, text, stdout) => {
    expect(script(text)).toMatchObject({ stdout, stderr: '' });
  });

  it('says that the disk is full', () => {
    expect(script('seq 3 > /dev/full')).toMatchObject({
      stderr: 'seq: write error: No space left on device\n',
      code: 1,
    });
  });
});
