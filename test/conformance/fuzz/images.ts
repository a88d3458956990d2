import type { Chance } from './chance.js';
import { quoted } from './files.js';
import type { Names } from './names.js';
import { type Command, line, may, type Part } from './program.js';

const flags = (chance: Chance, ...choices: readonly (readonly [number, string])[]): Part[] =>
  choices.flatMap(([percent, flag]) => (chance.percent(percent) ? [may(flag)] : []));

const change = (chance: Chance): string =>
  `-c ${quoted(
    chance.one(
      'CMD ["sleep", "1000"]',
      'VOLUME /data',
      'VOLUME /srv /data/in',
      'ENV A=1 B=2',
      'LABEL tier=web',
      'USER 33',
      'WORKDIR /work',
      'ENTRYPOINT ["sh"]',
      'EXPOSE 80',
      'RUN true',
      'HEALTHCHECK NONE',
    ),
  )}`;

function commit(chance: Chance, names: Names): Command {
  const given = [
    ...flags(chance, [15, '-m note'], [8, '-a author'], [6, '-p=false']),
    ...(chance.percent(35) ? [may(change(chance))] : []),
  ];
  const name = chance.percent(85) ? [may(names.newImage())] : [];
  return line('docker commit', ...given, names.container(), ...name);
}

/** An image by a name, or by its identifier. */
const anImage = (chance: Chance, names: Names): string =>
  chance.percent(25)
    ? `$(docker images -q ${chance.one('--no-trunc ', '')}${names.image()} | head -n 1)`
    : names.image();

function removal(chance: Chance, names: Names): Command {
  const second = chance.percent(12) ? [may(names.image())] : [];
  return line('docker rmi', ...flags(chance, [25, '-f'], [10, '--no-prune']), anImage(chance, names), ...second);
}

/** save, load, export and import; by files and by pipes. */
function archive(chance: Chance, names: Names): Command {
  const image = names.image();
  const file = chance.one('one.tar', 'two.tar');
  return chance.weighted<() => Command>([
    [3, () => line('docker save', `-o ${file}`, image, ...(chance.percent(30) ? [may(names.image())] : []))],
    [3, () => line('docker load', `-i ${file}`)],
    [1, () => line('docker save', image, '| docker load')],
    [
      3,
      () =>
        line(
          'docker export',
          names.container(),
          '| docker import',
          ...(chance.percent(40) ? [may(change(chance))] : []),
          '-',
          names.newImage(),
        ),
    ],
    [1, () => line('docker export', `-o ${file}`, names.container())],
    [1, () => line('docker import', file, names.newImage())],
    [1, () => line('docker export', names.container(), "| tar tf - | grep -E '^(data|srv|home)' | sort")],
  ])();
}

function inquiry(chance: Chance, names: Names): Command {
  return chance.weighted<() => Command>([
    [
      3,
      () => line('docker history', ...flags(chance, [20, '--no-trunc'], [10, '-q'], [15, '-H=false']), names.image()),
    ],
    [2, () => line('docker image inspect', names.image())],
    [2, () => line(`docker image inspect -f ${quoted(imageFormat(chance))}`, names.image())],
  ])();
}

function imageFormat(chance: Chance): string {
  return chance.one(
    '{{json .RepoTags}} {{json .RepoDigests}}',
    '{{json .RootFS.Layers}}',
    '{{.Size}} {{.VirtualSize}}',
    '{{json .Config}}',
    '{{.Parent}} {{.Comment}} {{.Author}}',
    '{{len .RootFS.Layers}} {{json .ContainerConfig.Cmd}}',
  );
}

/** Everything about images but lists of them. */
export function imageCommand(chance: Chance, names: Names): Command {
  return chance.weighted<() => Command>([
    [9, () => commit(chance, names)],
    [4, () => line('docker tag', anImage(chance, names), names.newImage())],
    [7, () => removal(chance, names)],
    [5, () => archive(chance, names)],
    [4, () => inquiry(chance, names)],
    [2, () => line('docker image prune -f', ...flags(chance, [40, '-a'], [10, '--filter label=tier=web']))],
  ])();
}

export function registryCommand(chance: Chance, names: Names): Command {
  const quiet = flags(chance, [50, '-q']);
  return chance.weighted<() => Command>([
    [5, () => line('docker push', ...quiet, names.remoteImage())],
    [5, () => line('docker pull', ...quiet, names.remoteImage())],
    [3, () => line('docker tag', anImage(chance, names), names.newImage())],
    [2, () => line('docker rmi', ...flags(chance, [30, '-f']), names.remoteImage())],
    [1, () => line(`docker ${chance.one('push', 'pull')} -a`, names.remoteImage().replace(/:v2$/, ''))],
    [1, () => line('docker images --digests', names.remoteImage().replace(/:v2$/, ''))],
  ])();
}
