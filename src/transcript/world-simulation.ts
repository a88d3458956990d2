import { emptyRegistry } from '../registry/registry.js';
import type { Means } from '../step/step.js';
import { step } from '../step/step.js';
import type { Command } from '../step/command.js';
import { timerInstant } from '../kernel/queue.js';
import { enterLine, hasSession, interrupt, openSession, runLine, sessionPatience } from '../terminal/session.js';
import { isFailure } from '../world/failure.js';
import type { World } from '../world/world.js';
import { identifiersOf } from './world-identifiers.js';
import { pausingMeans } from './pausing-means.js';
import type { Entered, Pauses, Provision, Simulation } from './simulation.js';

/** Where transcripts are typed. */
export interface Desk {
  readonly host: string;
  readonly home: string;
  /** Where `.console` commands run. */
  readonly folder: string;
}

/** Replays transcripts on a world: its terminals and its `sh -c`. */
export function worldSimulation(means: Means, desk: Desk): Simulation<World> {
  const must = (world: World, command: Command): World => {
    const { world: next, value } = step(world, command, means);
    if (isFailure(value)) throw new Error(value.message);
    return next;
  };
  const opened = (world: World, terminal: string) =>
    openSession(world, means, { terminal, host: desk.host, home: desk.home, env: machines(world, desk.host) });
  return {
    now: (world) => world.now,
    advance: (world, milliseconds) => must(world, { do: 'advance', milliseconds }),
    work: (world) => world.sequence,
    nextTimer: (world) => {
      const first = world.timers.first();
      return first && timerInstant(first[0]);
    },
    skew: (world, milliseconds) => ({ ...world, now: world.now + milliseconds }),
    enter: (world, terminal, line, pauses = none) =>
      enter(means, hasSession(world, terminal) ? world : opened(world, terminal).world, terminal, line, pauses),
    prompt: (world, terminal) => promptOf(means, world, terminal, opened),
    run: (world, command, pauses = none) => {
      const paused = pausingMeans(means, pauses);
      const env = { HOME: desk.home, ...machines(world, desk.host) };
      const options = { host: desk.host, cwd: desk.folder, env, patience: patienceFor(pauses) };
      return { ...runLine(world, paused.means, command, options), calls: paused.calls };
    },
    provide: (world, provision) => provide(must, world, provision),
    identifiers: identifiersOf,
  };
}

/** `DOCKER_B` for a machine named `b`: how transcripts reach the engines of other hosts. */
function machines(world: World, own: string): Record<string, string> {
  const others = [...world.hosts.values()].filter(({ name }) => name !== own);
  return Object.fromEntries(
    others.map(({ name, address }) => [`DOCKER_${name.toUpperCase()}`, `tcp://${address}:2375`]),
  );
}

const none: Pauses = { before: [] };

const patienceFor = ({ before }: Pauses): number => before.reduce((sum, pause) => sum + pause, sessionPatience);

function enter(means: Means, world: World, terminal: string, line: string, pauses: Pauses): Entered<World> {
  const paused = pausingMeans(means, pauses);
  const shown =
    line === '\u0003'
      ? interrupt(world, paused.means, terminal)
      : enterLine(world, paused.means, terminal, line, patienceFor(pauses));
  const { output, ...rest } = shown;
  return { ...rest, stdout: output, stderr: '', code: 0, calls: paused.calls };
}

/** An empty line shows the prompt again, and nothing else happens. */
function promptOf(
  means: Means,
  world: World,
  terminal: string,
  open: (world: World, terminal: string) => { readonly prompt: string },
): string {
  return hasSession(world, terminal) ? enterLine(world, means, terminal, '').prompt : open(world, terminal).prompt;
}

function provide(must: (world: World, command: Command) => World, world: World, provision: Provision): World {
  if (provision.provide === 'host') return must(world, { do: 'add-host', name: provision.name });
  return must(world, { do: 'add-registry', ...emptyRegistry(provision.address, provision.denies) });
}
