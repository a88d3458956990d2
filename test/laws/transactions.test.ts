import { expect, it } from 'vitest';
import { apply } from '../../src/testing/apply.js';
import { baseLab, holds, play, timeout } from './law.js';

it('the same commands inside and outside a transaction come to equal worlds, and one undo takes all back', {
  timeout,
}, () => {
  holds((sequence) => {
    const outside = play(sequence);
    const inside = baseLab(sequence);
    const before = inside.world;
    inside.transaction(() => play(sequence, undefined, inside));
    expect(inside.snapshot() === outside.snapshot()).toBe(true);
    // What changed nothing is no step: an undo would then take back what was before.
    if (inside.world !== before) expect(inside.undo() && inside.world === before).toBe(true);
  });
});

it('a transaction that throws leaves the identical world, whatever was done in it', { timeout }, () => {
  holds((sequence) => {
    const half = sequence.commands.length >> 1;
    const lab = play({ ...sequence, commands: sequence.commands.slice(0, half) });
    lab.takeEvents();
    const { world } = lab;
    const text = lab.snapshot();
    const thrown = () =>
      lab.transaction(() => {
        for (const command of sequence.commands.slice(half)) apply(lab, command);
        throw new RangeError('half way');
      });
    expect(thrown).toThrow(RangeError);
    expect(lab.world === world && lab.snapshot() === text).toBe(true);
    expect(lab.takeEvents()).toEqual([]);
  });
});
