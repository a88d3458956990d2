import type { Kind, Told } from './exercise-kind.js';
import { diskUsage, freedIn, type ImagePlan, imagePlan } from './image-plan.js';
import { Look } from '../look.js';
import type { World } from '../../world/world.js';
import type { Dice } from './dice.js';

/** How much does `docker rmi` free? */
export const rmiFrees: Kind<ImagePlan> = {
  plan: (dice) => imagePlan(dice, { containers: true }),
  problem: ({ names }, world, dice) => {
    const name = pickName(names, world, dice);
    const command = `docker rmi ${name}`;
    const look = new Look(world);
    const image = look.image(name);
    const layers = look.host.row.images.layers;
    const top = image?.layers.at(-1);
    const own = top === undefined ? 0 : (layers.get(top)?.layer.size ?? 0);
    return {
      about: name,
      command,
      shown: ['docker images', 'docker ps -a'],
      right: (before, after) => ({ kind: 'size', bytes: before.host.imagesSize - after.host.imagesSize }),
      believed: {
        'as-listed': { kind: 'size', bytes: image?.size ?? 0 },
        'top-layer': { kind: 'size', bytes: own },
        nothing: { kind: 'size', bytes: 0 },
      },
      looks: [diskUsage, 'docker images', `docker history ${name}`],
      read: (told) => {
        const bytes = nothingDeleted(told, command) ? 0 : freedIn(told, command);
        return bytes === undefined ? undefined : { kind: 'size', bytes };
      },
    };
  },
};

/** Mostly one whose removal frees something, or nothing would always be a good guess. */
function pickName(names: readonly string[], world: World, dice: Dice): string {
  const before = new Look(world).host.imagesSize;
  const freeing = names.filter((name) => {
    const { host } = new Look(world);
    host.tryRemoveImage(name);
    return host.imagesSize < before;
  });
  return dice.pick(freeing.length > 0 && dice.chance(65) ? freeing : names);
}

/** A removal that deletes nothing says so itself: it only takes names away, or is refused. */
function nothingDeleted(told: readonly Told[], command: string): boolean {
  const removal = told.find((one) => one.command === command);
  return removal !== undefined && !/^Deleted: /m.test(removal.output);
}
