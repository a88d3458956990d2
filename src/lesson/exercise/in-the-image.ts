import { namesIn } from '../answer.js';
import { lastOutput, type Kind, type Plan } from './exercise-kind.js';

interface CommitPlan extends Plan {
  readonly inVolume: readonly string[];
  readonly own: readonly string[];
}

const rooms = ['kitchen', 'cellar', 'attic', 'garden'] as const;
const things = ['lamp', 'chair', 'clock', 'mirror', 'carpet'] as const;
const command = 'docker commit worker packed';
const find = 'docker run --rm packed find /house -type f';

/** Which files of a container get into the image that is committed from it? */
export const inTheImage: Kind<CommitPlan> = {
  plan: (dice) => {
    const [mounted, ...others] = dice.several(rooms, 3) as readonly [string, string, string];
    const files = dice
      .several(things, dice.number(2, 4))
      .map((thing) => `/house/${dice.pick([mounted, mounted, ...others])}/${thing}`);
    const source = dice.pick(['', 'things:', '/home/student/things:']);
    const makes = `mkdir -p /house/${others.join(' /house/')}; touch ${files.join(' ')}; sleep 30d`;
    const setUp = [
      'docker pull -q busybox',
      `docker run -d --name worker -v ${source}/house/${mounted} busybox sh -c '${makes}'`,
      'sleep 1',
    ];
    const inVolume = files.filter((file) => file.startsWith(`/house/${mounted}/`));
    return { setUp, inVolume, own: files.filter((file) => !inVolume.includes(file)) };
  },
  problem: ({ inVolume, own }) => {
    const all = [...inVolume, ...own];
    const names = (some: readonly string[]) => ({ kind: 'names' as const, names: some });
    return {
      about: 'worker',
      command,
      shown: [
        "docker inspect -f '{{range .Mounts}}{{.Destination}}{{end}}' worker",
        'docker exec worker find /house -type f',
      ],
      right: (_, after) => names(all.filter((file) => after.imageText('packed', file) !== undefined)),
      believed: { everything: names(all), nothing: names([]), 'only-the-volume': names(inVolume) },
      looks: [find, 'docker ps -a', 'docker images'],
      read: (told) => {
        const at = told.findIndex((one) => one.command === command);
        const found = at < 0 ? undefined : lastOutput(told, find, at);
        return found === undefined ? undefined : namesIn(found);
      },
    };
  },
};
