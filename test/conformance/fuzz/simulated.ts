import { readFileSync } from 'node:fs';
import { createLab } from '../../../src/lab/lab.js';
import { terminalMeans } from '../../../src/terminal/means.js';
import { worldSimulation } from '../../../src/transcript/world-simulation.js';
import type { World } from '../../../src/world/world.js';
import { type Program, registryAddress, textOf } from './program.js';
import { settlingTime } from './recording.js';

const desk = { host: 'lesson', home: '/home/student', folder: '/home/student/lesson' };

export const simulation = worldSimulation(terminalMeans, desk);

const start: World = newLesson();

function newLesson(): World {
  const images: unknown = JSON.parse(readFileSync(new URL('../../record/images.json', import.meta.url), 'utf8'));
  const lab = createLab({
    seed: 'fuzz',
    host: { name: desk.host, folders: [desk.folder] },
    volumeLifetime: 'engine',
    programs: terminalMeans.programs,
    images,
  });
  lab.install(terminalMeans.programs, terminalMeans.serve);
  return lab.world;
}

/** The lesson's world at the first instant with this fraction of a second. */
export function beginning(millisecond: number): World {
  return simulation.advance(start, (1000 + millisecond - (start.now % 1000)) % 1000);
}

export interface Simulated {
  readonly program: Program;
  readonly outputs: readonly { readonly stdout: string; readonly stderr: string; readonly code: number }[];
}

/** The program without its commands that wait for ever, such as `docker wait` of what never ends. */
export function withoutEndless(program: Program): Simulated {
  let world = beginning(0);
  if (program.registry)
    world = simulation.provide(world, { provide: 'registry', address: registryAddress, denies: false });
  const commands = [];
  const outputs = [];
  for (const command of program.commands) {
    const outcome = simulation.run(world, textOf(command));
    if (outcome.hung) continue;
    commands.push(command);
    outputs.push(outcome);
    world = simulation.advance(outcome.world, settlingTime);
  }
  return { program: { ...program, commands }, outputs };
}
