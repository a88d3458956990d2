import type { Chance } from './chance.js';
import { hostAbsolute, hostPath, look, mountPoint, quoted, script } from './files.js';
import type { Names } from './names.js';
import { type Command, line, may, need, type Part, settling } from './program.js';

/** `-v`, `--mount`, `--tmpfs` and `--volumes-from`. */
function mount(chance: Chance, names: Names): Part {
  const at = mountPoint(chance);
  const mode = chance.weighted([
    [12, ''],
    [4, ':ro'],
    [1, ':rw'],
    [1, ':nocopy'],
    [1, ':z'],
  ]);
  return may(
    chance.weighted<() => string>([
      [8, () => `-v ${names.newVolume()}:${at}${mode}`],
      [6, () => `-v ${at}`],
      [4, () => `-v ${hostAbsolute(chance)}:${at}${mode.replace(':nocopy', '')}`],
      [3, () => `-v ./${hostPath(chance)}:${at}${mode.replace(':nocopy', '')}`],
      [5, () => `--volumes-from ${names.container()}${mode.replace(':nocopy', ':bogus')}`],
      [2, () => `--tmpfs ${at}${chance.one('', ':size=1m')}`],
      [3, () => `--mount ${mountOption(chance, names, at)}`],
      [1, () => `-v ${chance.one('a/b:/x', 'data:rel', '/:/x', ':/x', 'data:/', 'data:/data:zz')}`],
    ])(),
  );
}

function mountOption(chance: Chance, names: Names, at: string): string {
  const readonly = chance.weighted([
    [4, ''],
    [1, ',readonly'],
    [1, ',ro'],
  ]);
  return chance.weighted<() => string>([
    [4, () => `source=${names.newVolume()},target=${at}${readonly}`],
    [3, () => `type=bind,source=${hostAbsolute(chance)},target=${at}${readonly}`],
    [2, () => `type=volume,target=${at}${readonly}`],
    [2, () => `type=tmpfs,target=${at}`],
    [1, () => `type=volume,source=${names.newVolume()},target=${at},volume-nocopy`],
    [1, () => chance.one('type=bind,target=/x', 'source=data', `type=odd,target=${at}`, 'type=volume,target=rel')],
  ])();
}

/** Any option but a mount. */
function setting(chance: Chance): Part {
  return may(
    chance.weighted<string>([
      [3, `-e ${chance.one('A=1', 'B=two', 'HOME=/tmp', 'EMPTY=')}`],
      [2, `-w ${chance.one('/data', '/work', '/work/deep', '/etc/passwd')}`],
      [2, `-u ${chance.one('33', '33:33', 'www-data', 'nobody', '1000', 'nosuch')}`],
      [4, `-l ${chance.one('tier=web', 'tier=db', 'keep', 'keep=')}`],
      [1, `-h ${chance.one('host1', 'host2')}`],
      [1, `--entrypoint ${chance.one('echo', 'ls', "''", 'nosuch', '/bin/sh')}`],
      [1, '--read-only'],
      [1, `--stop-signal ${chance.one('KILL', 'INT', '15')}`],
      [1, `--stop-timeout ${chance.one('0', '1')}`],
      [1, `--restart ${chance.one('no', 'on-failure:1')}`],
      [1, `--network ${chance.one('none', 'host', 'nosuch')}`],
      [1, `-m ${chance.one('64m', '100m')}`],
      [1, '--init'],
      [1, `--pull ${chance.one('never', 'missing')}`],
      [1, '--no-healthcheck'],
    ]),
  );
}

/** The engine takes several `-v` in any order, so no volume is given twice: which one fills it would be chance. */
function onceEach(mounts: readonly Part[]): Part[] {
  const volumeOf = ({ text }: Part) => /(?:^-v |source=)([a-z]+)[:,]/.exec(text)?.[1] ?? text;
  return mounts.filter((one, index) => mounts.findIndex((other) => volumeOf(other) === volumeOf(one)) === index);
}

function options(chance: Chance, names: Names): Part[] {
  const mounts = Array.from(
    {
      length: chance.weighted([
        [4, 0],
        [6, 1],
        [3, 2],
        [1, 3],
      ]),
    },
    () => mount(chance, names),
  );
  const settings = Array.from(
    {
      length: chance.weighted([
        [6, 0],
        [3, 1],
        [1, 2],
      ]),
    },
    () => setting(chance),
  );
  return [...onceEach(mounts), ...settings];
}

/** What stays until it is told to end. */
export const staying = 'sleep 1000';

function endingCommand(chance: Chance): string {
  return chance.weighted<() => string>([
    [6, () => `sh -c ${quoted(script(chance))}`],
    [2, () => `sh -c ${quoted(look(chance))}`],
    [1, () => chance.one('true', 'false', 'ls /data', 'cat /data/a')],
    [1, () => `sh -c ${quoted(`exit ${chance.one('3', '127', '137')}`)}`],
    [1, () => chance.one('nosuch', '/data', '/etc/passwd', 'sh -c nosuch')],
  ])();
}

const named = (names: Names): Part => may(`--name ${names.newContainer()}`);

/** Says which volume is mounted where: anonymous ones can't be told apart later. */
const told = line(
  "docker inspect -f '{{range .Mounts}}{{.Destination}} {{.Type}} {{.Name}} {{.RW}}{{println}}{{end}}' $(docker ps -lq) | sort",
);

/** `run` and `create`. */
export function creation(chance: Chance, names: Names): Command[] {
  const given = options(chance, names);
  const image = names.image();
  const name = chance.percent(88) ? [named(names)] : [];
  const rm = chance.percent(12) ? [may('--rm')] : [];
  const made = chance.weighted<() => Command>([
    [7, () => settling(line('docker run -d', ...name, ...rm, ...given, image, staying))],
    [2, () => settling(line('docker run -d', ...name, ...rm, ...given, image, endingCommand(chance)))],
    [4, () => line('docker run', ...name, ...rm, ...given, image, endingCommand(chance))],
    [3, () => line('docker create', ...name, ...rm, ...given, image, chance.one(staying, endingCommand(chance)))],
    [1, () => line(chance.one('docker run', 'docker create'), ...name, ...rm, ...given, image)],
    [1, () => line('docker run -d', need(`-${chance.one('t', 'i', 'it')}`), ...name, ...rm, ...given, image, staying)],
  ])();
  return given.some(({ text }) => /^-v \/|--volumes-from|type=volume,target/.test(text)) || chance.percent(10)
    ? [made, told]
    : [made];
}
