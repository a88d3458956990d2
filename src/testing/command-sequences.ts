import fc from 'fast-check';
import type { VolumeLifetime } from '../volume/lifetime.js';
import type { CommandSequence, ContainerWish, LabCommand } from './lab-command.js';
import { sequenceRegistry } from './sequence-lab.js';

export interface SequenceConstraints {
  /** Default: 20. */
  readonly maxCommands?: number;
  /** Default: both laws, evenly. */
  readonly volumeLifetime?: VolumeLifetime;
}

const nth = fc.nat(7);
const host = fc.constantFrom(0, 0, 0, 0, 0, 1);
const eitherHost = fc.nat(1);
const onContainer = { host, container: nth };

/** What containers run: things that end at once, later, only when told to, or after saying goodbye. */
const lines = fc.constantFrom(
  'sleep 1h',
  'true',
  'echo hello > /data/log; exit 3',
  'for i in 1 2 3; do echo $i >> /data/log; sleep 2; done',
  'echo first > /first; sleep 20; echo last > /last; ls /data',
  "trap 'echo bye > /data/bye; exit 0' TERM; while true; do sleep 30; done",
  'while true; do echo tick; sleep 40; done',
  'sleep 1h & wait; echo never',
);
const endingLines = fc.constantFrom(
  'true',
  'echo x > /x; cat /data/seed',
  'sleep 3; ls /data; exit 3',
  'mkdir /data/d',
);

const folder = fc.constantFrom('', '/data', '/mnt', '/etc', '/deep/er');
const path = fc.tuple(folder, fc.constantFrom('a', 'b', 'seed', 'log')).map(([at, name]) => `${at}/${name}`);

/** What `exec` does to files: nothing leaves a folder that may be a mount. */
const edits = fc.oneof(
  fc.tuple(fc.constantFrom('one', 'two', 'a longer text'), path).map(([text, to]) => `echo ${text} > ${to}`),
  path.map((at) => `echo more >> ${at}`),
  path.map((at) => `rm -rf ${at}`),
  fc
    .tuple(folder, fc.constantFrom('mv a b', 'mv b a', 'ln a b', 'ln -s a b', 'cp a b', 'chmod 600 a'))
    .map(([at, line]) => `cd ${at}/ && ${line}`),
  folder.map((at) => `mkdir -p ${at}/sub/folder && touch ${at}/sub/folder/file`),
  fc.constantFrom('rm -rf /deep /data/sub', 'mkdir /deep', 'true'),
);

const volumeValues = fc.constantFrom(
  '/data',
  'shared:/data',
  'shared:/mnt',
  '/home/files:/mnt',
  '/mnt',
  'cache:/data:ro',
  '/home/files:/data:ro',
);

const wish: fc.Arbitrary<Omit<ContainerWish, 'line' | 'name'>> = fc.record({
  image: nth,
  volumes: fc.uniqueArray(volumeValues, {
    maxLength: 2,
    selector: (value) => /\/(data|mnt)(?=:ro$|$)/.exec(value)?.[0],
  }),
  existing: fc.array(fc.record({ volume: nth, at: fc.constant('/again') }), { maxLength: 1 }),
  volumesFrom: fc.array(fc.record({ container: nth, readonly: fc.boolean() }), { maxLength: 2 }),
  tmpfs: fc.constantFrom(false, false, true),
  rm: fc.constantFrom(false, false, true),
});

function wishFor(line: fc.Arbitrary<string>): fc.Arbitrary<ContainerWish> {
  const name = fc.constantFrom(undefined, undefined, undefined, 'web', 'store');
  return fc
    .tuple(wish, line, name)
    .map(([made, text, chosen]) => ({ ...made, line: text, ...(chosen === undefined ? {} : { name: chosen }) }));
}

const registryNames = ['team/app', 'team/app:v2', 'store:1'].map((name) => `${sequenceRegistry}/${name}`);
const registryName = fc.constantFrom(...registryNames);
const newName = fc.constantFrom('app', 'app:v2', 'box:1', ...registryNames);

/** How often which command comes. */
const weighted: readonly (readonly [number, fc.Arbitrary<LabCommand>])[] = [
  [12, fc.record({ command: fc.constant('run'), host, wish: wishFor(lines), detach: fc.constant(true) })],
  [3, fc.record({ command: fc.constant('run'), host, wish: wishFor(endingLines), detach: fc.constant(false) })],
  [3, fc.record({ command: fc.constant('create'), host, wish: wishFor(lines) })],
  [10, fc.record({ command: fc.constant('exec'), ...onContainer, line: edits })],
  [3, fc.record({ command: fc.constant('start'), ...onContainer })],
  [2, fc.record({ command: fc.constantFrom('stop', 'kill', 'restart'), ...onContainer })],
  [2, fc.record({ command: fc.constantFrom('pause', 'unpause'), ...onContainer })],
  [4, fc.record({ command: fc.constant('rm'), ...onContainer, force: fc.boolean(), volumes: fc.boolean() })],
  [1, fc.record({ command: fc.constant('rename'), ...onContainer, name: fc.constantFrom('web', 'other') })],
  [5, fc.record({ command: fc.constant('commit'), ...onContainer, name: fc.oneof(fc.constant(''), newName) })],
  [2, fc.record({ command: fc.constant('tag'), host, image: nth, name: newName })],
  [
    3,
    fc.record({
      command: fc.constant('rmi'),
      host,
      image: nth,
      byId: fc.boolean(),
      force: fc.boolean(),
      noPrune: fc.boolean(),
    }),
  ],
  [3, fc.record({ command: fc.constantFrom('pull', 'push'), host: eitherHost, name: registryName })],
  [1, fc.record({ command: fc.constant('volume create'), host, name: fc.constantFrom('', 'shared', 'cache') })],
  [1, fc.record({ command: fc.constant('volume rm'), host, volume: nth })],
  [1, fc.record({ command: fc.constantFrom('container prune', 'volume prune'), host })],
  [1, fc.record({ command: fc.constant('image prune'), host, all: fc.boolean() })],
  [
    2,
    fc.record({ command: fc.constant('write'), host, path: path.map(inFiles), text: fc.constantFrom('x', 'text\n') }),
  ],
  [
    1,
    fc.record({ command: fc.constant('delete'), host, path: fc.oneof(fc.constant('/home/files'), path.map(inFiles)) }),
  ],
  [1, fc.record({ command: fc.constant('online'), host: eitherHost, online: fc.boolean() })],
  [4, fc.record({ command: fc.constant('advance'), milliseconds: fc.constantFrom(1, 1000, 2500, 30_000, 90_000) })],
];

function inFiles(at: string): string {
  return `/home/files${at}`;
}

const commands = fc.oneof(...weighted.map(([weight, arbitrary]) => ({ weight, arbitrary })));

/**
 * Sequences of commands over the lab that `sequenceLab` makes. They refer to things by number, so every part of a
 * sequence is a sequence that makes sense, and a failing one shrinks to the few commands that matter.
 */
export function commandSequences(constraints: SequenceConstraints = {}): fc.Arbitrary<CommandSequence> {
  const { maxCommands = 20, volumeLifetime } = constraints;
  const both: readonly VolumeLifetime[] = ['course', 'engine'];
  return fc.record({
    seed: fc.constantFrom('a', 'b', 'c'),
    volumeLifetime: fc.constantFrom(...(volumeLifetime === undefined ? both : [volumeLifetime])),
    commands: fc.array(commands, { maxLength: maxCommands, size: 'max' }),
  });
}
