import { expect, it } from 'vitest';
import { createLab, type Lab } from '../../src/lab/lab.js';
import { invariants } from '../../src/world/invariants.js';
import { timesAsLong } from './elapsed.js';
import { scaled, timeout } from './scale.js';

function crowded(containers: number): Lab {
  const lab = createLab({ seed: 'crowd' });
  lab.transaction(() => {
    for (let i = 0; i < containers; i += 1) lab.host().create('debian', { command: ['sleep', '1h'] });
  });
  return lab;
}

function life(lab: Lab): void {
  const container = lab.host().create('debian', { command: ['sleep', '1h'] });
  container.start();
  container.files.write('/file', 'hello\n');
  container.stop();
  container.remove();
}

it('a container costs no more among 100,000 than among 100, and all of them are sound', { timeout }, () => {
  const [few, lots] = [crowded(100), crowded(scaled(100_000))];
  const many = (lab: Lab) => () => {
    for (let i = 0; i < 20; i += 1) life(lab);
  };
  const bound = 3;
  expect(timesAsLong(many(lots), many(few))).toBeLessThan(bound);
  expect(invariants(lots.world)).toEqual([]);
  expect(lots.undo() && lots.redo()).toBe(true);
});
