import { describe, expect, test } from 'vitest';
import { judgedText } from './course.js';

const ID = '4f1c2a0d9e8b7a6c5d4e3f2a1b0c9d8e7f6a5b4c3d2e1f0a9b8c7d6e5f4a3b2c';

const block = (...lines: readonly string[]): string => ['```', ...lines, '```', ''].join('\n');
const falseLines = (text: string): readonly string[] | undefined =>
  judgedText('a.md', text)
    ?.commands.filter(({ verdict }) => verdict !== 'true')
    .map(({ line, reason }) => `${line}: ${reason}`);

describe('a session may be written in many ways', () => {
  const started = [`$ docker run -d --name web debian sleep 1000`, ID];
  test.each<readonly [string, string]>([
    ['a fence with attributes', '```console {linenos=true}\n$ echo hi\nhi\n```\n'],
    ['a fence with a class', '```{.console}\n$ echo hi\nhi\n```\n'],
    ['tildes', '~~~sh\n$ echo hi\nhi\n~~~\n'],
    ['a list, by blanks', '- item\n  ```\n  $ echo hi\n  hi\n  ```\n'],
    ['a list, by tabs', '- item\n\n\t```\n\t$ echo hi\n\thi\n\t```\n'],
    ['a quotation', '> ```\n> $ echo hi\n> hi\n>\n> $ echo ho\n> ho\n> ```\n'],
    ['a tab or a hard blank behind the prompt', block('$\techo hi', 'hi', '$\u00a0echo\u00a0ho', 'ho')],
    ['signs of other shells', block('❯ echo hi', 'hi', 'λ echo hi', 'hi', '➜ echo hi', 'hi', '➜ ~ echo hi', 'hi')],
    ['a prompt of zsh', block('me@pc ~ % echo hi', 'hi')],
    ['a per cent sign alone', block('% echo hi', 'hi')],
    ['a here document with the prompts of a shell', block('$ cat <<EOF', '> a', '>   b', '> EOF', 'a', '  b')],
    ['a here document without', block('$ cat <<EOF', 'a', '  b', 'EOF', 'a', '  b')],
    ['a loop without', block('$ for i in 1 2; do', '  echo $i', 'done', '1', '2')],
    ['curved quotation marks', block('$ echo “a ‘b’” ‘c’', 'a ‘b’ c')],
    ['a prompt that is printed', block("$ printf '$ %s\\n' ls pwd", '$ ls', '$ pwd', '$ echo b', 'b')],
    ['prose behind a prompt and a blank line', block('$ echo hi', 'hi', '$ ', '', 'That was it.')],
    ['a last line without an end', block('$ printf hi', 'hi', "$ printf 'a\\nb'", 'a', 'b')],
    [
      'dates of a slow machine',
      block('$ date; sleep 2; date', 'Mon Nov 23 06:28:38 UTC 2026', 'Mon Nov 23 06:28:41 UTC 2026'),
    ],
    ['short identifiers', block(...started, "$ docker inspect -f '{{slice .Id 0 7}}' web", ID.slice(0, 7))],
    ['an identifier tied to a word', block(...started, '$ echo a_$(docker ps -q)_b', `a_${ID.slice(0, 12)}_b`)],
    [
      'short identifiers before long ones',
      block(
        '$ docker run -d --name web debian sleep 1000 > /dev/null',
        "$ docker inspect -f '{{slice .Id 0 7}}' web",
        '4f1c2a0',
        '$ docker ps -q',
        '4f1c2a0d9e8b',
      ),
    ],
  ])('%s', (_, text) => expect(falseLines(text)).toEqual([]));
});

describe('and none of them hides what is wrong', () => {
  test.each<readonly [string, string, string]>([
    ['in a quotation', '> ```\n> $ echo hi\n> ho\n> ```\n', '3: `ho` where the simulation has `hi`'],
    ['in a here document', block('$ cat <<EOF', 'a', 'EOF', 'b'), '5: `b` where the simulation has `a`'],
    [
      'output at a prompt behind which nothing was typed',
      block('$ echo hi', 'hi', '$', 'more'),
      '5: nothing is typed at the prompt in line 4, so nothing is printed',
    ],
    ['a blank too many', block('$ echo a b', 'a  b'), '3: there is other white space behind `a`'],
    ['a line indented otherwise', block("$ echo '  a'", ' a'), '3: the line is indented otherwise'],
    [
      'the few digits of something else',
      block(
        '$ docker run -d --name web debian sleep 1000 > /dev/null',
        "$ docker inspect -f '{{slice .Id 0 7}}' web",
        '4f1c2a0',
        '$ docker ps -q',
        '5f1c2a0d9e8b',
      ),
      '6: `5f1c2a0d9e8b` stands for container web here, but line 4 called that `4f1c2a0`',
    ],
    ['a last line without an end left out', block('$ printf hi', '$ true'), '2: the simulation prints more: `hi`'],
    [
      'a clock that goes back within one command',
      block('$ date; sleep 2; date', 'Mon Nov 23 06:28:38 UTC 2026', 'Mon Nov 23 06:28:37 UTC 2026'),
      '4: `Mon Nov 23 06:28:37 UTC 2026` does not leave the time that passes since `Mon Nov 23 06:28:38 UTC 2026` in line 3',
    ],
    ['a size', block('$ echo 1.98MB', '1.98M'), '3: `1.98M` where the simulation has `1.98MB`'],
    ['a last line behind a blank one', block("$ printf 'a\\n\\nb\\n'", 'a'), '3: the simulation prints more: `b`'],
  ])('%s', (_, text, wrong) => expect(falseLines(text)).toEqual([wrong]));
});
