import type { HostConfig } from '../container/configuration.js';
import { isPortProblem, parsePublish, type PublishedPort } from '../container/port-spec.js';
import type { CreateRequest } from '../engine/create-container.js';
import type { ContainerConfig } from '../image/config.js';
import { type MountRequest, parseBind } from '../volume/mount-spec.js';
import { type Failure, failure, isFailure } from '../world/failure.js';
import { misusedOption, type OptionKind } from './option-check.js';

/** What `docker create` and `docker run` can be told, in the words of their flags. */
export interface RunOptions {
  /** A text is run by `sh -c`; a list is the command itself. Absent: what the image says. */
  readonly command?: string | readonly string[];
  /** `--name` */
  readonly name?: string;
  /** `-v`, each: `/path`, `name:/path`, `/host/path:/path`, with `:ro`. */
  readonly volumes?: readonly string[];
  /** `--mount`, each, in the Engine API's names. */
  readonly mounts?: readonly MountRequest[];
  /** `--volumes-from`: containers, their names or ids, with `:ro`. */
  readonly volumesFrom?: readonly (string | { readonly id: string })[];
  /** `--tmpfs`: path -> options */
  readonly tmpfs?: Readonly<Record<string, string>>;
  /** `-e` */
  readonly env?: Readonly<Record<string, string>>;
  /** `-w` */
  readonly workdir?: string;
  /** `-u` */
  readonly user?: string;
  /** `-h` */
  readonly hostname?: string;
  /** `--entrypoint` */
  readonly entrypoint?: string | readonly string[];
  /** `-l` */
  readonly labels?: Readonly<Record<string, string>>;
  /** `--rm` */
  readonly rm?: boolean;
  /** `-i` */
  readonly interactive?: boolean;
  /** `-t` */
  readonly tty?: boolean;
  /** `--restart` */
  readonly restart?: 'no' | 'always' | 'unless-stopped' | 'on-failure';
  /** `-p`: `8080:80`, `80/udp` */
  readonly ports?: readonly string[];
  /** `--stop-signal` and `--stop-timeout` (seconds) */
  readonly stopSignal?: string;
  readonly stopTimeout?: number;
  /** `--read-only` */
  readonly readOnly?: boolean;
}

/** What each option is, for callers without types. */
const kinds: { readonly [K in keyof Required<RunOptions>]: OptionKind } = {
  command: 'a text or a list of texts',
  name: 'a text',
  volumes: 'a list of texts',
  mounts: 'a list of objects',
  volumesFrom: 'a list of containers, or of their names or identifiers',
  tmpfs: 'an object with texts',
  env: 'an object with texts',
  workdir: 'a text',
  user: 'a text',
  hostname: 'a text',
  entrypoint: 'a text or a list of texts',
  labels: 'an object with texts',
  rm: 'true or false',
  interactive: 'true or false',
  tty: 'true or false',
  restart: ['no', 'always', 'unless-stopped', 'on-failure'],
  ports: 'a list of texts',
  stopSignal: 'a text',
  stopTimeout: 'a number',
  readOnly: 'true or false',
};

function commandOf(command: RunOptions['command']): Pick<ContainerConfig, 'Cmd'> {
  if (command === undefined) return {};
  return { Cmd: typeof command === 'string' ? ['sh', '-c', command] : command };
}

function portsOf(ports: readonly string[]): readonly PublishedPort[] | Failure {
  const published: PublishedPort[] = [];
  for (const text of ports) {
    const parsed = parsePublish(text);
    if (isPortProblem(parsed)) return failure('invalid-argument', parsed.problem, { port: text });
    published.push(...parsed);
  }
  return published;
}

function portSettings(published: readonly PublishedPort[]) {
  const bindings: Record<string, { HostPort: string; HostIp: string }[]> = {};
  for (const { port, binding } of published) bindings[port] = [...(bindings[port] ?? []), binding];
  const exposed = Object.fromEntries(Object.keys(bindings).map((port) => [port, {}]));
  return { bindings, exposed };
}

/** What is wrong with a `-v` without a source, in the engine's words; one with a source it reads itself. */
function anonymousProblem(path: string): Failure | undefined {
  if (path === '') return failure('invalid-argument', 'invalid empty volume spec');
  const mount = parseBind(path, '');
  return 'problem' in mount ? failure('invalid-argument', mount.problem, { path }) : undefined;
}

function isText(image: unknown): boolean {
  return typeof image === 'string';
}

function notAnImage(image: unknown): Failure {
  return failure(
    'invalid-argument',
    `run: an image is named by a text, not by ${JSON.stringify(image) ?? typeof image}`,
  );
}

/** The Engine API's create request for these options; or what is wrong with a volume or a port. */
export function createRequest(image: string, options: RunOptions): CreateRequest | Failure {
  const misused = isText(image) ? misusedOption('run', options, kinds) : notAnImage(image);
  if (misused) return misused;
  const anonymous = (options.volumes ?? []).filter((volume) => !volume.includes(':'));
  const binds = (options.volumes ?? []).filter((volume) => volume.includes(':'));
  for (const path of anonymous) {
    const wrong = anonymousProblem(path);
    if (wrong) return wrong;
  }
  const published = portsOf(options.ports ?? []);
  if (isFailure(published)) return published;
  const ports = portSettings(published);
  const entrypoint = typeof options.entrypoint === 'string' ? [options.entrypoint] : options.entrypoint;
  const config: ContainerConfig = {
    Image: image,
    ...commandOf(options.command),
    ...(entrypoint ? { Entrypoint: entrypoint } : {}),
    ...(options.env ? { Env: Object.entries(options.env).map(([name, value]) => `${name}=${value}`) } : {}),
    ...(options.workdir ? { WorkingDir: options.workdir } : {}),
    ...(options.user ? { User: options.user } : {}),
    ...(options.hostname ? { Hostname: options.hostname } : {}),
    ...(options.labels ? { Labels: options.labels } : {}),
    ...(anonymous.length > 0 ? { Volumes: Object.fromEntries(anonymous.map((path) => [path, {}])) } : {}),
    ...(options.interactive ? { OpenStdin: true, AttachStdin: true, StdinOnce: true } : {}),
    ...(options.tty ? { Tty: true } : {}),
    ...(options.stopSignal ? { StopSignal: options.stopSignal } : {}),
    ...(options.stopTimeout === undefined ? {} : { StopTimeout: options.stopTimeout }),
    ...(Object.keys(ports.exposed).length > 0 ? { ExposedPorts: ports.exposed } : {}),
  };
  const hostConfig: HostConfig = {
    ...(binds.length > 0 ? { Binds: binds } : {}),
    ...(options.mounts ? { Mounts: options.mounts } : {}),
    ...(options.volumesFrom
      ? { VolumesFrom: options.volumesFrom.map((source) => (typeof source === 'string' ? source : source.id)) }
      : {}),
    ...(options.tmpfs ? { Tmpfs: options.tmpfs } : {}),
    ...(options.rm ? { AutoRemove: true } : {}),
    ...(options.restart ? { RestartPolicy: { Name: options.restart } } : {}),
    ...(options.ports ? { PortBindings: ports.bindings } : {}),
    ...(options.readOnly ? { ReadonlyRootfs: true } : {}),
    NetworkMode: 'default',
  };
  return { config, hostConfig, ...(options.name ? { name: options.name } : {}) };
}
