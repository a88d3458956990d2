import { expect, test } from 'vitest';
import { Bindings } from '../../src/transcript/bindings.js';
import { KnownIdentifiers } from '../../src/transcript/known-identifiers.js';
import { matchInOrder } from '../../src/transcript/match-output.js';
import { processColumnsOf } from '../../src/transcript/process-columns.js';

const header = 'UID   PID   PPID   C   STIME   TTY   TIME   CMD';
const actual = [
  header,
  'root  12   0   0   09:00   ?   00:00:00   sleep 9',
  'root  13   12   0   09:00   ?   00:00:00   cat',
];

const fits = (...rows: readonly string[]): boolean =>
  matchInOrder(
    [header, ...rows].map((text, index) => ({ number: index + 1, text })),
    actual,
    Bindings.none,
    {
      known: KnownIdentifiers.none(),
      replaced: new Map(),
      command: 'docker top web',
      now: 0,
      unixTimes: false,
      ownColumns: false,
      processColumns: processColumnsOf('docker top web', actual.join('\n')),
    },
  ) !== undefined;

test.each([
  [
    'root  4711   4690   0   06:28   ?   00:00:00   sleep 9',
    'root  4800   4711   0   06:29   ?   00:00:00   cat',
    true,
  ],
  [
    'root  4711   4690   0   06:28   ?   00:00:00   sleep 9',
    'root  4800   4712   0   06:29   ?   00:00:00   cat',
    false,
  ],
  [
    'root  4711   4690   0   06:28   ?   00:00:00   sleep 9',
    'root  4711   4711   0   06:29   ?   00:00:00   cat',
    false,
  ],
  [
    'root  4711   4690   0   06:28   ?   00:00:01   sleep 9',
    'root  4800   4711   0   06:29   ?   00:00:00   cat',
    false,
  ],
  [
    'root  4711   4690   0   06:28   ?   00:00:00   sleep 8',
    'root  4800   4711   0   06:29   ?   00:00:00   cat',
    false,
  ],
  [
    'user  4711   4690   0   06:28   ?   00:00:00   sleep 9',
    'root  4800   4711   0   06:29   ?   00:00:00   cat',
    false,
  ],
])('the numbers of processes are the author’s own, one for each: %s / %s', (first, second, fit) =>
  expect(fits(first, second)).toBe(fit),
);

test('other commands have no such columns', () => {
  expect(processColumnsOf('docker ps', 'PID')).toBeUndefined();
  expect(processColumnsOf('echo docker top', 'PID')).toBeUndefined();
});
