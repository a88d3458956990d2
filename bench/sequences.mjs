import fc from 'fast-check';
import { apply, commandSequences, sequenceLab } from 'slipway/testing';

/** Seconds that 10,000 sequences of 50 commands take, on one core, from 100 of them. */
function seconds() {
  const full = fc.sample(commandSequences({ maxCommands: 50 }), { numRuns: 500, seed: 7 });
  const sequences = full.filter(({ commands }) => commands.length >= 25);
  let commands = 0;
  const start = process.hrtime.bigint();
  for (const sequence of sequences.slice(0, 100)) {
    const lab = sequenceLab(sequence);
    for (const command of sequence.commands) apply(lab, command);
    commands += sequence.commands.length;
  }
  return (Number(process.hrtime.bigint() - start) / 1e9 / commands) * 50 * 10_000;
}

/** @type {readonly import('./goals.mjs').Goal[]} */
export const sequenceGoals = [
  { name: '10,000 random sequences of 50 commands', unit: 's', atMost: 60, measure: seconds },
];
