import { namesIn } from '../answer.js';
import { Look } from '../look.js';
import { runThere } from '../start.js';
import type { World } from '../../world/world.js';
import type { Dice } from './dice.js';
import { lastOutput, type Kind, type Plan } from './exercise-kind.js';

export const animals = ['ant', 'bee', 'cat', 'dog', 'eel', 'fox'] as const;

interface VolumePlan extends Plan {
  readonly containers: readonly string[];
}

/** What a container mounts: something of its own, or what an earlier one has. */
function mounts(dice: Dice, earlier: readonly string[], at: number): string {
  const own = dice.chance(50) ? `-v /data${at}` : `-v box${at}:/data${at}`;
  if (earlier.length === 0) return dice.chance(60) ? `-v /data ${own}` : '-v /data';
  if (dice.chance(70)) return `--volumes-from ${dice.pick(earlier)}${dice.chance(25) ? ` ${own}` : ''}`;
  return own;
}

/** Which volumes are gone after a container has been stopped or removed? */
export const volumesVanish: Kind<VolumePlan> = {
  plan: (dice) => {
    const lifetime = dice.pick(['course', 'engine'] as const);
    const containers = dice.several(animals, dice.number(2, 3));
    const setUp = ['docker pull -q busybox'];
    for (const [at, name] of containers.entries())
      setUp.push(`docker run -d --name ${name} ${mounts(dice, containers.slice(0, at), at)} busybox sleep 30d`);
    if (dice.chance(30)) setUp.push(`docker stop -t 0 ${dice.pick(containers)}`);
    return { setUp, lifetime, containers };
  },
  problem: ({ containers }, world, dice) => {
    const target = dice.pick(containers);
    const commands = [
      `docker stop -t 0 ${target}`,
      `docker rm -f ${target}`,
      `docker rm -f -v ${target}`,
      `docker stop -t 0 ${containers.join(' ')}`,
      `docker rm -f -v ${containers.join(' ')}`,
    ];
    const telling = commands.filter((one) => takesVolumes(world, one));
    const command = dice.pick(telling.length > 0 && dice.chance(60) ? telling : commands);
    const look = new Look(world);
    const all = look.host.volumes.map(({ name }) => name);
    const mounted = (look.container(target)?.mounts ?? []).flatMap(({ name }) => (all.includes(name) ? [name] : []));
    const names = (some: readonly string[]) => ({ kind: 'names' as const, names: some });
    return {
      about: target,
      command,
      shown: [
        'docker ps -a',
        'docker volume ls',
        `docker inspect -f '{{.Name}}{{range .Mounts}} {{.Destination}}={{.Name}}{{end}}' ${containers.join(' ')}`,
      ],
      right: (before, after) => {
        const left = new Set(after.host.volumes.map(({ name }) => name));
        return names(before.host.volumes.map(({ name }) => name).filter((name) => !left.has(name)));
      },
      believed: {
        'nameless-of-its': names(mounted.filter((name) => look.volume(name)?.anonymous === true)),
        'all-of-its': names(mounted),
        'none-ever': names([]),
        'every-nameless': names(all.filter((name) => look.volume(name)?.anonymous === true)),
      },
      looks: ['docker volume ls -q', 'docker ps -a', 'docker volume ls -q -f dangling=true'],
      read: (told) => {
        const at = told.findIndex((one) => one.command === command);
        const listed = at < 0 ? undefined : lastOutput(told, 'docker volume ls -q', at);
        if (listed === undefined) return undefined;
        const left = namesIn(listed);
        return names(all.filter((name) => left.kind === 'names' && !left.names.includes(name)));
      },
    };
  },
};

/** Whether fewer volumes are there after a command: if mostly none went, that would be a good guess. */
function takesVolumes(world: World, command: string): boolean {
  const count = (there: World) => new Look(there).host.volumes.length;
  return count(runThere(world, command).world) < count(world);
}
