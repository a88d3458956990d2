/**
 * A property test: whatever is done to Docker, the laws hold. Here is one of a user's own: a tool that frees disk space
 * by pruning must never touch what a named volume holds.
 */
import fc from 'fast-check';
import { invariants } from 'slipway';
import { commandSequences, replay } from 'slipway/testing';

let volumes = 0;

fc.assert(
  fc.property(commandSequences(), (sequence) => {
    const lab = replay(sequence);
    if (invariants(lab.world).length > 0) throw new Error('a law is broken');

    const host = lab.host();
    const named = host.volumes.filter((volume) => !volume.anonymous && volume.mountedBy.length > 0);
    const before = named.map(({ size }) => size);
    host.pruneImages({ all: true });
    host.pruneVolumes();
    volumes += named.length;
    return named.every((volume, index) => volume.exists && volume.size === before[index]);
  }),
  { numRuns: 200, seed: 42 },
);

console.log(volumes > 0); // true
