import { namesIn } from '../answer.js';
import type { Dice } from './dice.js';
import { lastOutput, type Kind, type Plan } from './exercise-kind.js';
import { animals } from './volumes-vanish.js';

interface FilesPlan extends Plan {
  readonly last: string;
  /** Every file that any container wrote into its `/box`. */
  readonly all: readonly string[];
  /** What the last one wrote itself. */
  readonly own: readonly string[];
  /** What the others had written when the last one was made. */
  readonly earlier: readonly string[];
}

const fruit = ['apple', 'lemon', 'melon', 'olive', 'peach', 'plum'] as const;

function mount(dice: Dice, earlier: readonly string[]): string {
  if (earlier.length > 0 && dice.chance(70)) return `--volumes-from ${dice.pick(earlier)}`;
  return dice.pick(['-v /box', '-v box:/box', '-v /home/student/box:/box']);
}

/** Which files does the last container see? */
export const filesSeen: Kind<FilesPlan> = {
  plan: (dice) => {
    const containers = dice.several(animals, dice.number(2, 4));
    const files = [...fruit];
    const setUp = ['docker pull -q busybox'];
    const last = containers.at(-1) ?? '';
    for (const [at, name] of containers.slice(0, -1).entries()) {
      setUp.push(`docker run -d --name ${name} ${mount(dice, containers.slice(0, at))} busybox sleep 30d`);
      setUp.push(`docker exec ${name} touch /box/${files.shift()}`);
    }
    const written = fruit.filter((file) => !files.includes(file));
    setUp.push(`docker run -d --name ${last} ${mount(dice, containers.slice(0, -1))} busybox sleep 30d`);
    const late = files.shift() ?? '';
    setUp.push(`docker exec ${dice.pick(containers.slice(0, -1))} touch /box/${late}`);
    const own = dice.chance(50) ? [files.shift() ?? ''] : [];
    for (const file of own) setUp.push(`docker exec ${last} touch /box/${file}`);
    if (dice.chance(40)) setUp.push(`docker rm -f ${containers[0]}`);
    return { setUp, last, own, earlier: written, all: [...written, late, ...own] };
  },
  problem: ({ last, all, own, earlier }) => {
    const list = `docker exec ${last} ls /box`;
    const names = (some: readonly string[]) => ({ kind: 'names' as const, names: some });
    return {
      about: last,
      shown: ['docker ps -a', 'docker volume ls'],
      right: (before) => names(before.names(last, '/box') ?? []),
      believed: { everything: names(all), 'only-its-own': names(own), copied: names([...earlier, ...own]) },
      looks: [list, 'docker volume ls', 'docker ps -a'],
      read: (told) => {
        const listed = lastOutput(told, list);
        return listed === undefined ? undefined : namesIn(listed);
      },
    };
  },
};
