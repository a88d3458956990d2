import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, expect, it, vi } from 'vitest';
import { exerciseCommand } from '../../src/executable/exercise-command.js';
import { learnCommand } from '../../src/executable/learn-command.js';

const folder = mkdtempSync(join(tmpdir(), 'slipway-'));
const at = (name: string): string => join(folder, name);
const theirs = fileURLToPath(new URL('../../docs/guides/lessons/the-full-disk.js', import.meta.url));

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const { stdin } = process;

afterEach(() => {
  vi.restoreAllMocks();
  Object.defineProperty(process, 'stdin', { value: stdin, configurable: true });
});

/** What a command says on both streams when these lines come from a pipe, and its exit code. */
async function piped(run: (argv: readonly string[]) => Promise<number>, argv: readonly string[], ...lines: string[]) {
  let text = '';
  const hear = (chunk: unknown): boolean => {
    text += String(chunk);
    return true;
  };
  vi.spyOn(process.stdout, 'write').mockImplementation(hear);
  vi.spyOn(process.stderr, 'write').mockImplementation(hear);
  const input = Readable.from(lines.map((line) => `${line}\n`));
  Object.defineProperty(process, 'stdin', { value: input, configurable: true });
  const code = await run(argv);
  vi.restoreAllMocks();
  return { code, text: text.replaceAll(`${folder}/`, '') };
}

it('what is done is remembered, whole, and nothing is left beside it', async () => {
  const argv = ['--progress', at('progress.json'), '--language', 'de'];
  const first = await piped(learnCommand, [...argv, 'what-is-an-image'], 'docker pull busybox', 'quit');
  expect(first).toMatchObject({ code: 0, text: expect.stringContaining('Geschafft!') });
  expect(JSON.parse(readFileSync(at('progress.json'), 'utf8'))).toMatchObject({
    version: 1,
    lessons: { 'what-is-an-image': { reached: true } },
  });
  expect(readdirSync(folder)).toEqual(['progress.json']);
  expect((await piped(learnCommand, argv, 'quit')).text).toContain(' ✓  1  Was ist ein Image?');
});

it('a file that is no progress is left as it is, and said so', async () => {
  writeFileSync(at('broken.json'), '{"version": 1, "lessons": {');
  const { code, text } = await piped(learnCommand, ['--progress', at('broken.json')], '1', 'docker pull busybox');
  expect(code).toBe(2);
  expect(text).toBe(
    'slipway: learn: broken.json: holds no progress that can be gone on with: it is not JSON. It is left as it is; move it away, or name another file with --progress\n',
  );
  expect(readFileSync(at('broken.json'), 'utf8')).toBe('{"version": 1, "lessons": {');
  rmSync(at('broken.json'));
});

it('lessons of one’s own are checked and played', async () => {
  expect(await piped(learnCommand, ['--lessons', theirs, '--check'])).toEqual({
    code: 0,
    text: 'ok   the-full-disk\n1 passed, 0 failed\n',
  });
  const argv = ['--lessons', theirs, '--progress', at('own.json'), '--language', 'de', '1'];
  const played = await piped(learnCommand, argv, 'docker rm viewer', 'docker rmi film:draft', 'quit');
  expect(played.text).toContain('Geschafft! An image goes when nothing stands on it any more');
});

it.each([
  [['--lessons', 'missing.js'], /^slipway: missing\.js: cannot be loaded: /],
  [['no-such-lesson'], /^slipway: learn: there is no lesson `no-such-lesson`; see `slipway learn --list`\n$/],
  [['1', '2'], /^slipway: learn: one lesson at a time, not 1 2\n$/],
  [['--language', 'fr'], /^slipway: learn: --language is one of en, de, not fr\n$/],
  [['--progress', '/proc/none/progress.json', '1'], /progress\.json: cannot be written: /],
])('learn %j is refused in a sentence', async (argv, sentence) => {
  const { code, text } = await piped(learnCommand, argv, 'quit');
  expect({ code, text }).toEqual({ code: 2, text: expect.stringMatching(sentence) });
});

it('exercises are counted, and refused in a sentence', async () => {
  const argv = ['--seed', 'a', '--kind', 'total-size', '--count', '1', '--language', 'en'];
  const { code, text } = await piped(exerciseCommand, argv, '9GB');
  expect(code).toBe(0);
  expect(text).toMatch(/answer> 9GB\nNo\. It is: .*\n[\s\S]*0 of 1 right\.\n$/);
  expect((await piped(exerciseCommand, ['--count', 'many'])).text).toBe(
    'slipway: exercise: --count is a number from 1 on, not many\n',
  );
  expect((await piped(exerciseCommand, ['file'])).code).toBe(2);
});
