import { describe, expect, test } from 'vitest';
import { isIncomplete } from '../../src/transcript/continuation.js';
import type { Step } from '../../src/transcript/document.js';
import { parseTranscript } from '../../src/transcript/parse-transcript.js';
import { readPrompt, readTerminalSwitch } from '../../src/transcript/prompt.js';
import type { PromptStyle } from '../../src/transcript/prompt.js';

function stepsOf(file: string, text: string, styles: readonly PromptStyle[] = []): readonly Step[] {
  const parsed = parseTranscript(file, text, styles);
  if (!parsed.ok) throw new Error(parsed.failure.problem);
  return parsed.document.steps;
}

const brief = (steps: readonly Step[]): string[] =>
  steps.map((step) => {
    if (step.step === 'command')
      return `${step.line} ${step.terminal}|${step.typed.join('\\n')}|${step.expected.map((line) => line.text).join('/')}`;
    if (step.step === 'prompt') return `${step.line} ${step.terminal}|`;
    return `${step.line} ${step.step}`;
  });

const markdown = (...lines: readonly string[]): string =>
  ['Prose $ not this', '```', ...lines, '```', 'More prose'].join('\n');

test.each([
  ['$ ls', '$ ', 'ls'],
  ['# ls', '# ', 'ls'],
  ['➜  ~ ls -l', '➜  ~ ', 'ls -l'],
  ['docker@default:~$ ls', 'docker@default:~$ ', 'ls'],
  ['root@0fc275e9e8a6:/shared-folder# exit', 'root@0fc275e9e8a6:/shared-folder# ', 'exit'],
  ['/ # ls', '/ # ', 'ls'],
  ['~ $ ls', '~ $ ', 'ls'],
  ['[root@web /]# ls', '[root@web /]# ', 'ls'],
  ['bash-5.1# ls', 'bash-5.1# ', 'ls'],
  ['$', '$', ''],
  ['root@0fc275e9e8a6:/# ', 'root@0fc275e9e8a6:/# ', ''],
])('prompt %j', (line, text, command) => expect(readPrompt(line)).toMatchObject({ text, command }));

test.each([
  '$PATH is',
  '#heading',
  'ID  85d6',
  '$5 for it',
  '- `docker rmi`',
  'user@host: hello',
  '##  ##',
  '> x',
  '/ is the root',
])('no prompt %j', (line) => expect(readPrompt(line)).toBeUndefined());

test('prompts are configurable', () => {
  const styles = [{ pattern: 'PS (?<path>[^>]+)(?<mark>>)' }];
  expect(readPrompt('PS C:\\> docker ps', styles)).toMatchObject({ path: 'C:\\', command: 'docker ps' });
  expect(brief(stepsOf('a.md', markdown('PS C:\\> docker ps', 'out'), styles))).toEqual(['3 |docker ps|out']);
});

test('terminal switches', () => {
  expect(readTerminalSwitch('#Terminal 1')).toBe('terminal 1');
  expect(readTerminalSwitch('#  terminal   B:')).toBe('terminal b');
  expect(readTerminalSwitch('# Terminals are fun')).toBeUndefined();
});

test.each([
  'a \\',
  "echo 'a",
  'echo "a',
  'cat <<EOF',
  'cat <<-"X"\nhi',
  'for f in 1',
  'while true; do echo',
  'if true; then',
  'a |',
  'a &&',
  'f() {',
  '(a',
])('incomplete %j', (command) => expect(isIncomplete(command)).toBe(true));

test.each([
  'a',
  'echo for if do',
  "echo '('",
  'cat <<EOF\nx (\nEOF',
  'for f in 1; do echo $f; done',
  'echo $((1+2))',
  'a \\\\',
  'a # (',
  'echo done',
  'docker run x sh -c "if"',
])('complete %j', (command) => expect(isIncomplete(command)).toBe(false));

describe('markdown', () => {
  test('prose before the first prompt, sessions that go on, bare prompts, terminals', () => {
    const text = markdown(
      '- `docker ps`',
      '$ ls',
      'a  b',
      '',
      '$ ',
      'prose',
      '# Terminal 2',
      'more prose',
      '$ pwd',
      '/',
      '',
      '# Terminal 3',
      '$ x',
    );
    expect(brief(stepsOf('a.md', text))).toEqual(['4 |ls|a  b', '7 |', '11 terminal 2|pwd|/', '15 terminal 3|x|']);
  });

  test('root prompts are told from comments and headings', () => {
    expect(brief(stepsOf('a.md', markdown('# docker ps', 'out')))).toEqual(['3 |docker ps|out']);
    expect(
      brief(stepsOf('a.md', markdown('$ docker run -it debian sh', '# ls', 'bin', '# exit', '$ ls', '# not a prompt'))),
    ).toEqual(['3 |docker run -it debian sh|', '4 |ls|bin', '6 |exit|', '7 |ls|# not a prompt']);
  });

  test('blocks of other languages, indented fences, tildes, continuation lines', () => {
    const text =
      '```dockerfile\n# docker build\n```\n\n1. item\n\n   ~~~console\n   $ docker run \\\n       debian\n   > out\n   ~~~\n';
    expect(brief(stepsOf('a.md', text))).toEqual(['8 |docker run \\\\n    debian|> out']);
    expect(brief(stepsOf('a.md', markdown('$ cat <<EOF', '> a', '> EOF', 'a')))).toEqual(['3 |cat <<EOF\\na\\nEOF|a']);
    expect(brief(stepsOf('a.md', markdown('$ **docker ps**', '**x**')))).toEqual(['3 |docker ps|**x**']);
  });

  test('no command behind a shell word of other blocks', () => {
    expect(parseTranscript('a.md', '```yaml\n$ ls\n```\n').ok).toBe(false);
    expect(parseTranscript('a.md', '```\n# A heading\ntext\n```\n').ok).toBe(false);
  });
});

describe('console', () => {
  test('comments, directives, exit codes', () => {
    const text =
      '# title\n# more\n$ a\nout\n\n[exit 3]\n# why\n#! wait 1.5s\n#! registry h:5000 denies everything\n#! host b, docker -H $B\n$ b\n[exit 1] not\n';
    expect(stepsOf('a.console', text)).toMatchObject([
      { step: 'command', line: 3, expected: [{ text: 'out' }], exit: { line: 6, code: 3 } },
      { step: 'wait', milliseconds: 1500 },
      { step: 'provide', provision: { provide: 'registry', address: 'h:5000', denies: true } },
      { step: 'provide', provision: { provide: 'host', name: 'b', command: 'docker -H $B' } },
      { step: 'command', line: 11, expected: [{ text: '[exit 1] not' }] },
    ]);
  });

  test('output that looks like a comment may be one', () => {
    expect(stepsOf('a.console', '$ cat f\n# one\n# two\n$ b\n')).toMatchObject([{ comments: 2 }, { comments: 0 }]);
  });
});
