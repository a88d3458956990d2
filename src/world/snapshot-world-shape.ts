import type { Container, ContainerState, Health, HealthProbe, LogChunk } from '../container/container.js';
import type { Credentials, MountPoint } from '../filesystem/files.js';
import type { Host } from '../host/host.js';
import type { IdentityState } from '../identity/identity.js';
import type { Capture, OpenFile, Pipe, Process, Terminal } from '../process/process.js';
import type { ExitStatus } from '../process/program.js';
import type { Mount, MountOrigin } from '../volume/mount.js';
import type { Volume } from '../volume/volume.js';
import type { VolumeGone } from '../volume/volume-gone.js';
import type { Event } from './event.js';
import { config, directory, fileSystem, imageStore, names, registry } from './snapshot-image-shape.js';
import { network, networkLink } from './snapshot-network-shape.js';
import type { Shape } from './snapshot-shape.js';
import {
  anything,
  boolean,
  list,
  number,
  numbered,
  object,
  oneOf,
  orNull,
  record,
  some,
  string,
  table,
  union,
  yes,
} from './snapshot-shape-words.js';
import type { Timer, World } from './world.js';

/*
 * The types of World and of everything in it, as far as code relies on them without looking. What only passes
 * through (a program's state, members of a HostConfig) may be anything. A member that joins one of the types has to
 * join its shape too: the compiler asks for it.
 */

type OriginBy<By> = Extract<MountOrigin, { readonly by: By }>;

const origin = union('by', {
  'volume-flag': object<OriginBy<'volume-flag'>>({ by: string }),
  'mount-flag': object<OriginBy<'mount-flag'>>({ by: string }),
  'tmpfs-flag': object<OriginBy<'tmpfs-flag'>>({ by: string }),
  image: object<OriginBy<'image'>>({ by: string }),
  'volumes-from': object<OriginBy<'volumes-from'>>({ by: string, container: string, first: string }),
});
const mount = object<Mount>({
  type: oneOf('volume', 'bind', 'tmpfs'),
  destination: string,
  'toldAs?': string,
  name: string,
  source: string,
  mode: string,
  writable: boolean,
  propagation: string,
  driver: string,
  named: boolean,
  copyUp: boolean,
  referenced: boolean,
  createSource: boolean,
  origin,
  'tmpfsOptions?': string,
});
const mountPoint = object<MountPoint>({
  at: string,
  store: string,
  path: string,
  'inode?': number,
  readonly: boolean,
  type: string,
});
const volume = object<Volume>({
  name: string,
  driver: string,
  labels: orNull(record(string)),
  options: orNull(record(string)),
  created: number,
  changed: number,
  anonymous: boolean,
  mountedBy: table(yes),
  references: table(yes),
  runningBy: table(yes),
});
const departures = ['ended', 'unmounted', 'removed-along', 'command', 'pruned'];
const volumeGone = object<VolumeGone>({
  name: string,
  anonymous: boolean,
  time: number,
  because: oneOf(...departures),
  container: string,
  otherwise: oneOf('kept', ...departures),
});
const probe = object<HealthProbe>({ started: number, ended: number, exitCode: number, output: string });
const health = object<Health>({
  status: oneOf('starting', 'healthy', 'unhealthy'),
  failingStreak: number,
  log: list(probe),
  probe: number,
  since: number,
  due: number,
});
const state = object<ContainerState>({
  status: oneOf('created', 'running', 'paused', 'restarting', 'exited', 'dead'),
  pid: number,
  exitCode: number,
  error: string,
  'startedAt?': number,
  'finishedAt?': number,
  'health?': health,
  stopRequested: boolean,
});
const stream = oneOf('stdout', 'stderr');
const container = object<Container>({
  id: string,
  name: string,
  named: boolean,
  created: number,
  sequence: number,
  image: string,
  'topLayer?': string,
  config,
  hostConfig: record(anything),
  path: string,
  args: names,
  state,
  restartCount: number,
  'sandboxSince?': number,
  base: directory,
  files: fileSystem,
  attached: list(number),
  'networks?': list(networkLink),
  mounts: list(mount),
  mountPoints: list(mountPoint),
  tmpfs: record(fileSystem),
  hasLog: boolean,
  log: numbered(object<LogChunk>({ stream, time: number, text: string })),
  stdin: number,
  processes: numbered(number),
  nextProcess: number,
});
const host = object<Host>({
  name: string,
  hostname: string,
  address: string,
  files: fileSystem,
  images: imageStore,
  containers: table(container),
  containerNames: table(string),
  volumes: table(volume),
  volumesGone: numbered(volumeGone),
  networks: table(network),
  nextPool: number,
  ports: table(string),
  online: boolean,
  engine: string,
  processes: numbered(number),
  nextProcess: number,
});

