import { expect, it } from 'vitest';
import { isRefusal } from '../../src/engine/engine.js';
import type { Command } from '../../src/step/command.js';
import { step } from '../../src/step/step.js';
import { isFailure } from '../../src/world/failure.js';
import type { World } from '../../src/world/world.js';
import { baseLab, holds, play, timeout } from './law.js';

it('a failed command gives back the very same world', { timeout }, () => {
  holds((sequence) => {
    const lab = baseLab(sequence);
    const { core } = lab;
    const plain = core.do.bind(core);
    let before: World = core.world;
    let left: Command | undefined;
    core.do = ((command: Command) => {
      const { world } = core;
      const value = plain(command);
      if (!isFailure(value)) return value;
      // A refusal that leaves something behind says so: see Refused. A refused start leaves the container behind.
      const refused = world !== core.world && isRefusal(step(world, command, core.means).value);
      if (world !== core.world && !refused) throw new Error(`a failed ${JSON.stringify(command)} changed the world`);
      if (refused || ('call' in command && command.call === 'start-container')) left = command;
      return value;
    }) as typeof core.do;
    play(
      sequence,
      (_, command, outcome) => {
        const excused = left !== undefined && ['create', 'run', 'start', 'restart'].includes(command.command);
        if (typeof outcome !== 'string' && !excused)
          expect(lab.world === before, `${outcome.code}: ${outcome.message}`).toBe(true);
        if (outcome === 'skipped') expect(lab.world === before).toBe(true);
        before = lab.world;
        left = undefined;
      },
      lab,
    );
  });
});
