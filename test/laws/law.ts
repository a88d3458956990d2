import fc from 'fast-check';
import { Table } from '../../src/table/table.js';
import type { Lab } from '../../src/lab/lab.js';
import { describe as lineOf } from '../../src/testing/describe.js';
import { apply, type Outcome } from '../../src/testing/apply.js';
import { commandSequences } from '../../src/testing/command-sequences.js';
import type { CommandSequence, LabCommand } from '../../src/testing/lab-command.js';
import { sequenceLab } from '../../src/testing/sequence-lab.js';
import { EventLog } from '../../src/world/event-log.js';

const deep = process.env.SLIPWAY_RUNS !== undefined;

/** How many random sequences a law is tried on. */
export const runs = Number(process.env.SLIPWAY_RUNS ?? 1000);
/** The same one in every `npm test`; another one each time in deep mode, printed, and repeatable by SLIPWAY_SEED. */
export const seed = Number(process.env.SLIPWAY_SEED ?? (deep ? Date.now() % 2 ** 31 : 42));

export const timeout = Math.max(120_000, runs * 500);

const bases = new Map<string, Lab>();

/** The lab that a sequence begins with: made once for each seed and law, frozen, and forked. */
export function baseLab({ seed: name, volumeLifetime }: CommandSequence): Lab {
  const key = `${volumeLifetime} ${name}`;
  const known = bases.get(key) ?? sequenceLab({ seed: name, volumeLifetime });
  bases.set(key, known);
  freeze(known.world);
  return known.fork();
}

const frozen = new WeakSet<object>();

/** Freezes everything that can be reached; of tables what they hold. What was frozen before is not looked at again. */
export function freeze(root: object): void {
  const pending: unknown[] = [root];
  while (pending.length > 0) {
    const value = pending.pop();
    if (typeof value !== 'object' || value === null || frozen.has(value)) continue;
    frozen.add(value);
    if (value instanceof Table) {
      for (const held of value.values()) pending.push(held);
      continue;
    }
    if (value instanceof EventLog) {
      pending.push(...value.values());
      continue;
    }
    Object.freeze(value);
    for (const held of Object.values(value)) pending.push(held);
  }
}

/** Does every command of a sequence on a world that is frozen after each step; `check` sees each outcome. */
export function play(
  sequence: CommandSequence,
  check: (lab: Lab, command: LabCommand, outcome: Outcome) => void = () => {},
  lab: Lab = baseLab(sequence),
): Lab {
  const { core } = lab;
  const plain = core.do.bind(core);
  core.do = ((command) => {
    const value = plain(command);
    freeze(core.world);
    return value;
  }) as typeof core.do;
  for (const command of sequence.commands) check(lab, command, apply(lab, command));
  return lab;
}

/** What a person would type to see the same. */
export function report(sequence: CommandSequence): string {
  const lab = sequenceLab(sequence);
  const lines = sequence.commands.map((command) => {
    const line = lineOf(command, lab);
    const outcome = apply(lab, command);
    return typeof outcome === 'string'
      ? `  ${line}${outcome === 'done' ? '' : '   # skipped'}`
      : `  ${line}   # ${outcome.code}`;
  });
  return [`sequenceLab({ seed: '${sequence.seed}', volumeLifetime: '${sequence.volumeLifetime}' })`, ...lines].join(
    '\n',
  );
}

function say<T>(details: fc.RunDetails<[T]>, tell: (example: T) => string): void {
  if (!details.failed) return;
  const { counterexample, errorInstance, numShrinks, counterexamplePath } = details;
  const reason = errorInstance instanceof Error ? errorInstance.stack : String(errorInstance);
  const example = counterexample ? tell(counterexample[0]) : '';
  throw new Error(
    `seed ${details.seed}, path ${counterexamplePath}, ${numShrinks} times shrunk\n${example}\n${reason ?? ''}`,
    { cause: errorInstance },
  );
}

/** Tries a law on `runs` random examples, or on a part of that; a failure tells seed and example. */
export function holdsFor<T>(
  examples: fc.Arbitrary<T>,
  law: (example: T) => void,
  tell: (example: T) => string,
  part = 1,
): void {
  if (deep) process.stderr.write(`SLIPWAY_SEED=${seed}\n`);
  say(fc.check(fc.property(examples, law), { seed, numRuns: Math.ceil(runs * part) }), tell);
}

/** Tries a law on `runs` random sequences, or on a part of that where one costs as much as many. */
export function holds(law: (sequence: CommandSequence) => void, examples = commandSequences(), part = 1): void {
  holdsFor(examples, law, report, part);
}
