import { describe, expect, test } from 'vitest';
import { likeAuthors as reorder } from '../../src/transcript/like-authors.js';

const likeAuthors = (command: string, expected: readonly string[], actual: readonly string[]) =>
  reorder(
    [command],
    expected.map((text, number) => ({ number, text })),
    actual,
  );

describe("the author's order", () => {
  test('of what is in one folder of a diff, whatever is below it', () => {
    const actual = ['A /new', 'C /etc', 'A /etc/a', 'C /etc/group', 'A /etc/in', 'A /etc/in/x'];
    const authors = ['C /etc', 'A /etc/in', 'A /etc/in/x', 'C /etc/group', 'A /etc/a', 'A /new'];
    expect(likeAuthors('docker diff c1', authors, actual)).toEqual(authors);
    expect(likeAuthors('docker container diff c1', authors.slice(0, 5), actual)).toEqual(authors);
    expect(likeAuthors('docker diff c1 | sort', authors, actual)).toBe(actual);
  });

  test('keeps what is below a folder together', () => {
    const actual = ['C /etc', 'A /etc/in', 'A /etc/in/x', 'C /home'];
    expect(likeAuthors('docker diff c1', ['C /etc', 'A /etc/in', 'C /home', 'A /etc/in/x'], actual)).toEqual(actual);
  });

  const document = (binds: readonly string[], mounts: readonly string[]) => [
    '[',
    '    {',
    '        "Binds": [',
    ...binds.map((bind, index) => `            "${bind}"${index < binds.length - 1 ? ',' : ''}`),
    '        ],',
    '        "Mounts": [',
    ...mounts.flatMap((at, index) => [
      '            {',
      '                "Type": "bind",',
      `                "Destination": "${at}"`,
      `            }${index < mounts.length - 1 ? ',' : ''}`,
    ]),
    '        ]',
    '    }',
    ']',
  ];

  test('of binds and mounts in an inspect document', () => {
    const authors = document(['b:/b', 'a:/a', 'c:/c'], ['/c', '/b', '/a']);
    const actual = document(['a:/a', 'b:/b', 'c:/c'], ['/a', '/b', '/c']);
    expect(likeAuthors('docker inspect c1', authors, actual)).toEqual(authors);
    expect(likeAuthors('docker inspect c1', document(['b:/b'], ['/z']), actual)).not.toEqual(authors);
  });

  test('not of the mounts that somebody asked for', () => {
    const asked = (...targets: string[]) => [
      '"Mounts": [',
      ...targets.flatMap((target, index) => ['{', `"Target": "${target}"`, index < 1 ? '},' : '}']),
      '],',
    ];
    expect(likeAuthors('docker inspect c1', asked('/b', '/a'), asked('/a', '/b'))).toEqual(asked('/a', '/b'));
  });
});
