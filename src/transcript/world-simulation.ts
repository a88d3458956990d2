import { emptyRegistry } from '../registry/registry.js';
import type { Means } from '../step/step.js';
import { step } from '../step/step.js';
import type { Command } from '../step/command.js';
import { timerInstant } from '../kernel/queue.js';
import {
  enterLine,
  hasSession,
  interrupt,
  openSession,
  type RunLineOptions,
  runLine,
  sessionPatience,
  type Shown,
} from '../terminal/session.js';
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
  const opened = (world: World, terminal: string) => openAtDesk(world, means, desk, terminal);
  return {
    now: (world) => world.now,
    advance: (world, milliseconds) => must(world, { do: 'advance', milliseconds }),
    work: (world) => world.sequence,
    nextTimer: (world) => {
      const first = world.timers.first();
      return first && timerInstant(first[0]);
    },
    skew: (world, milliseconds) => ({ ...world, now: world.now + milliseconds }),
    enter: (world, terminal, line, pauses = noPauses) =>
      enter(means, hasSession(world, terminal) ? world : opened(world, terminal).world, terminal, line, pauses),
    prompt: (world, terminal) => promptOf(means, world, terminal, opened),
    run: (world, command, pauses = noPauses) => {
      const paused = pausingMeans(means, pauses);
      const options = { ...runsAt(world, desk), patience: patienceFor(pauses) };
      return { ...runLine(world, paused.means, command, options), calls: paused.calls };
    },
    provide: (world, provision) => provide(must, world, provision),
    identifiers: identifiersOf,
  };
}

/** A terminal of the name that a transcript gives it. */
export function openAtDesk(world: World, means: Means, { host, home }: Desk, terminal: string): Shown {
  return openSession(world, means, { terminal, host, home, env: machines(world, host) });
}

/** Where and with what a `.console` command runs. */
export function runsAt(world: World, { host, home, folder }: Desk): RunLineOptions {
  return { host, cwd: folder, env: { HOME: home, ...machines(world, host) } };
}

/** `DOCKER_B` for a machine named `b`: how transcripts reach the engines of other hosts. */
function machines(world: World, own: string): Record<string, string> {
  const others = [...world.hosts.values()].filter(({ name }) => name !== own);
  return Object.fromEntries(
    others.map(({ name, address }) => [`DOCKER_${name.toUpperCase()}`, `tcp://${address}:2375`]),
  );
}

export const noPauses: Pauses = { before: [] };

/** How long a line may take, with the pauses in it. */
export const patienceFor = ({ before }: Pauses): number => before.reduce((sum, pause) => sum + pause, sessionPatience);

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
