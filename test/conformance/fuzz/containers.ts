import type { Chance } from './chance.js';
import { edit, filePath, folder, hostPath, look, quoted, script } from './files.js';
import type { Names } from './names.js';
import { type Command, line, may, need, type Part, settling } from './program.js';

function operands(chance: Chance, names: Names): Part[] {
  const first = names.container();
  const second = names.container();
  // The client works on several at once: twice the same one is a race.
  return chance.percent(12) && second !== first ? [need(first), may(second)] : [need(first)];
}

const flags = (chance: Chance, ...choices: readonly (readonly [number, string])[]): Part[] =>
  choices.flatMap(([percent, flag]) => (chance.percent(percent) ? [may(flag)] : []));

/** start, stop and what else changes a container's state. */
export function lifecycle(chance: Chance, names: Names): Command {
  const whom = () => operands(chance, names);
  const now = () => may(`-t ${chance.one('0', '0', '1')}`);
  return settling(
    chance.weighted<() => Command>([
      [6, () => line('docker start', ...flags(chance, [15, '-a']), ...whom())],
      [4, () => line('docker stop', { ...now(), optional: false }, ...whom())],
      [
        3,
        () =>
          line('docker kill', ...flags(chance, [15, `-s ${chance.one('KILL', '9', 'TERM', 'HUP', 'odd')}`]), ...whom()),
      ],
      [3, () => line('docker restart', { ...now(), optional: false }, ...whom())],
      [2, () => line('docker pause', ...whom())],
      [2, () => line('docker unpause', ...whom())],
      [1, () => line('docker wait', ...whom())],
    ])(),
  );
}

export function removal(chance: Chance, names: Names): Command {
  return settling(
    chance.weighted<() => Command>([
      [8, () => line('docker rm', ...flags(chance, [55, '-f'], [35, '-v'], [3, '-l']), ...operands(chance, names))],
      [
        1,
        () =>
          line('docker container prune -f', ...flags(chance, [20, `--filter label=${chance.one('keep', 'tier=web')}`])),
      ],
    ])(),
  );
}

export function execution(chance: Chance, names: Names): Command {
  const given = flags(
    chance,
    [6, `-w ${chance.one('/data', '/srv', '/nosuch')}`],
    [5, '-e A=9'],
    [6, `-u ${chance.one('33', 'nobody', 'nosuch')}`],
    [3, '-i'],
  );
  const what = chance.weighted<() => string>([
    [9, () => `sh -c ${quoted(script(chance))}`],
    [4, () => `sh -c ${quoted(look(chance))}`],
    [3, () => edit(chance).replace(/ (>>?) .*/, '')],
    [1, () => chance.one('nosuch', 'true', 'false', '/data')],
  ]);
  const made = line('docker exec', ...given, names.container(), what());
  return chance.percent(4)
    ? settling({ ...made, parts: [...made.parts.slice(0, 1), { text: '-d', optional: true }, ...made.parts.slice(1)] })
    : made;
}

export function copy(chance: Chance, names: Names): Command {
  const inside = `${names.container()}:${chance.one(filePath(chance), folder(chance), `${folder(chance)}/.`, '/nosuch/x')}`;
  const outside = chance.one(hostPath(chance), hostPath(chance), `${hostPath(chance)}/.`, '.');
  const given = flags(chance, [8, '-a'], [5, '-L']);
  return chance.weighted<() => Command>([
    [6, () => line('docker cp', ...given, outside, inside)],
    [5, () => line('docker cp', ...given, inside, outside)],
    [1, () => line('docker cp', ...given, inside, '- | tar tf - | sort')],
    [1, () => line('docker cp', inside, `${names.container()}:/tmp`)],
  ])();
}

/** Commands that only tell of a container, or that change no more than its name. */
export function inquiry(chance: Chance, names: Names): Command {
  const whom = names.container();
  return chance.weighted<() => Command>([
    [5, () => line('docker diff', whom)],
    [3, () => line('docker logs', ...flags(chance, [15, `--tail ${chance.one('1', '0', 'all')}`]), whom)],
    [2, () => line('docker rename', whom, names.newContainer())],
    [2, () => line('docker inspect', ...flags(chance, [10, '-s']), whom)],
    [2, () => line(`docker inspect -f ${quoted(containerFormat(chance))}`, ...operands(chance, names))],
    [
      1,
      () =>
        line(
          'docker inspect',
          ...flags(chance, [50, `--type ${chance.one('container', 'image', 'volume')}`]),
          chance.one(whom, names.volume(), names.image()),
        ),
    ],
    [1, () => line('docker port', whom)],
    [1, () => line('docker top', whom, '-o comm')],
    [
      1,
      () =>
        line(
          'docker update',
          `${chance.one('-m 80m --memory-swap -1', '--restart no', '--restart always')}`,
          whom,
          '&& docker update --restart no',
          whom,
        ),
    ],
    [1, () => line('docker container inspect', whom)],
  ])();
}

function containerFormat(chance: Chance): string {
  return chance.one(
    '{{.State.Status}} {{.State.ExitCode}} {{.State.Error}}',
    '{{json .Config.Cmd}} {{json .Config.Env}}',
    '{{json .Config.Volumes}}',
    '{{.Config.Image}} {{.Image}}',
    '{{json .HostConfig.Mounts}}',
    '{{.RestartCount}} {{.Name}} {{.Path}} {{.Args}}',
    '{{index .Config.Labels "tier"}}',
    '{{.SizeRw}}',
    '{{len .Mounts}}',
  );
}
