import { expect, it } from 'vitest';
import type { World } from '../../src/world/world.js';
import { snapshot } from '../../src/world/snapshot.js';
import { apply } from '../../src/testing/apply.js';
import { baseLab, holds, play, timeout } from './law.js';

it('undo then redo is the identity, all the way back and forth', { timeout }, () => {
  holds((sequence) => {
    const lab = baseLab(sequence);
    const worlds: World[] = [lab.world];
    play(sequence, () => lab.world !== worlds.at(-1) && worlds.push(lab.world), lab);
    for (const world of worlds.toReversed().slice(1)) {
      expect(lab.undo()).toBe(true);
      expect(lab.world === world).toBe(true);
    }
    for (const world of worlds.slice(1)) {
      expect(lab.redo()).toBe(true);
      expect(lab.world === world).toBe(true);
    }
    expect(lab.redo()).toBe(false);
  });
});

it('what was undone is forgotten when something else is done', { timeout }, () => {
  holds((sequence) => {
    const lab = play(sequence);
    if (!lab.undo()) return;
    const { world } = lab;
    const fork = lab.fork();
    lab.advance(1);
    expect(lab.redo()).toBe(false);
    expect(fork.redo()).toBe(true);
    expect(lab.undo() && lab.world === world).toBe(true);
  });
});

it('a fork comes to the same world by the same commands, and neither sees the other', { timeout }, () => {
  holds((sequence) => {
    const half = sequence.commands.length >> 1;
    const lab = play({ ...sequence, commands: sequence.commands.slice(0, half) });
    const { world } = lab;
    const text = snapshot(world);
    const fork = lab.fork();
    play({ ...sequence, commands: sequence.commands.slice(half) }, undefined, fork);
    expect(lab.world === world && snapshot(world) === text, 'the fork has changed its origin').toBe(true);
    const { world: there } = fork;
    for (const command of sequence.commands.slice(half)) apply(lab, command);
    expect(fork.world === there, 'the origin has changed its fork').toBe(true);
    expect(lab.snapshot() === fork.snapshot(), 'both have come to the same world').toBe(true);
  });
});
