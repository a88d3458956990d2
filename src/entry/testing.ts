/**
 * `import … from 'slipway/testing'`: generators for property tests with fast-check, and what holds for every world.
 *
 * @packageDocumentation
 */
export { type Outcome, apply, replay } from '../testing/apply.js';
export { commandSequences, type SequenceConstraints } from '../testing/command-sequences.js';
export { describe } from '../testing/describe.js';
export { type ImagesConstraints, type ImagesDocument, images } from '../testing/images.js';
export type { CommandSequence, ContainerWish, LabCommand, Nth, OnContainer } from '../testing/lab-command.js';
export { type ReferenceConstraints, references } from '../testing/references.js';
export { runOptions } from '../testing/run-options.js';
export { sequenceImages, sequenceLab, sequenceRegistry } from '../testing/sequence-lab.js';
export { type TreeConstraints, trees } from '../testing/trees.js';
export type { Broken } from '../world/invariants-broken.js';
export { invariants } from '../world/invariants.js';
