import { type Bytes, toBytes, toText } from '../digest/bytes.js';
import { canonicalJson } from '../digest/canonical-json.js';
import { type Digest, digestOf } from '../digest/digest.js';
import type { HistoryEntry } from './history.js';

/** Durations in nanoseconds, as everywhere in these documents; 0 and absent mean the default. */
export interface Healthcheck {
  readonly Test?: readonly string[];
  readonly Interval?: number;
  readonly Timeout?: number;
  readonly StartPeriod?: number;
  readonly Retries?: number;
}

/** What a container runs with, as the Engine API names it: the `Config` of containers and of images. */
export interface ContainerConfig {
  readonly Hostname?: string;
  readonly Domainname?: string;
  readonly User?: string;
  readonly AttachStdin?: boolean;
  readonly AttachStdout?: boolean;
  readonly AttachStderr?: boolean;
  readonly ExposedPorts?: Readonly<Record<string, object>>;
  readonly Tty?: boolean;
  readonly OpenStdin?: boolean;
  readonly StdinOnce?: boolean;
  readonly Env?: readonly string[] | null;
  readonly Cmd?: readonly string[] | null;
  readonly Healthcheck?: Healthcheck;
  readonly ArgsEscaped?: boolean;
  /** As the user typed it. */
  readonly Image?: string;
  readonly Volumes?: Readonly<Record<string, object>> | null;
  readonly WorkingDir?: string;
  readonly Entrypoint?: readonly string[] | null;
  readonly NetworkDisabled?: boolean;
  readonly MacAddress?: string;
  readonly OnBuild?: readonly string[] | null;
  readonly Labels?: Readonly<Record<string, string>> | null;
  readonly StopSignal?: string;
  /** Seconds. */
  readonly StopTimeout?: number;
  readonly Shell?: readonly string[];
}

/** The document whose SHA-256 is the image id. Absent members are absent from the JSON too. */
export interface ImageConfig {
  readonly architecture: string;
  readonly author?: string;
  readonly comment?: string;
  readonly config: ContainerConfig;
  readonly container?: string;
  readonly container_config?: ContainerConfig;
  /** RFC 3339 with up to nine digits of fraction, trailing zeros dropped. */
  readonly created: string;
  readonly docker_version?: string;
  readonly history: readonly HistoryEntry[];
  readonly os: string;
  readonly rootfs: { readonly type: 'layers'; readonly diff_ids: readonly Digest[] };
}

/** What this engine writes into the images it makes. */
export const dockerVersion = '20.10.24';

type Struct = readonly (readonly [name: string, json: string | undefined])[];

const text = (value: unknown): string => canonicalJson(value, { escape: 'go' });

function struct(members: Struct): string {
  const present = members.filter(([, json]) => json !== undefined);
  return `{${present.map(([name, json]) => `"${name}":${json}`).join(',')}}`;
}

/** `omitempty`: nothing for what Go takes to be empty. */
function unlessEmpty(value: unknown): string | undefined {
  if (value === undefined || value === null || value === '' || value === 0 || value === false) return undefined;
  if (typeof value === 'object' && Object.keys(value).length === 0) return undefined;
  return text(value);
}

function encodeHealthcheck(check: Healthcheck | undefined): string | undefined {
  if (check === undefined) return undefined;
  const { Test, Interval, Timeout, StartPeriod, Retries } = check;
  return struct(
    Object.entries({ Test, Interval, Timeout, StartPeriod, Retries }).map(([name, value]) => [
      name,
      unlessEmpty(value),
    ]),
  );
}

/** Every member in the order of the Engine's own struct, defaults written out: what `docker inspect` shows too. */
export function encodeContainerConfig(config: ContainerConfig): string {
  return struct([
    ['Hostname', text(config.Hostname ?? '')],
    ['Domainname', text(config.Domainname ?? '')],
    ['User', text(config.User ?? '')],
    ['AttachStdin', text(config.AttachStdin ?? false)],
    ['AttachStdout', text(config.AttachStdout ?? false)],
    ['AttachStderr', text(config.AttachStderr ?? false)],
    ['ExposedPorts', unlessEmpty(config.ExposedPorts)],
    ['Tty', text(config.Tty ?? false)],
    ['OpenStdin', text(config.OpenStdin ?? false)],
    ['StdinOnce', text(config.StdinOnce ?? false)],
    ['Env', text(config.Env ?? null)],
    ['Cmd', text(config.Cmd ?? null)],
    ['Healthcheck', encodeHealthcheck(config.Healthcheck)],
    ['ArgsEscaped', unlessEmpty(config.ArgsEscaped)],
    ['Image', text(config.Image ?? '')],
    ['Volumes', text(config.Volumes ?? null)],
    ['WorkingDir', text(config.WorkingDir ?? '')],
    ['Entrypoint', text(config.Entrypoint ?? null)],
    ['NetworkDisabled', unlessEmpty(config.NetworkDisabled)],
    ['MacAddress', unlessEmpty(config.MacAddress)],
    ['OnBuild', text(config.OnBuild ?? null)],
    ['Labels', text(config.Labels ?? null)],
    ['StopSignal', unlessEmpty(config.StopSignal)],
    ['StopTimeout', config.StopTimeout === undefined ? undefined : text(config.StopTimeout)],
    ['Shell', unlessEmpty(config.Shell)],
  ]);
}

function encodeHistory(entry: HistoryEntry): string {
  return struct([
    ['created', entry.created === undefined ? undefined : text(entry.created)],
    ['author', unlessEmpty(entry.author)],
    ['created_by', unlessEmpty(entry.created_by)],
    ['comment', unlessEmpty(entry.comment)],
    ['empty_layer', unlessEmpty(entry.empty_layer)],
  ]);
}

/** The bytes that Docker 20.10 writes: members by name at the top, in the order of Go's structs inside. */
export function encodeConfig(config: ImageConfig): Bytes {
  const { container_config: containerConfig, docker_version: version, rootfs } = config;
  const json = struct([
    ['architecture', text(config.architecture)],
    ['author', unlessEmpty(config.author)],
    ['comment', unlessEmpty(config.comment)],
    ['config', encodeContainerConfig(config.config)],
    ['container', unlessEmpty(config.container)],
    ['container_config', containerConfig === undefined ? undefined : encodeContainerConfig(containerConfig)],
    ['created', text(config.created)],
    ['docker_version', unlessEmpty(version)],
    ['history', `[${config.history.map(encodeHistory).join(',')}]`],
    ['os', text(config.os)],
    [
      'rootfs',
      struct([
        ['type', text(rootfs.type)],
        ['diff_ids', text(rootfs.diff_ids)],
      ]),
    ],
  ]);
  return toBytes(json);
}

export function imageIdOf(config: ImageConfig): Digest {
  return digestOf(encodeConfig(config));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads a config that any engine or builder wrote; undefined when it is none that an image could have. */
export function decodeConfig(json: Bytes): ImageConfig | undefined {
  let value: unknown;
  try {
    value = JSON.parse(toText(json));
  } catch {
    return undefined;
  }
  if (!isObject(value) || !isObject(value['rootfs']) || !Array.isArray(value['rootfs']['diff_ids'])) return undefined;
  const created = typeof value['created'] === 'string' ? value['created'] : '1970-01-01T00:00:00Z';
  const config = isObject(value['config']) ? value['config'] : {};
  const history = Array.isArray(value['history']) ? value['history'] : [];
  return { architecture: 'amd64', os: 'linux', ...value, created, config, history } as unknown as ImageConfig;
}
