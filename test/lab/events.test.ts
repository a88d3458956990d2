import { expect, test } from 'vitest';
import { createLab } from '../../src/lab/lab.js';

const actions = (lab: ReturnType<typeof createLab>) => lab.takeEvents().map(({ type, action }) => `${type} ${action}`);

test('events are told once, and again after an undo brings them back', () => {
  const lab = createLab();
  lab.host().createVolume('one');
  expect(actions(lab)).toEqual(['volume create']);
  expect(actions(lab)).toEqual([]);
  lab.undo();
  expect(actions(lab)).toEqual([]);
  lab.host().createVolume('two');
  expect(lab.takeEvents().map(({ id }) => id)).toEqual(['two']);
});

test('a failed call tells nothing', () => {
  const lab = createLab();
  expect(lab.host().tryRun('no-such-image')).toHaveProperty('code');
  expect(actions(lab)).toEqual([]);
});

test('a fork has heard what its origin has heard', () => {
  const lab = createLab();
  lab.host().createVolume('one');
  lab.takeEvents();
  const fork = lab.fork();
  fork.host().createVolume('two');
  expect(fork.takeEvents().map(({ id }) => id)).toEqual(['two']);
  expect(actions(lab)).toEqual([]);
});
