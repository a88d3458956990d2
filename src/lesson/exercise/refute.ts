import type { World } from '../../world/world.js';
import { type Answer, isRight } from '../answer.js';
import { runThere } from '../start.js';
import type { Exercise } from './exercise.js';
import type { Told } from './exercise-kind.js';

/** Longer sequences than this are not tried: every kind of exercise has one within it. */
const longest = 4;

interface Path {
  readonly world: World;
  readonly told: readonly Told[];
}

/**
 * The shortest sequence of commands whose output shows that an answer is wrong, with that output; of several the first
 * in the order of the exercise's commands. Undefined for an answer that is right.
 */
export function refute(exercise: Exercise, given: Answer): readonly Told[] | undefined {
  if (isRight(exercise.right, given)) return undefined;
  const { command, looks, read } = exercise.problem;
  const alphabet = command === undefined ? looks : [command, ...looks];
  let paths: readonly Path[] = [{ world: exercise.world, told: [] }];
  for (let length = 1; length <= longest; length += 1) {
    const longer: Path[] = [];
    for (const path of paths) {
      for (const one of alphabet) {
        if (saysNothingNew(path, one, command)) continue;
        const ran = runThere(path.world, one);
        const told = [...path.told, { command: one, output: ran.stdout + ran.stderr }];
        const shown = read(told);
        if (shown !== undefined && !isRight(shown, given) && isRight(exercise.right, shown)) return told;
        longer.push({ world: ran.world, told });
      }
    }
    paths = longer;
  }
  return undefined;
}

/** The command in question is given once; a look is not repeated before something has happened. */
function saysNothingNew({ told }: Path, one: string, command: string | undefined): boolean {
  const since = told.findLastIndex((before) => before.command === command);
  return one === command ? since >= 0 : told.slice(since + 1).some((before) => before.command === one);
}
