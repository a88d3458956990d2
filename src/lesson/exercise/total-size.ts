import { lastOutput, type Kind } from './exercise-kind.js';
import { diskUsage, imagesIn, type ImagePlan, imagePlan } from './image-plan.js';
import { Look } from '../look.js';

/** What does everything that `docker images` lists take together? */
export const totalSize: Kind<ImagePlan> = {
  plan: (dice) => imagePlan(dice, { containers: false }),
  problem: (_, world) => {
    const { host } = new Look(world);
    const rows = host.images.flatMap(({ size, tags }) => tags.map(() => size));
    const sum = (sizes: readonly number[]) => sizes.reduce((all, one) => all + one, 0);
    return {
      about: '',
      shown: ['docker images'],
      right: (before) => ({ kind: 'size', bytes: before.host.imagesSize }),
      believed: {
        rows: { kind: 'size', bytes: sum(rows) },
        images: { kind: 'size', bytes: sum(host.images.map(({ size }) => size)) },
        largest: { kind: 'size', bytes: Math.max(...rows) },
      },
      looks: [diskUsage, 'docker images', 'docker images -a'],
      read: (told) => {
        const bytes = imagesIn(lastOutput(told, diskUsage));
        return bytes === undefined ? undefined : { kind: 'size', bytes };
      },
    };
  },
};
