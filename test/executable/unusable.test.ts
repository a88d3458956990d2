import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { checkCommand } from '../../src/executable/check-command.js';
import { replayCommand } from '../../src/executable/replay-command.js';
import { shellCommand } from '../../src/executable/shell-command.js';
import { writeText, writeWithFolder } from '../../src/executable/world-options.js';

const folder = mkdtempSync(join(tmpdir(), 'slipway-'));
const at = (name: string): string => join(folder, name);
mkdirSync(at('folder'));
const texts = {
  'true.console': '$ echo a\na\n',
  'false.console': '$ echo a\nb\n',
  'empty.md': '',
  'unclosed.md': 'Look:\n\n~~~ js\nlet a = 1;\n\n```\n$ echo a\na\n```\n',
  'prose.md': '# A lesson\n\nNothing is typed in it.\n',
  'bad.json': '{',
  'odd.json': '{"images":[{"reference":3}]}',
  'fails.console': '$ false\n',
};
for (const [name, text] of Object.entries(texts)) writeFileSync(at(name), text);
writeFileSync(at('binary.md'), new Uint8Array([0x24, 0x20, 0xff, 0xfe, 0x00, 0x80]));

afterAll(() => {
  rmSync(folder, { recursive: true });
});

afterEach(() => {
  vi.restoreAllMocks();
});

/** What a command says on both streams, and its exit code. Words with a dot, and `folder`, are files. */
async function said(run: (argv: readonly string[]) => number | Promise<number>, line: string) {
  let text = '';
  const hear = (chunk: unknown): boolean => {
    text += String(chunk);
    return true;
  };
  vi.spyOn(process.stdout, 'write').mockImplementation(hear);
  vi.spyOn(process.stderr, 'write').mockImplementation(hear);
  const argv = line
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => (/^\w+\.\w+$|^folder/.test(word) ? at(word) : word));
  return { code: await run(argv), text: text.replaceAll(`${folder}/`, '') };
}

const commands = { check: checkCommand, replay: replayCommand } as const;
const both = [
  ['', 2, /: name at least one file; see `slipway \w+ --help`\n$/],
  ['missing.md', 2, /^slipway: missing\.md: cannot be read: there is no such file\n$/],
  ['folder', 2, /^slipway: folder: cannot be read: it is a folder\n$/],

  ['true.console folder missing.md', 2, /folder: cannot be read.*\nslipway: missing\.md: cannot be read/],
  ['empty.md', 2, /empty\.md:1: .*there is no command in this file\n/],
  ['prose.md', 2, /prose\.md:1: .*there is no command in this file\n/],
  ['unclosed.md', 2, /unclosed\.md:3: .*the block that begins here is never closed: `~~~ js` needs its counterpart\n/],
  ['/dev/zero', 2, /^slipway: \/dev\/zero: cannot be read: it is a device\n$/],
  ['binary.md', 2, /binary\.md:1: .*this is not text in UTF-8\n/],
  ['--images missing.json true.console', 2, /^slipway: missing\.json: cannot be read: there is no such file\n$/],
  ['--images bad.json true.console', 2, /^slipway: bad\.json:1: is not JSON: /],
  ['--images odd.json true.console', 2, /^slipway: odd\.json: image number 1: "reference" must be a string\n$/],
  ['--setup missing.console true.console', 2, /^slipway: missing\.console: cannot be read: there is no such file\n$/],
  ['--setup fails.console true.console', 2, /fails\.console:1: .*the set-up command `false` exits with 1\n/],
  ['--setup empty.md true.console', 2, /empty\.md:1: .*there is no command in this file\n/],
  ['--nonsense true.console', 2, /there is no option --nonsense\n$/],
  ['-x true.console', 2, /there is no option -x\n$/],
  ['--lifetime never true.console', 2, /--lifetime is one of course, engine, not never\n$/],
  ['--images', 2, /--images needs a value: FILE\n$/],
  ['true.console', 0, /\b1 passed, 0 failed\n$/],
  ['true.console false.console', 1, /\b1 passed, 1 failed\n$/],
] as const;

test.each(Object.keys(commands).flatMap((name) => both.map((row) => [name as keyof typeof commands, ...row] as const)))(
  'slipway %s %s: exit code %i',
  async (name, line, code, words) => {
    const { text, code: actual } = await said(commands[name], line);
    expect(text).toMatch(words);
    expect(text).not.toMatch(/\n {4}at /);
    expect(actual).toBe(code);
  },
);

test.each([
  ['true.console', /^slipway: shell: takes no files, but was given true\.console\n$/],
  ['--nonsense', /^slipway: shell: there is no option --nonsense\n$/],
  ['--world missing.json', /^slipway: missing\.json: cannot be read: there is no such file\n$/],
  ['--world true.console', /^slipway: true\.console: This is not a snapshot of a world/],
  ['--world true.console --lifetime engine', /--world goes on in another one\n$/],
  ['--images odd.json', /^slipway: odd\.json: image number 1/],
  ['--save folder/missing/world.json', /world\.json: cannot be written: its folder is missing/],
])('slipway shell %s: exit code 2', async (line, words) => {
  const { text, code } = await said(shellCommand, line);
  expect(text).toMatch(words);
  expect(code).toBe(2);
});

test('what cannot be written is said, and a text that is true stays as it is', async () => {
  expect(writeText(folder, 'a')).toBe(`${folder}: cannot be written: it is a folder`);
  expect(writeText(at('missing/a'), 'a')).toMatch(/cannot be written: there is no such file$/);
  expect(await said(checkCommand, '--write true.console')).toMatchObject({ code: 0 });
  expect(readFileSync(at('true.console'), 'utf8')).toBe(texts['true.console']);
});

test('a stale text is brought up to date once', async () => {
  writeFileSync(at('stale.console'), texts['false.console']);
  expect(await said(checkCommand, '--write stale.console')).toMatchObject({ code: 0 });
  expect(readFileSync(at('stale.console'), 'utf8')).toBe('$ echo a\na\n');
});

test('a folder that the kernel does not make is told of, and not waited for', () => {
  expect(writeWithFolder('/proc/nosuch/deep/picture.svg', '')).toMatch(
    /^\/proc\/nosuch\/deep\/picture\.svg: cannot be written: /,
  );
});
