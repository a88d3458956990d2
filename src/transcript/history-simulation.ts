import { continued, type History } from '../history/history.js';
import type { Means } from '../step/step.js';
import { enterInHistory, runInHistory } from '../terminal/enter-in-history.js';
import { hasSession } from '../terminal/session.js';
import { pausingMeans } from './pausing-means.js';
import type { Simulation } from './simulation.js';
import { type Desk, noPauses, openAtDesk, patienceFor, runsAt, worldSimulation } from './world-simulation.js';

/**
 * Replays transcripts on a world with its history: their lines may go back and forward in it. What a transcript does
 * beside typing (time passes, a host appears) is no step of its own: it goes with the line before.
 */
export function historySimulation(means: Means, desk: Desk): Simulation<History> {
  const worlds = worldSimulation(means, desk);
  return {
    now: ({ world }) => worlds.now(world),
    advance: (history, milliseconds) => continued(history, worlds.advance(history.world, milliseconds)),
    work: ({ world }) => world.sequence,
    nextTimer: ({ world }) => worlds.nextTimer(world),
    skew: (history, milliseconds) => continued(history, worlds.skew(history.world, milliseconds)),
    enter: (history, terminal, line, pauses = noPauses) => {
      const { world } = history;
      const paused = pausingMeans(means, pauses);
      const opened = () => continued(history, openAtDesk(world, means, desk, terminal).world);
      const at = hasSession(world, terminal) ? history : opened();
      const input = line === '\u0003' ? 'interrupt' : { line };
      const patience = patienceFor(pauses);
      const shown = enterInHistory(at, paused.means, terminal, input, { patience });
      const { output, code = 0, history: next, ...rest } = shown;
      return { ...rest, world: next, stdout: output, stderr: '', code, calls: paused.calls };
    },
    prompt: ({ world }, terminal) => worlds.prompt(world, terminal),
    run: (history, command, pauses = noPauses) => {
      const paused = pausingMeans(means, pauses);
      const options = { ...runsAt(history.world, desk), patience: patienceFor(pauses) };
      const { history: next, ...rest } = runInHistory(history, paused.means, command, options);
      return { ...rest, world: next, calls: paused.calls };
    },
    provide: (history, provision) => continued(history, worlds.provide(history.world, provision)),
    identifiers: ({ world }, since) => worlds.identifiers(world, since?.world),
  };
}
