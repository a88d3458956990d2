import { namesIn } from '../answer.js';
import { Look } from '../look.js';
import { lastOutput, type Kind, type Plan, type Told } from './exercise-kind.js';
import { dishes } from './image-plan.js';

interface TagPlan extends Plan {
  readonly names: readonly string[];
}

const list = "docker images --format '{{.Repository}}:{{.Tag}} {{.ID}}'";

/** Which names does an image have after a tag, a commit, or a removal? */
export const tagMoves: Kind<TagPlan> = {
  plan: (dice) => {
    const names: string[] = [];
    const setUp = ['docker pull -q busybox'];
    for (const dish of dice.several(dishes, 2)) {
      const name = `${dish}:v${dice.number(1, 2)}`;
      setUp.push(`docker run --name maker busybox touch /${dish}`, `docker commit maker ${name}`, 'docker rm maker');
      names.push(name);
      if (!dice.chance(60)) continue;
      const second = `${dish}:best`;
      setUp.push(`docker tag ${name} ${second}`);
      names.push(second);
    }
    setUp.push('docker run --name pot busybox touch /new');
    return { setUp, names };
  },
  problem: ({ names }, world, dice) => {
    const look = new Look(world);
    const [from, to] = dice.several(names, 2) as readonly [string, string];
    const tag = `docker tag ${from} ${to}`;
    const command = dice.pick([tag, tag, `docker commit pot ${to}`, `docker rmi ${to}`]);
    const asked = dice.pick([from, to]);
    const id = look.image(asked)?.shortId ?? '';
    const before = look.image(id)?.tags ?? [];
    return {
      about: id,
      command,
      shown: [list],
      right: (_, after) => ({ kind: 'names', names: after.image(id)?.tags ?? [] }),
      believed: {
        unchanged: { kind: 'names', names: before },
        removed: { kind: 'names', names: [] },
        ...(command === tag && asked === from ? { renamed: { kind: 'names', names: renamed(before, from, to) } } : {}),
      },
      looks: [list, 'docker images -q', 'docker ps -a'],
      read: (told) => namesOf(told, command, id),
    };
  },
};

/** What would come of a tag that took the old name away. */
function renamed(names: readonly string[], from: string, to: string): readonly string[] {
  return [...names.filter((name) => name !== from && name !== to), to];
}

/** The names beside an id in a list after the command. */
function namesOf(told: readonly Told[], command: string, id: string) {
  const at = told.findIndex((one) => one.command === command);
  const listed = at < 0 ? undefined : lastOutput(told, list, at);
  if (listed === undefined) return undefined;
  const rows = listed.split('\n').filter((row) => row.endsWith(` ${id}`));
  return namesIn(
    rows
      .map((row) => row.slice(0, -id.length - 1))
      .filter((name) => !name.includes('<none>'))
      .join(' '),
  );
}
