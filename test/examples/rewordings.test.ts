import { describe, expect, test } from 'vitest';
import { isGeneratedForm } from '../../src/transcript/tokens.js';
import { judgedText, lessons } from './course.js';

/** Hundreds of containers, and nothing in it that the others lack. */
const quick = lessons.filter(({ file }) => !file.startsWith('cleaning'));

const counts = (file: string, text: string) => {
  const report = judgedText(file, text);
  return {
    counts: report?.counts,
    wrong: report?.commands.filter(({ verdict }) => verdict !== 'true').map(({ line, reason }) => `${line}: ${reason}`),
  };
};

/** Changes the lines inside of fences. */
function inSessions(text: string, change: (line: string) => string): string {
  let inside = false;
  return text
    .split('\n')
    .map((line) => {
      if (line.startsWith('```')) inside = !inside;
      return inside && !line.startsWith('```') ? change(line) : line;
    })
    .join('\n');
}

/** Every identifier by another one, the same one everywhere, short and long forms alike. */
function renamed(text: string): string {
  return text.replaceAll(/(?<![\da-zA-Z])(?:[\da-f]{64}|[\da-f]{12})(?![\da-zA-Z])/g, (id) =>
    [...id].map((digit, index) => ((Number.parseInt(digit, 16) + 3 + (index % 5)) % 16).toString(16)).join(''),
  );
}

describe.each(quick.map(({ file, text }) => [file, text] as const))('%s stays true', (file, text) => {
  const before = counts(file, text);
  const stays = (changed: string) => {
    expect(changed).not.toBe(text);
    expect(counts(file, changed)).toEqual(before);
  };

  test('as it is', () => {
    expect(before.wrong).toEqual([]);
  });

  test('with other identifiers', () => {
    const changed = renamed(text);
    if (changed !== text) stays(changed);
  });

  test('with other made-up names', () => {
    const changed = text.replaceAll(/(?<=^NAMES\t|--volumes-from |\s)[a-z]+_[a-z]+(?=\s|$)/gm, (name) =>
      isGeneratedForm(name) && !name.startsWith('test_') ? 'vigilant_noether' : name,
    );
    if (changed !== text) stays(changed);
  });

  test('with other white space between columns', () => {
    const changed = inSessions(text, (line) =>
      /^\$|[$#] |^> /.test(line) ? line : line.replaceAll(/(?<=\S) {3,}(?=\S)/g, '  '),
    );
    if (changed !== text) stays(changed);
  });

  test('with bold words, blanks at the end of lines, and the line ends of Windows', () => {
    stays(
      inSessions(text, (line) =>
        /^(?:REPOSITORY|CONTAINER|DRIVER|TYPE|Untagged|monday)\b/.test(line)
          ? line.replace(/^\w+/, '**$&**')
          : `${line}`,
      ).replaceAll('\n', '  \r\n'),
    );
  });
});

/** Ages that go together. */
const laterAges: readonly (readonly [file: string, changes: readonly (readonly [from: string, to: string])[]])[] = [
  [
    'volumes-from-over-three-containers.md',
    [
      ['40 seconds', '55 seconds'],
      ['39 seconds', '54 seconds'],
      ['11 seconds', '2 minutes'],
      ['3 minutes', '9 minutes'],
    ],
  ],
  [
    'commit-and-rmi.md',
    [
      ['About a minute', '5 minutes'],
      ['4 seconds', '33 seconds'],
      ['6 seconds', '34 seconds'],
    ],
  ],
  [
    'image-names.md',
    [
      ['7 minutes ago', '3 hours ago'],
      ['7 minutes ago', '3 hours ago'],
    ],
  ],
  [
    'images-and-shared-layers.md',
    [
      ['7 minutes ago', '8 minutes ago'],
      ['12 minutes ago', '14 minutes ago'],
      ['12 minutes ago', '14 minutes ago'],
      ['5 minutes ago', '7 minutes ago'],
    ],
  ],
];

test.each(laterAges)('%s stays true when all of its ages are later ones', (file, changes) => {
  const { text } = lessons.find((lesson) => lesson.file === file)!;
  const later = changes.reduce((changed, [from, to]) => changed.replace(from, to), text);
  expect(counts(file, later).wrong).toEqual([]);
});

test('one of them alone does not', () => {
  const { file, text } = lessons.find((lesson) => lesson.file.startsWith('images-and'))!;
  expect(judgedText(file, text.replace('12 minutes ago', '14 minutes ago'))?.passed).toBe(false);
});

test('the lines of an error have an order, where those of the list would have none', () => {
  const said =
    "docker: 'docker images' requires at most 1 argument\n\nUsage:  docker images [OPTIONS] [REPOSITORY[:TAG]]\n\nSRun 'docker images --help' for more information\n";
  const session = (output: string) =>
    judgedText('a.md', `\`\`\`\n$ docker images debian test_image\n${output}\`\`\`\n`)?.passed;
  expect(session(said)).toBe(true);
  expect(session(said.replace(/^(.*)\n\n(.*)\n/, '$2\n\n$1\n'))).toBe(false);
});
