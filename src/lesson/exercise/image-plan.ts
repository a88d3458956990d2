import { fromHumanSize } from '../../time/size.js';
import type { Dice } from './dice.js';
import type { Plan, Told } from './exercise-kind.js';

export const dishes = ['soup', 'bread', 'tea', 'cake', 'stew', 'rice'] as const;
const bases = ['alpine', 'busybox'] as const;

export interface ImagePlan extends Plan {
  /** Every name that an image got, with its tag. */
  readonly names: readonly string[];
}

/** Some images that stand on one another, with a weight of their own each, and a second name here and there. */
export function imagePlan(dice: Dice, { containers }: { readonly containers: boolean }): ImagePlan {
  const base = `${dice.pick(bases)}:latest`;
  const setUp = [`docker pull -q ${base}`];
  const names = [base];
  const count = dice.number(2, 4);
  for (const dish of dice.several(dishes, count)) {
    const below = dice.pick(names);
    const name = `${dish}:v${dice.number(1, 3)}`;
    // A layer of at least so much shows in a size of four digits.
    const weight = dice.number(4, 18) * 5_000_000;
    setUp.push(`docker run --name maker ${below} truncate -s ${weight} /${dish}`);
    setUp.push(`docker commit maker ${name}`, 'docker rm maker');
    names.push(name);
    if (dice.chance(35)) {
      const second = `${dish}:${dice.pick(['stable', 'friday', 'best'])}`;
      setUp.push(`docker tag ${name} ${second}`);
      names.push(second);
    }
  }
  if (containers && dice.chance(30)) setUp.push(`docker run --name guest ${dice.pick(names)} true`);
  return { setUp, names };
}

export const diskUsage = "docker system df --format '{{.Type}} {{.Size}}'";

/** Bytes of all images, as a line `Images 37.8MB` says. */
export function imagesIn(output: string | undefined): number | undefined {
  const size = /^Images (\S+)$/m.exec(output ?? '')?.[1];
  return size === undefined ? undefined : fromHumanSize(size);
}

/** Of the disk usages before and after a command, how much less the later one is. */
export function freedIn(told: readonly Told[], command: string): number | undefined {
  const at = told.findIndex((one) => one.command === command);
  if (at < 0) return undefined;
  const before = imagesIn(told.slice(0, at).findLast((one) => one.command === diskUsage)?.output);
  const after = imagesIn(told.slice(at + 1).find((one) => one.command === diskUsage)?.output);
  return before === undefined || after === undefined ? undefined : before - after;
}
