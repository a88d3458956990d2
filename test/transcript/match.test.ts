import { describe, expect, test } from 'vitest';
import { Bindings, isClash } from '../../src/transcript/bindings.js';
import type { SourceLine } from '../../src/transcript/document.js';
import { KnownIdentifiers } from '../../src/transcript/known-identifiers.js';
import { matchAbridged, matchInOrder, matchReordered } from '../../src/transcript/match-output.js';
import type { Identifier, Simulation } from '../../src/transcript/simulation.js';
import { freedomsOf } from '../../src/transcript/unordered.js';

const full = (letter: string): string => letter.repeat(64);
const identifiers: Identifier[] = [
  { text: full('1'), kind: 'container', of: 'c1' },
  { text: full('2'), kind: 'container', of: 'c2' },
  { text: `sha256:${full('3')}`, kind: 'layer', of: 'layer 3' },
  { text: `sha256:${full('4')}`, kind: 'layer', of: 'layer 4' },
  { text: 'calm_curie', kind: 'name', of: 'the name of container c1' },
];
const context = {
  known: KnownIdentifiers.none().in({ identifiers: () => identifiers } as unknown as Simulation<unknown>, {}),
  replaced: new Map<string, string>(),
  command: '',
  now: 1_795_415_000_000,
  unixTimes: false,
  ownColumns: false,
  processColumns: undefined,
};
const source = (lines: readonly string[]): SourceLine[] => lines.map((text, index) => ({ number: index + 1, text }));
const inOrder = (expected: readonly string[], actual: readonly string[]) =>
  matchInOrder(source(expected), actual, Bindings.none, context) !== undefined;
const short = (letter: string): string => letter.repeat(12);

describe('one line', () => {
  test.each([
    [[short('a')], [short('1')], true],
    [[full('a'), short('a')], [full('1'), short('1')], true],
    [[short('a'), full('b')], [short('1'), full('1')], false],
    [[short('a'), short('a')], [short('1'), short('2')], false],
    [[short('a'), short('b')], [short('1'), short('1')], false],
    [[`sha256:${full('a')}`, short('a')], [`sha256:${full('3')}`, short('3')], true],
    [[short('a')], [short('9')], false],
    [[short('9')], [short('9')], true],
    [['brave_hopper'], ['calm_curie'], true],
    [['web'], ['calm_curie'], false],
    [['brave_hopper'], ['web'], false],
    [['brave_hopper'], ['given_name'], false],
    [['a   b\tc  '], ['a  b      c'], true],
    [['a b'], ['a\tb'], true],
    [['a   b'], ['a b'], false],
    [['   a'], ['  a'], false],
    [['\ta'], ['        a'], true],
    [['\u00a0\u00a0a\u00a0b'], ['  a b'], true],
    [['“a” ‘b’'], ['"a" \'b\''], true],
    [['"a"'], ['“a”'], false],
    [['ab'], ['a b'], false],
    [[' a'], ['a'], false],
    [['**a** b'], ['a b'], true],
    [['a b'], ['**a** b'], false],
    [['{"Pid":12}', '{"Pid":12}'], ['{"Pid":77}', '{"Pid":77}'], true],
    [['{"Pid":12}'], ['{"Pid":0}'], false],
    [['{"Pid":12}', '{"Pid":13}'], ['{"Pid":7}', '{"Pid":7}'], false],
    [['tmp/docker-import-19/x'], ['tmp/docker-import-77/x'], true],
    [[`/overlay2/${full('a')}/merged`], [`/overlay2/${full('8')}/merged`], true],
    [[`/overlay2/${short('a')}/merged`], [`/overlay2/${full('8')}/merged`], false],
    [[short('a'), 'aaaaaa'], [short('1'), '111111'], true],
    [[short('a'), 'bbbbbb'], [short('1'), '111111'], false],
    [['aaaaaa'], ['111111'], false],
    [['aaaaaaa'], ['1111111'], true],
    [['aaaaaaa', short('a')], ['1111111', short('1')], true],
    [['aaaaaaa', short('b')], ['1111111', short('1')], false],
    [['aaaaaaa', 'aaaaaaaa'], ['1111111', '22222222'], false],
    [['aaaaaaa', 'bbbbbbb'], ['1111111', '1111111'], false],
    [[`a_${short('a')}`, short('a')], [`a_${short('1')}`, short('1')], true],
    [[`a_${short('a')}`, short('b')], [`a_${short('1')}`, short('1')], false],
    [[`b_${short('a')}`], [`a_${short('1')}`], false],
    [['1.98MB'], ['1.99MB'], false],
    [['5 minutes ago'], ['7 hours ago'], true],
    [['5 minutes ago'], ['Created'], false],
    [['2026-11-23T06:27:55.530884529Z line'], ['2026-11-21T01:00:00.000000001Z line'], true],
    [['0001-01-01T00:00:00Z'], ['2026-11-21T01:00:00Z'], false],
    [['built Fri May  5 21:04:09 UTC 2017'], ['built Fri May  6 21:04:09 UTC 2017'], false],
    [['1795415575'], ['1795415576'], false],
    [['"time":1795415575'], ['"time":1795415999'], true],
  ])('%j against %j', (expected, actual, fits) => expect(inOrder(expected, actual)).toBe(fits));

  test('a clash names what line said what', () => {
    const first = Bindings.none.bind('identifier', short('a'), full('1'), 'container c1', 4);
    const clash = isClash(first) ? first : first.bind('identifier', short('a'), full('2'), 'container c2', 9);
    expect(clash).toEqual({
      reason: '`aaaaaaaaaaaa` stands for container c2 here, but line 4 bound it to container c1',
    });
  });
});

