import type { TranscriptDocument } from './document.js';
import { freshPatience, pass } from './patience.js';
import { perform } from './perform.js';
import type { SetUpFailure } from './report.js';
import type { Simulation } from './simulation.js';
import { linesOf } from './tokens.js';

export type SetUp<W> =
  | { readonly ok: true; readonly world: W }
  | { readonly ok: false; readonly failure: SetUpFailure };

/** Runs a document for its effects: output is not looked at, but every command must end as its text says, or with 0. */
export function setUp<W>(simulation: Simulation<W>, start: W, document: TranscriptDocument): SetUp<W> {
  const patience = freshPatience();
  let world = start;
  for (const step of document.steps) {
    if (step.step === 'wait') {
      const later = pass(simulation, patience, world, step.milliseconds);
      if (later === undefined) {
        const problem = 'so much happens while the set-up waits that it takes too long: let it wait for less';
        return { ok: false, failure: { code: 'set-up-failed', file: document.file, line: step.line, problem } };
      }
      world = later;
    } else if (step.step === 'provide') world = simulation.provide(world, step.provision);
    else if (step.step === 'command') {
      const performed = perform(simulation, document.style, world, step, step.typed);
      world = performed.world;
      const waits = performed.hung && (document.style === 'console' || step.followed);
      if (!waits && performed.code === (step.exit?.code ?? 0)) continue;
      const how = waits ? 'does not end' : `exits with ${performed.code}`;
      const said = linesOf(performed.output).at(-1);
      const problem = `the set-up command \`${step.typed.join('\n')}\` ${how}${said === undefined ? '' : `: ${said}`}`;
      return { ok: false, failure: { code: 'set-up-failed', file: document.file, line: step.line, problem } };
    }
  }
  return { ok: true, world };
}