const status = object<ExitStatus>({ code: number, 'signal?': string });
const process = object<Process>({
  pid: number,
  number: number,
  host: string,
  container: string,
  parent: number,
  program: string,
  args: names,
  env: record(string),
  cwd: string,
  credentials: object<Credentials>({ uid: number, gid: number, groups: list(number) }),
  umask: number,
  fds: record(number),
  'state?': anything,
  phase: oneOf('ready', 'blocked', 'ended'),
  frozen: boolean,
  waitsFor: list(some({})),
  'queued?': number,
  'timer?': string,
  burned: number,
  dispositions: record(string),
  pending: names,
  'status?': status,
  started: number,
  group: number,
  'capture?': number,
  children: list(number),
});

type FileOf<Kind> = Extract<OpenFile, { readonly kind: Kind }>;
type TimerOf<Wakes> = Extract<Timer, { readonly wakes: Wakes }>;

const opened = { kind: string, holders: number, 'tty?': yes, 'size?': some({ columns: number, rows: number }) };
const device = object<FileOf<'null'>>(opened);
const openFile = union('kind', {
  null: device,
  zero: device,
  full: device,
  random: device,
  pipe: object<FileOf<'pipe'>>({ ...opened, pipe: number, end: oneOf('read', 'write') }),
  file: object<FileOf<'file'>>({
    ...opened,
    path: string,
    offset: number,
    access: oneOf('read', 'write', 'append', 'read-write'),
  }),
  terminal: object<FileOf<'terminal'>>({ ...opened, terminal: string }),
  log: object<FileOf<'log'>>({ ...opened, host: string, container: string, stream }),
  capture: object<FileOf<'capture'>>({ ...opened, capture: number, stream }),
});
const capture = object<Capture>({
  stdout: string,
  stderr: string,
  pid: number,
  stdin: number,
  'container?': some({ host: string, id: string }),
  'status?': status,
});
const terminal = object<Terminal>({
  name: string,
  columns: number,
  rows: number,
  input: string,
  ended: boolean,
  output: string,
  dropped: number,
  foreground: number,
  'line?': string,
});
const timer = union('wakes', {
  process: object<TimerOf<'process'>>({ wakes: string, pid: number }),
  engine: object<TimerOf<'engine'>>({
    wakes: string,
    host: string,
    container: string,
    about: oneOf('kill', 'restart', 'health'),
  }),
});
const event = object<Event>({
  sequence: number,
  host: string,
  time: number,
  type: string,
  action: string,
  id: string,
  attributes: record(string),
});

export const worldShape: Shape = object<World>({
  version: oneOf(1),
  now: number,
  identity: object<IdentityState>({ seed: string, counter: number }),
  volumeLifetime: oneOf('course', 'engine'),
  sequence: number,
  hosts: table(host),
  registries: table(registry),
  processes: numbered(process),
  openFiles: numbered(openFile),
  pipes: numbered(object<Pipe>({ buffer: string, readers: number, writers: number })),
  captures: numbered(capture),
  terminals: table(terminal),
  ready: numbered(number),
  timers: table(timer),
  waiters: table(number),
  events: numbered(event),
});
