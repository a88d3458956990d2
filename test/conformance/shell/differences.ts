import fc from 'fast-check';
import type { Flavour, Outcome } from './outcome.js';
import { steady } from './outcome.js';
import { RealShell } from './real.js';
import { scripts } from './scripts.js';
import { SimulatedShell } from './simulated.js';

export interface Difference {
  readonly flavour: Flavour;
  readonly script: string;
  readonly real: Outcome;
  readonly simulated: Outcome;
}

/** Both sides of one flavour, asked the same. */
export class Pair {
  readonly #real: RealShell;
  readonly #simulated: SimulatedShell;
  readonly #known = new Map<string, Difference | undefined>();

  constructor(readonly flavour: Flavour) {
    this.#real = new RealShell(flavour);
    this.#simulated = new SimulatedShell(flavour);
  }

  compare(script: string): Difference | undefined {
    if (this.#known.has(script)) return this.#known.get(script);
    const real = this.real(script);
    const simulated = steady(this.#simulated.run(script), script);
    const same = JSON.stringify(real) === JSON.stringify(simulated);
    const found = same ? undefined : { flavour: this.flavour, script, real, simulated };
    this.#known.set(script, found);
    return found;
  }

  /** What the real one does. */
  real(script: string): Outcome {
    return steady(this.#real.run(script), script);
  }

  close(): void {
    this.#real.close();
  }
}

/** The first difference in so many random scripts, as short as it can be made. */
export function firstDifference(pair: Pair, runs: number, seed: number): Difference | undefined {
  const report = fc.check(
    fc.property(scripts(pair.flavour), (script) => pair.compare(script) === undefined),
    { numRuns: runs, seed, interruptAfterTimeLimit: 3_600_000 },
  );
  const [script] = report.counterexample ?? [];
  return script === undefined ? undefined : pair.compare(script);
}
