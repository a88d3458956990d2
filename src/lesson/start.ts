import { createLab } from '../lab/lab.js';
import { runLine, type Ran } from '../terminal/session.js';
import { terminalMeans } from '../terminal/means.js';
import type { World } from '../world/world.js';
import type { Lesson, Question, Seen, Start } from './lesson.js';
import { laptop, Look } from './look.js';

/** Where a learner's shell begins. */
export const home = '/home/student';

/** Runs a command line on the learner's machine, without a terminal. */
export function runThere(world: World, line: string): Ran {
  return runLine(world, terminalMeans, line, { host: laptop, cwd: home, env: { HOME: home } });
}

/** What is there when a learner comes was not made this very second. */
const lately = '20m';

/** A command of a lesson's start has failed: a mistake of its author. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/** The world that these commands make; the same for the same seed. */
export function makeStart(seed: string, start: Start): World {
  const lab = createLab({
    seed,
    host: { name: laptop, folders: [home] },
    volumeLifetime: start.lifetime ?? 'course',
    programs: terminalMeans.programs,
    ...(start.images === undefined ? {} : { images: start.images }),
  });
  for (const registry of start.registries ?? []) lab.addRegistry(registry);
  let { world } = lab;
  for (const line of start.commands ?? []) {
    const ran = runThere(world, line);
    if (ran.hung) throw new StartError(`${seed}: \`${line}\` does not end by itself`);
    if (ran.code !== 0) throw new StartError(`${seed}: \`${line}\` ended with ${ran.code}: ${ran.stderr.trim()}`);
    world = ran.world;
  }
  const { lab: later } = new Look(world);
  if ((start.commands ?? []).length > 0) later.advance(lately);
  if (start.offline === true) later.host().online = false;
  return later.world;
}

/** Built once each, however often they are asked for. */
const made = new WeakMap<Lesson, World>();

export function startOf(lesson: Lesson): World {
  const known = made.get(lesson);
  if (known !== undefined) return known;
  const world = makeStart(lesson.id, lesson.start);
  made.set(lesson, world);
  return world;
}

/** What the commands of a question do to a fork of a world. */
export function see(world: World, { show }: Pick<Question, 'show'>): Seen {
  let after = world;
  const printed: string[] = [];
  for (const line of show) {
    const ran = runThere(after, line);
    printed.push(ran.stdout + ran.stderr);
    after = ran.world;
  }
  return { before: new Look(world), after: new Look(after), printed };
}
