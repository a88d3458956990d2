/**
 * `docker run` and `docker create`: from read flags and the words after them to the body of the create call. The
 * order of the checks is the client's, so that of two mistakes the same one is reported.
 */
import { read, refuse } from '../reading.js';
import type { Reading } from '../reading.js';
import type { ContainerConfigDocument, CreateBody } from './create-body.js';
import { deviceMappings, hostConfig } from './host-config.js';
import { pairTable, readKeyValueFile, sortedTable } from './key-value-file.js';
import { networkSettings } from './network-settings.js';
import type { NetworkSettings } from './network-settings.js';
import { isMacAddress } from './option-values.js';
import { parseExpose, parsePublish } from './port-spec.js';
import type { PublishedPort } from '../../container/port-spec.js';
import type { CreateFlags } from './run-flags.js';
import { healthcheck } from './security-options.js';
import type { Surroundings } from './surroundings.js';
import { volumeSettings } from './volume-options.js';

/** The complaint about `--pull`, which comes before all others. */
export function pullProblem(pull: string): string | undefined {
  if (['always', 'missing', 'never', ''].includes(pull)) return undefined;
  return `invalid pull option: '${pull}': must be one of "always", "missing" or "never"`;
}

function gather<T>(texts: readonly string[], parse: (text: string) => Reading<readonly T[]>): Reading<readonly T[]> {
  const all: T[] = [];
  for (const text of texts) {
    const some = parse(text);
    if (!some.ok) return some;
    all.push(...some.value);
  }
  return read(all);
}

/** The last value of a name counts, in the place of its first. The real client's order is random. */
function lastOfEachName(pairs: readonly string[]): readonly string[] {
  const byName = new Map<string, string>();
  for (const pair of pairs) byName.set(pair.split('=', 1)[0] ?? '', pair);
  return [...byName.values()];
}

function environment(flags: CreateFlags['values'], around: Surroundings): Reading<readonly string[]> {
  const fromFiles = gather(flags['env-file'], (path) => readKeyValueFile(path, around.readFile, around.environment));
  if (!fromFiles.ok) return fromFiles;
  const own = lastOfEachName(flags.env).map((pair) => {
    const value = pair.includes('=') ? undefined : around.environment(pair);
    return value === undefined ? pair : `${pair}=${value}`;
  });
  return read([...fromFiles.value, ...own]);
}

function labels(flags: CreateFlags['values'], around: Surroundings): Reading<Readonly<Record<string, string>>> {
  const fromFiles = gather(flags['label-file'], (path) => readKeyValueFile(path, around.readFile));
  return fromFiles.ok ? read(pairTable([...fromFiles.value, ...flags.label])) : fromFiles;
}

function networks(flags: CreateFlags['values']): Reading<NetworkSettings> {
  return networkSettings({
    networks: [...flags.network, ...flags.net],
    aliases: [...flags['network-alias'], ...flags['net-alias']],
    links: flags.link,
    linkLocalIps: flags['link-local-ip'],
    ipv4: flags.ip,
    ipv6: flags.ip6,
    macAddress: flags['mac-address'],
  });
}

function attachments(flags: CreateFlags['values']) {
  const stdin = flags.interactive || flags.attach.includes('stdin');
  return {
    AttachStdin: stdin,
    AttachStdout: flags.attach.length === 0 || flags.attach.includes('stdout'),
    AttachStderr: flags.attach.length === 0 || flags.attach.includes('stderr'),
    Tty: flags.tty,
    OpenStdin: flags.interactive,
    StdinOnce: flags.interactive && stdin,
  };
}

function entrypoint({ values, changed }: CreateFlags): readonly string[] | null {
  if (values.entrypoint !== '') return [values.entrypoint];
  return changed.has('entrypoint') ? [''] : null;
}

function exposedPorts(published: readonly PublishedPort[], exposed: readonly string[]) {
  return sortedTable([...published.map(({ port }) => port), ...exposed].map((port) => [port, {}] as const));
}

interface ConfigParts {
  readonly anonymous: Readonly<Record<string, object>>;
  readonly ports: Readonly<Record<string, object>>;
  readonly env: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
}

function containerConfig(given: CreateFlags, parts: ConfigParts): Reading<ContainerConfigDocument> {
  const { values: flags, changed, positionals } = given;
  const health = healthcheck({
    disabled: flags['no-healthcheck'],
    command: flags['health-cmd'],
    interval: flags['health-interval'],
    timeout: flags['health-timeout'],
    startPeriod: flags['health-start-period'],
    startInterval: flags['health-start-interval'],
    retries: flags['health-retries'],
  });
  if (!health.ok) return health;
  const [image = '', ...command] = positionals;
  return read({
    ...attachments(flags),
    Hostname: flags.hostname,
    Domainname: flags.domainname,
    User: flags.user,
    ...(Object.keys(parts.ports).length === 0 ? {} : { ExposedPorts: parts.ports }),
    Env: parts.env.length === 0 ? null : parts.env,
    Cmd: command.length === 0 ? null : command,
    ...(health.value === undefined ? {} : { Healthcheck: health.value }),
    Image: image,
    Volumes: parts.anonymous,
    WorkingDir: flags.workdir,
    Entrypoint: entrypoint(given),
    OnBuild: null,
    Labels: parts.labels,
    ...(flags['stop-signal'] === '' ? {} : { StopSignal: flags['stop-signal'] }),
    ...(changed.has('stop-timeout') ? { StopTimeout: flags['stop-timeout'] } : {}),
  });
}

function earlyProblem(flags: CreateFlags['values']): string | undefined {
  const mac = flags['mac-address'];
  if (mac !== '' && !isMacAddress(mac)) return `${mac} is not a valid mac address`;
  const swappiness = flags['memory-swappiness'];
  if (swappiness < -1 || swappiness > 100) {
    return `invalid value: ${swappiness}. Valid memory swappiness range is 0-100`;
  }
  return undefined;
}

export function createBody(given: CreateFlags, around: Surroundings): Reading<CreateBody> {
  const { values: flags } = given;
  const early = earlyProblem(flags);
  if (early !== undefined) return refuse(early);
  const volumes = volumeSettings(flags.volume, around.cwd);
  if (!volumes.ok) return volumes;
  const published = gather(flags.publish, parsePublish);
  if (!published.ok) return published;
  const exposed = gather(flags.expose, parseExpose);
  if (!exposed.ok) return exposed;
  const devices = deviceMappings(flags.device);
  if (!devices.ok) return devices;
  const env = environment(flags, around);
  if (!env.ok) return env;
  const labelTable = labels(flags, around);
  if (!labelTable.ok) return labelTable;
  const network = networks(flags);
  const parts = { binds: volumes.value.binds, published: published.value, devices: devices.value };
  const noNetwork: NetworkSettings = { mode: '', endpoints: {} };
  const host = hostConfig(given, { ...parts, network: network.ok ? network.value : noNetwork }, around);
  if (!host.ok) return host;
  const config = containerConfig(given, {
    anonymous: volumes.value.anonymous,
    ports: exposedPorts(published.value, exposed.value),
    env: env.value,
    labels: labelTable.value,
  });
  if (!config.ok) return config;
  if (!network.ok) return network;
  return read({
    ...config.value,
    HostConfig: host.value,
    NetworkingConfig: { EndpointsConfig: network.value.endpoints },
  });
}
