import { expect, test } from 'vitest';
import { progressText } from '../../src/registry/progress.js';

const lines = [
  { id: 'latest', status: 'Pulling from library/debian' },
  { id: 'a1', status: 'Pulling fs layer' },
  { id: 'b2', status: 'Already exists' },
  { id: 'a1', status: 'Pull complete' },
  { status: 'Digest: sha256:0' },
  { id: 'a1', status: 'Already exists' },
];

test('a stream has every message', () => {
  expect(progressText(lines, false)).toBe(
    'latest: Pulling from library/debian\na1: Pulling fs layer\nb2: Already exists\na1: Pull complete\nDigest: sha256:0\na1: Already exists\n',
  );
});

test('a terminal has the last one of every layer, until something else is said', () => {
  expect(progressText(lines, true)).toBe(
    'latest: Pulling from library/debian\na1: Pull complete\nb2: Already exists\nDigest: sha256:0\na1: Already exists\n',
  );
});