describe('order', () => {
  const reordered = (
    command: string,
    expected: readonly string[],
    actual: readonly string[],
    facts: readonly string[] = [],
    past = [{ command: 'docker rm c1 c2', from: 0, until: 10 }],
  ) =>
    matchReordered(
      source(expected),
      actual,
      Bindings.none,
      context,
      freedomsOf({ command, actual, past, reformat: () => facts }),
    ) !== undefined;

  test('images of one second, but not of two, and never tags of one repository', () => {
    const facts = ['3|a|10:00', '4|b|10:00', '5|c|09:00', '5|c|09:00'];
    expect(reordered('docker images -q', ['b', 'a', 'c1', 'c2'], ['a', 'b', 'c1', 'c2'], facts)).toBe(true);
    expect(reordered('docker images -q', ['a', 'c1', 'b', 'c2'], ['a', 'b', 'c1', 'c2'], facts)).toBe(false);
    expect(reordered('docker images -q', ['a', 'b', 'c2', 'c1'], ['a', 'b', 'c1', 'c2'], facts)).toBe(false);
    expect(reordered('docker images -q | cat', ['b', 'a', 'c1', 'c2'], ['a', 'b', 'c1', 'c2'], facts)).toBe(false);
  });

  test('progress of layers, within its section', () => {
    const actual = [
      'head',
      `${short('3')}: Preparing`,
      `${short('4')}: Preparing`,
      `${short('3')}: Pushed`,
      `${short('4')}: Pushed`,
      'v1: digest',
    ];
    const mixed = [
      'head',
      `${short('a')}: Preparing`,
      `${short('b')}: Preparing`,
      `${short('b')}: Pushed`,
      `${short('a')}: Pushed`,
      'v1: digest',
    ];
    expect(reordered('docker push r/app:v1', mixed, actual)).toBe(true);
    expect(reordered('docker push r/app:v1', [...mixed.slice(1, 5), 'head', 'v1: digest'], actual)).toBe(false);
    expect(reordered('docker push r/app:v1', mixed.with(3, `${short('b')}: Preparing`), actual)).toBe(false);
  });

  test('volumes of df -v, names of load, events of one command', () => {
    const volumes = ['VOLUME NAME   LINKS   SIZE', 'v1  0  0B', 'v2  1  2B', '', 'Build cache usage: 0B'];
    expect(
      reordered(
        'docker system df -v',
        [volumes[0] ?? '', volumes[2] ?? '', volumes[1] ?? '', '', volumes[4] ?? ''],
        volumes,
      ),
    ).toBe(true);
    expect(
      reordered(
        'docker volume ls',
        [volumes[0] ?? '', volumes[2] ?? '', volumes[1] ?? '', '', volumes[4] ?? ''],
        volumes,
      ),
    ).toBe(false);
    expect(
      reordered('docker load -i x', ['Loaded image: b', 'Loaded image: a'], ['Loaded image: a', 'Loaded image: b']),
    ).toBe(true);
    const facts = ['1000000 one', '2000000 one', '3000000 two', '900000000 one'];
    expect(reordered('docker events', ['w', 'u', 'v', 'x'], ['u', 'v', 'w', 'x'], facts)).toBe(true);
    expect(reordered('docker events', ['v', 'u', 'w', 'x'], ['u', 'v', 'w', 'x'], facts)).toBe(false);
    expect(reordered('docker events', ['u', 'v', 'x', 'w'], ['u', 'v', 'w', 'x'], facts)).toBe(false);
  });
});

describe('abridged tables', () => {
  const table = ['NAMES     STATUS', 'one  Created', 'two  Created', 'six  Created', '', 'end'];
  const abridged = (expected: readonly string[]) =>
    matchAbridged(source(expected), table, Bindings.none, context) !== undefined;
  test('rows may lack, in order; nothing else may', () => {
    expect(abridged([table[0] ?? '', 'two  Created', '', 'end'])).toBe(true);
    expect(abridged([table[0] ?? '', 'one  Created', 'six  Created', '', 'end'])).toBe(true);
    expect(abridged([table[0] ?? '', 'six  Created', 'one  Created', '', 'end'])).toBe(false);
    expect(abridged(['two  Created', '', 'end'])).toBe(false);
    expect(abridged([table[0] ?? '', 'two  Created', ''])).toBe(false);
    expect(abridged([table[0] ?? '', '', 'end'])).toBe(false);
  });
});
