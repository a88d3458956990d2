import { fakeSimulation, fakeWorld } from './fake-simulation.js';
import type { FakeWorld } from './fake-simulation.js';

/** A command of a recording, after so many milliseconds. */
export type Recorded = readonly [gap: number, command: string];

export const EPOCH = 1_795_415_000_000;

/** What an author would have seen on his own machine: other identifiers and times than the judge's. */
export function recordConsole(commands: readonly Recorded[], seed = 77, start = EPOCH + 87_654_321): string {
  let world: FakeWorld = fakeWorld(seed, start);
  let text = '# recorded\n';
  for (const [gap, command] of commands) {
    world = fakeSimulation.advance(world, gap);
    const line = substitute(command, world);
    const outcome = fakeSimulation.run(world, line);
    world = outcome.world;
    text += `$ ${line}\n${outcome.stdout}${outcome.stderr}${outcome.code === 0 ? '' : `[exit ${outcome.code}]\n`}`;
  }
  return text;
}

/** `@0` is the newest container's short identifier, `@full` its long one, `@name` its name. */
function substitute(command: string, world: FakeWorld): string {
  const box = world.boxes[0];
  return command
    .replaceAll('@full', box?.id ?? '')
    .replaceAll('@0', box?.id.slice(0, 12) ?? '')
    .replaceAll('@short', box?.id.slice(0, 4) ?? '')
    .replaceAll('@name', box?.name ?? '');
}

export function recordSession(commands: readonly Recorded[], seed = 77, start = EPOCH + 87_654_321): string {
  let world: FakeWorld = fakeWorld(seed, start);
  let text = '# A lesson\n\n```\nSome prose about - `docker`\n';
  for (const [gap, command] of commands) {
    world = fakeSimulation.advance(world, gap);
    const prompt = fakeSimulation.prompt(world, 'any');
    const line = substitute(command, world);
    const outcome = fakeSimulation.enter(world, 'any', line);
    world = outcome.world;
    text += `${prompt}${line}\n${outcome.stdout}`;
  }
  return `${text}\`\`\`\n\nThe end.\n`;
}
