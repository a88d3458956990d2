import { expect, test } from 'vitest';
import { createLab } from '../../src/lab/lab.js';

test('a program that prints without end is given up, and the world stays as it was', () => {
  const lab = createLab();
  const before = lab.world;
  expect(lab.host().trySh('yes')).toMatchObject({ code: 'stuck' });
  expect(lab.world).toBe(before);
});

test('one that is read only so far ends', () => {
  expect(createLab().host().sh('yes | head -n 200000 | wc -l').stdout.trim()).toBe('200000');
});
