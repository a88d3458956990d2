import { expect, it } from 'vitest';
import { invariants } from '../../src/world/invariants.js';
import { holds, play, timeout } from './law.js';

it('no command of any sequence breaks an invariant', { timeout }, () => {
  holds((sequence) => {
    play(sequence, (lab) => expect(invariants(lab.world).map(({ message }) => message)).toEqual([]));
  });
});
