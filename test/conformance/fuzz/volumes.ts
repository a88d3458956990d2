import type { Chance } from './chance.js';
import { quoted } from './files.js';
import type { Names } from './names.js';
import { type Command, line, may, type Part } from './program.js';

const flags = (chance: Chance, ...choices: readonly (readonly [number, string])[]): Part[] =>
  choices.flatMap(([percent, flag]) => (chance.percent(percent) ? [may(flag)] : []));

export function volumeCommand(chance: Chance, names: Names): Command {
  const several = () => (chance.percent(15) ? [may(names.volume())] : []);
  return chance.weighted<() => Command>([
    [
      4,
      () =>
        line(
          'docker volume create',
          ...flags(chance, [25, '--label keep'], [10, '--label tier=web']),
          ...(chance.percent(92) ? [names.newVolume()] : []),
        ),
    ],
    [5, () => line('docker volume rm', ...flags(chance, [15, '-f']), names.volume(), ...several())],
    [
      2,
      () => line('docker volume prune -f', ...flags(chance, [20, '--filter label=keep'], [10, '--filter label!=keep'])),
    ],
    [3, () => line('docker volume inspect', names.volume(), ...several())],
    [1, () => line("docker volume inspect -f '{{json .Labels}} {{.Mountpoint}} {{json .Options}}'", names.volume())],
    [1, () => line('docker volume create', chance.one('x', 'a/b', '--driver odd data', '-o type=tmpfs data'))],
  ])();
}

const psFilters = [
  'status=running',
  'status=exited',
  'status=created',
  'status=paused',
  'exited=0',
  'exited=137',
  'label=tier',
  'label=tier=web',
  'volume=data',
  'volume=/data',
  'ancestor=busybox',
  'ancestor=app',
  'name=we',
  'name=^web$',
  'before=store',
  'since=web',
  'odd=1',
  'status=odd',
] as const;

const psFormats = [
  '{{.Names}} {{.Image}} {{.Command}} {{.State}}',
  '{{.Names}}|{{.Mounts}}|{{.LocalVolumes}}|{{.Labels}}',
  'table {{.Names}}\\t{{.Status}}\\t{{.Size}}',
  '{{.Names}}: {{.Label "tier"}} {{.Size}}',
  '{{.ID}} {{.Names}} {{.Networks}} {{.Ports}}',
] as const;

const imageFilters = [
  'dangling=true',
  'dangling=false',
  'label=tier',
  'label=tier=web',
  'reference=app*',
  'reference=*/*',
  'since=busybox',
  'before=app',
  'odd=1',
] as const;

const imageFormats = [
  '{{.Repository}}:{{.Tag}} {{.Size}}',
  '{{.ID}} {{.Repository}} {{.Tag}} {{.Digest}}',
  'table {{.Repository}}\\t{{.Size}}',
] as const;

function containerList(chance: Chance): Command {
  return line(
    'docker ps',
    ...flags(
      chance,
      [55, '-a'],
      [12, '-s'],
      [12, '-q'],
      [10, '--no-trunc'],
      [6, '-l'],
      [6, `-n ${chance.one('1', '2')}`],
    ),
    ...(chance.percent(40) ? [may(`--filter ${chance.one(...psFilters)}`)] : []),
    ...(chance.percent(8) ? [may(`--filter ${chance.one(...psFilters)}`)] : []),
    ...(chance.percent(35) ? [may(`--format ${quoted(chance.one(...psFormats))}`)] : []),
  );
}

function imageList(chance: Chance): Command {
  return line(
    'docker images',
    ...flags(chance, [30, '-a'], [12, '-q'], [10, '--no-trunc'], [8, '--digests']),
    ...(chance.percent(30) ? [may(`--filter ${chance.one(...imageFilters)}`)] : []),
    ...(chance.percent(20) ? [may(`--format ${quoted(chance.one(...imageFormats))}`)] : []),
    ...(chance.percent(12) ? [may(chance.one('app', 'busybox', 'app:v2', "'app*'", 'team/tool', "'*/*'"))] : []),
  );
}

function volumeList(chance: Chance): Command {
  return line(
    'docker volume ls',
    ...flags(
      chance,
      [30, '-q'],
      [
        40,
        `--filter ${chance.one('dangling=true', 'dangling=false', 'label=keep', 'name=da', 'driver=local', 'odd=1')}`,
      ],
    ),
  );
}

export function list(chance: Chance): Command {
  return chance.weighted<() => Command>([
    [6, () => containerList(chance)],
    [4, () => imageList(chance)],
    [3, () => volumeList(chance)],
    [3, () => line('docker system df', ...flags(chance, [60, '-v']))],
    [1, () => line("docker system df --format '{{.Type}} {{.TotalCount}} {{.Active}} {{.Size}} {{.Reclaimable}}'")],
  ])();
}

export function systemPrune(chance: Chance): Command {
  return line('docker system prune -f', ...flags(chance, [40, '-a'], [40, '--volumes'], [10, '--filter label=keep']));
}
