import type { World } from '../../world/world.js';
import { type Answer, isRight } from '../answer.js';
import { Look } from '../look.js';
import { makeStart, runThere } from '../start.js';
import { Dice } from './dice.js';
import type { Kind, KindName, Problem, Told } from './exercise-kind.js';
import { filesSeen } from './files-seen.js';
import { inTheImage } from './in-the-image.js';
import { rmiFrees } from './rmi-frees.js';
import { tagMoves } from './tag-moves.js';
import { totalSize } from './total-size.js';
import { volumesVanish } from './volumes-vanish.js';

const kinds: { readonly [name in KindName]: Kind } = {
  'rmi-frees': rmiFrees,
  'total-size': totalSize,
  'tag-moves': tagMoves,
  'volumes-vanish': volumesVanish,
  'files-seen': filesSeen,
  'in-the-image': inTheImage,
};

export const exerciseKinds = Object.keys(kinds) as readonly KindName[];

/** A world and a question about it, made from a seed. The answer is what the simulation says. */
export interface Exercise {
  readonly seed: string;
  readonly kind: KindName;
  /** How the world came about, command by command, on an empty machine. */
  readonly setUp: readonly string[];
  readonly world: World;
  readonly problem: Problem;
  readonly right: Answer;
}

/** The exercise of a seed; of a kind, if one is given, else of one that the seed chooses. */
export function exercise(seed: string, wanted?: KindName): Exercise {
  const dice = new Dice(seed);
  const chosen = dice.pick(exerciseKinds);
  const kind = wanted ?? chosen;
  const { plan, problem: ask } = kinds[kind];
  const made = plan(dice);
  const { setUp, lifetime } = made;
  const world = makeStart(`exercise ${seed}`, { commands: setUp, ...(lifetime === undefined ? {} : { lifetime }) });
  const problem = ask(made, world, dice);
  const after = problem.command === undefined ? world : runThere(world, problem.command).world;
  const right = problem.right(new Look(world), new Look(after));
  return { seed, kind, setUp, world, problem, right };
}

/** What somebody believes who gives this answer: the name of the belief, when it is a known one. */
export function beliefOf({ problem, right }: Exercise, given: Answer): string | undefined {
  if (isRight(right, given)) return undefined;
  return Object.entries(problem.believed).find(([, answer]) => isRight(answer, given))?.[0];
}

/** Runs commands on a fork of the exercise's world. */
export function tell(world: World, commands: readonly string[]): readonly Told[] {
  let now = world;
  return commands.map((command) => {
    const ran = runThere(now, command);
    now = ran.world;
    return { command, output: ran.stdout + ran.stderr };
  });
}
