import { setTimeout as pause } from 'node:timers/promises';
import type { Provision } from '../../src/transcript/simulation.js';
import type { Engine } from './engine.js';
import type { Ran } from './run-process.js';
import { commandOf, withAnswers, type Scenario } from './scenario.js';

/** Plays a scenario in the starting world of a real Engine, and gives the record. */
export async function play(engine: Engine, scenario: Scenario): Promise<string> {
  await engine.reset();
  const answers: Ran[] = [];
  for (const step of scenario.steps) {
    if (step.step === 'command') answers.push(await engine.run(commandOf(step)));
    else if (step.step === 'wait') await pause(step.milliseconds);
    else if (step.step === 'provide') await provide(engine, step.provision);
  }
  return withAnswers(scenario, answers);
}

function provide(engine: Engine, provision: Provision): Promise<void> {
  if (provision.provide === 'host') return engine.startNeighbour(provision.name);
  return provision.denies ? engine.startDenyingRegistry(provision.address) : engine.startRegistry(provision.address);
}
