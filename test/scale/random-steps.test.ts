import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sequenceLab } from '../../src/testing/sequence-lab.js';
import { apply } from '../../src/testing/apply.js';
import { commandSequences } from '../../src/testing/command-sequences.js';
import { invariants } from '../../src/world/invariants.js';
import { restore } from '../../src/world/snapshot-restore.js';
import { scaled, timeout } from './scale.js';

/** Every world is looked at that has so many steps behind it, and the last one of every sequence. */
const sampled = 25;
const length = 50;

it('1,000,000 random steps come to sound worlds only', { timeout }, () => {
  const bases = [
    sequenceLab({ seed: 'scale', volumeLifetime: 'course' }),
    sequenceLab({ seed: 'scale', volumeLifetime: 'engine' }),
  ];
  let left = scaled(1_000_000);
  for (let seed = 0; left > 0; seed += 1) {
    const sequences = fc.sample(commandSequences({ maxCommands: length }), { numRuns: 50, seed });
    for (const { volumeLifetime, commands } of sequences) {
      const lab = bases[volumeLifetime === 'course' ? 0 : 1]!.fork();
      for (const [index, command] of commands.entries()) {
        apply(lab, command);
        if (index % sampled === sampled - 1) expect(invariants(lab.world), `seed ${seed}`).toEqual([]);
      }
      expect(invariants(lab.world), `seed ${seed}`).toEqual([]);
      left -= commands.length;
    }
  }
});

it('one world goes on and on, and a snapshot of it is whole', { timeout }, () => {
  const lab = sequenceLab({ seed: 'long', volumeLifetime: 'engine' });
  let left = scaled(50_000);
  for (let seed = 0; left > 0; seed += 1) {
    for (const { commands } of fc.sample(commandSequences({ maxCommands: length }), { numRuns: 10, seed })) {
      for (const command of commands) apply(lab, command);
      left -= commands.length;
    }
    for (const host of lab.hosts)
      for (const container of host.containers.slice(40)) container.tryRemove({ force: true });
    expect(invariants(lab.world), `seed ${seed}`).toEqual([]);
  }
  const text = lab.snapshot();
  expect(invariants(restore(text))).toEqual([]);
});
