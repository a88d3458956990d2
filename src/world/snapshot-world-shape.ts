import type { Members, Shape } from './snapshot-shape.js';

/*
 * The types of World and of everything in it, as far as code relies on them without looking. What only passes
 * through (a program's state, members of a HostConfig) may be anything.
 */

const string: Shape = { is: 'string' };
const number: Shape = { is: 'number' };
const boolean: Shape = { is: 'boolean' };
const anything: Shape = { is: 'anything' };
const yes: Shape = { is: 'one of', values: [true] };
const object = (members: Members): Shape => ({ is: 'object', members });
const list = (of: Shape): Shape => ({ is: 'list', of });
const record = (of: Shape): Shape => ({ is: 'record', of });
const table = (of: Shape): Shape => ({ is: 'table', keys: 'string', of });
const numbered = (of: Shape): Shape => ({ is: 'table', keys: 'number', of });
const oneOf = (...values: readonly unknown[]): Shape => ({ is: 'one of', values });
const orNull = (of: Shape): Shape => ({ is: 'null or', of });
const union = (by: string, cases: Readonly<Record<string, Shape>>): Shape => ({ is: 'union', by, cases });

const owned = { mode: number, uid: number, gid: number, mtime: number, 'inode?': number };
const node: Shape = { is: 'later', shape: () => nodeShape };
const directory = object({ ...owned, kind: oneOf('dir'), entries: table(node) });
const special = object({ ...owned, major: number, minor: number });
const content = object({ length: number, 'bytes?': string, 'program?': string });
const nodeShape = union('kind', {
  dir: directory,
  file: object({ ...owned, content }),
  symlink: object({ ...owned, target: string }),
  char: special,
  block: special,
  fifo: special,
});
const alias = object({ paths: list(string), holders: number, 'orphan?': node });
const fileSystem = object({ root: directory, aliases: numbered(alias), nextInode: number });

const names = list(string);
const config = object({
  'Env?': orNull(names),
  'Cmd?': orNull(names),
  'Entrypoint?': orNull(names),
  'Image?': string,
  'User?': string,
  'WorkingDir?': string,
  'Hostname?': string,
  'Labels?': orNull(record(string)),
  'Volumes?': orNull(record(anything)),
});
const imageConfig = object({
  architecture: string,
  os: string,
  created: string,
  config,
  history: list(object({ 'created_by?': string, 'empty_layer?': boolean })),
  rootfs: object({ diff_ids: names }),
});
const image = object({
  id: string,
  config: imageConfig,
  'json?': string,
  layers: names,
  'parent?': string,
  created: number,
  size: number,
  sequence: number,
  'lastTagged?': number,
});
const layer = object({
  chainId: string,
  diffId: string,
  'parent?': string,
  size: number,
  tree: directory,
  below: directory,
  'tar?': string,
});
const imageStore = object({
  images: table(image),
  layers: table(object({ layer, references: number, counted: number, used: number })),
  references: table(string),
  names: table(yes),
  children: table(yes),
  containers: table(number),
  sources: table(yes),
  sums: object({ images: number, active: number, layers: number, uniqueInUse: number }),
  sequence: number,
});

const origin = union('by', {
  'volume-flag': object({}),
  'mount-flag': object({}),
  'tmpfs-flag': object({}),
  image: object({}),
  'volumes-from': object({ container: string, first: string }),
});
const mount = object({
  type: oneOf('volume', 'bind', 'tmpfs'),
  destination: string,
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
const mountPoint = object({
  at: string,
  store: string,
  path: string,
  'inode?': number,
  readonly: boolean,
  type: string,
});
const volume = object({
  name: string,
  driver: string,
  labels: orNull(record(string)),
  options: orNull(record(string)),
  created: number,
  anonymous: boolean,
  mountedBy: table(yes),
  references: table(yes),
  runningBy: table(yes),
});
const probe = object({ started: number, ended: number, exitCode: number, output: string });
const health = object({
  status: oneOf('starting', 'healthy', 'unhealthy'),
  failingStreak: number,
  log: list(probe),
  probe: number,
});
const state = object({
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
const container = object({
  id: string,
  name: string,
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
  base: directory,
  files: fileSystem,
  mounts: list(mount),
  mountPoints: list(mountPoint),
  tmpfs: record(fileSystem),
  log: numbered(object({ stream, time: number, text: string })),
  stdin: number,
  processes: numbered(number),
  nextProcess: number,
});
const host = object({
  name: string,
  hostname: string,
  files: fileSystem,
  images: imageStore,
  containers: table(container),
  containerNames: table(string),
  volumes: table(volume),
  ports: table(string),
  online: boolean,
  engine: string,
  processes: numbered(number),
  nextProcess: number,
});

const blob = object({ digest: string, size: number, layer });
const registry = object({
  name: string,
  denies: boolean,
  repositories: table(object({ tags: table(string), manifests: table(string), blobs: table(yes) })),
  layers: table(blob),
  configs: table(string),
});

const status = object({ code: number, 'signal?': string });
const process = object({
  pid: number,
  number: number,
  host: string,
  container: string,
  parent: number,
  program: string,
  args: names,
  env: record(string),
  cwd: string,
  credentials: object({ uid: number, gid: number, groups: list(number) }),
  umask: number,
  fds: record(number),
  'state?': anything,
  phase: oneOf('ready', 'blocked', 'ended'),
  frozen: boolean,
  waitsFor: list(object({})),
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
const device = object({ holders: number });
const openFile = union('kind', {
  null: device,
  zero: device,
  full: device,
  random: device,
  pipe: object({ holders: number, pipe: number, end: oneOf('read', 'write') }),
  file: object({
    holders: number,
    path: string,
    offset: number,
    access: oneOf('read', 'write', 'append', 'read-write'),
  }),
  terminal: object({ holders: number, terminal: string }),
  log: object({ holders: number, host: string, container: string, stream }),
  capture: object({ holders: number, capture: number, stream }),
});
const timer = union('wakes', {
  process: object({ pid: number }),
  engine: object({ host: string, container: string, about: oneOf('kill', 'restart', 'health') }),
});
const event = object({
  sequence: number,
  host: string,
  time: number,
  type: string,
  action: string,
  id: string,
  attributes: record(string),
});

export const worldShape: Shape = object({
  version: oneOf(1),
  now: number,
  identity: object({ seed: string, counter: number }),
  volumeLifetime: oneOf('course', 'engine'),
  sequence: number,
  hosts: table(host),
  registries: table(registry),
  processes: numbered(process),
  openFiles: numbered(openFile),
  pipes: numbered(object({ buffer: string, readers: number, writers: number })),
  captures: numbered(object({ stdout: string, stderr: string, pid: number, stdin: number, 'status?': status })),
  terminals: table(
    object({
      name: string,
      columns: number,
      rows: number,
      input: string,
      ended: boolean,
      output: string,
      dropped: number,
      foreground: number,
    }),
  ),
  ready: numbered(number),
  timers: table(timer),
  waiters: table(number),
  events: numbered(event),
});
