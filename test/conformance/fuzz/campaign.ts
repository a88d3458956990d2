import type { Engine } from '../engine.js';
import { Coverage } from './coverage.js';
import { programOf } from './generate.js';
import type { Options } from './options.js';
import { reportOf } from './report.js';
import { type Trial, tryProgram } from './trial.js';

export interface Campaign {
  readonly agreed: number;
  /** Programs that differed once and agreed when they were run again. */
  readonly unsteady: number;
  readonly differed: number;
  readonly coverage: Coverage;
}

/** Runs all programs on these engines; `say` gets progress and reports. */
export async function runCampaign(
  engines: readonly Engine[],
  { seed, first, runs, shrinks }: Options,
  say: (text: string) => void,
): Promise<Campaign> {
  const counts = { agrees: 0, unsteady: 0, differs: 0 };
  const coverage = new Coverage();
  let next = first;
  const tell = (number: number, { verdict, recording, found }: Trial, seconds: number) => {
    counts[verdict] += 1;
    coverage.add(recording);
    const done = counts.agrees + counts.unsteady + counts.differs;
    const about = found && verdict === 'unsteady' ? `: ${found.difference.command}` : '';
    const asked = `${recording.commands.length} commands, ${seconds.toFixed(1)} s`;
    say(`${done}/${runs}  program ${number} of seed ${seed} ${verdict}${about} (${asked})`);
    if (found && verdict === 'differs') say(`\n${reportOf(seed, number, found)}`);
  };
  await Promise.all(
    engines.map(async (engine) => {
      while (next < first + runs) {
        const number = next;
        next += 1;
        const began = Date.now();
        tell(number, await tryProgram(engine, programOf(seed, number), shrinks), (Date.now() - began) / 1000);
      }
    }),
  );
  return { agreed: counts.agrees, unsteady: counts.unsteady, differed: counts.differs, coverage };
}
