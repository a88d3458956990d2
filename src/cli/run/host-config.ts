/** The half of the create call that speaks of the host: mounts, networks, devices, limits. */
import { read, refuse } from '../reading.js';
import type { Reading } from '../reading.js';
import { normalCapabilities } from './capabilities.js';
import type { HostConfigDocument } from './create-body.js';
import { parseDevice } from './device-options.js';
import type { DeviceMapping } from './device-options.js';
import { pairTable, sortedTable } from './key-value-file.js';
import type { NetworkSettings } from './network-settings.js';
import type { PublishedPort } from '../../container/port-spec.js';
import type { CreateFlags } from './run-flags.js';
import { loggingOptions, parseRestartPolicy, securitySettings, storageOptions } from './security-options.js';
import type { Surroundings } from './surroundings.js';
import { absoluteMount, tmpfsTable } from './volume-options.js';

function orNull(items: readonly string[]): readonly string[] | null {
  return items.length === 0 ? null : items;
}

function isContainerOr(mode: string, words: readonly string[]): boolean {
  return words.includes(mode) || /^container:./.test(mode);
}

/** What is wrong with the name spaces, in the order the client looks. */
function modeProblem(flags: CreateFlags['values']): string | undefined {
  if (!isContainerOr(flags.pid, ['', 'host'])) return '--pid: invalid PID mode';
  if (!['', 'host'].includes(flags.uts)) return '--uts: invalid UTS mode';
  if (!['', 'host'].includes(flags.userns)) return '--userns: invalid USER mode';
  if (!['', 'host', 'private'].includes(flags.cgroupns)) return '--cgroupns: invalid CGROUP mode';
  return undefined;
}

function portTable(published: readonly PublishedPort[]): HostConfigDocument['PortBindings'] {
  const table = new Map<string, PublishedPort['binding'][]>();
  for (const { port, binding } of published) table.set(port, [...(table.get(port) ?? []), binding]);
  return sortedTable(table);
}

export function deviceMappings(devices: readonly string[]): Reading<readonly DeviceMapping[]> {
  const mappings: DeviceMapping[] = [];
  for (const device of devices) {
    const mapping = parseDevice(device);
    if (!mapping.ok) return mapping;
    mappings.push(mapping.value);
  }
  return read(mappings);
}

/** The first setting of a name keeps its place, the last its value; sorted by name. */
function ulimits(flags: CreateFlags['values']): HostConfigDocument['Ulimits'] {
  return Object.values(sortedTable(flags.ulimit.map((limit) => [limit.Name, limit] as const)));
}

function limits(flags: CreateFlags['values']) {
  return {
    CpuShares: flags['cpu-shares'],
    Memory: flags.memory,
    NanoCpus: flags.cpus,
    CgroupParent: flags['cgroup-parent'],
    BlkioWeight: flags['blkio-weight'],
    BlkioWeightDevice: flags['blkio-weight-device'],
    BlkioDeviceReadBps: flags['device-read-bps'],
    BlkioDeviceWriteBps: flags['device-write-bps'],
    BlkioDeviceReadIOps: flags['device-read-iops'],
    BlkioDeviceWriteIOps: flags['device-write-iops'],
    CpuPeriod: flags['cpu-period'],
    CpuQuota: flags['cpu-quota'],
    CpuRealtimePeriod: flags['cpu-rt-period'],
    CpuRealtimeRuntime: flags['cpu-rt-runtime'],
    CpusetCpus: flags['cpuset-cpus'],
    CpusetMems: flags['cpuset-mems'],
    DeviceCgroupRules: orNull(flags['device-cgroup-rule']),
    DeviceRequests: flags.gpus.length === 0 ? null : flags.gpus,
    ...(flags['kernel-memory'] === 0 ? {} : { KernelMemory: flags['kernel-memory'] }),
    MemoryReservation: flags['memory-reservation'],
    MemorySwap: flags['memory-swap'],
    MemorySwappiness: flags['memory-swappiness'],
    OomKillDisable: flags['oom-kill-disable'],
    OomScoreAdj: flags['oom-score-adj'],
    PidsLimit: flags['pids-limit'],
    Ulimits: ulimits(flags),
    CpuCount: flags['cpu-count'],
    CpuPercent: flags['cpu-percent'],
    IOMaximumIOps: flags['io-maxiops'],
    IOMaximumBandwidth: flags['io-maxbandwidth'],
    ShmSize: flags['shm-size'],
  };
}

function nameSpaces(flags: CreateFlags['values'], network: NetworkSettings) {
  return {
    NetworkMode: network.mode,
    CgroupnsMode: flags.cgroupns,
    Dns: flags.dns,
    DnsOptions: [...flags['dns-opt'], ...flags['dns-option']],
    DnsSearch: flags['dns-search'],
    ExtraHosts: orNull(flags['add-host']),
    IpcMode: flags.ipc,
    Cgroup: '',
    Links: orNull(flags.link),
    PidMode: flags.pid,
    UTSMode: flags.uts,
    UsernsMode: flags.userns,
    Isolation: flags.isolation,
    Privileged: flags.privileged,
    CapAdd: normalCapabilities(flags['cap-add']),
    CapDrop: normalCapabilities(flags['cap-drop']),
    GroupAdd: orNull(flags['group-add']),
    ...(flags.sysctl.size === 0 ? {} : { Sysctls: sortedTable(flags.sysctl) }),
    ...(flags.annotation.size === 0 ? {} : { Annotations: sortedTable(flags.annotation) }),
    ...(flags.runtime === '' ? {} : { Runtime: flags.runtime }),
  };
}

function storage(flags: CreateFlags['values'], binds: readonly string[], cwd: string) {
  return {
    Binds: orNull(binds),
    ContainerIDFile: flags.cidfile,
    VolumeDriver: flags['volume-driver'],
    VolumesFrom: orNull(flags['volumes-from']),
    ReadonlyRootfs: flags['read-only'],
    ...(flags.tmpfs.length === 0 ? {} : { Tmpfs: tmpfsTable(flags.tmpfs) }),
    ...(flags.mount.length === 0 ? {} : { Mounts: flags.mount.map((mount) => absoluteMount(mount, cwd)) }),
  };
}

export interface HostParts {
  readonly binds: readonly string[];
  readonly published: readonly PublishedPort[];
  readonly devices: readonly DeviceMapping[];
  readonly network: NetworkSettings;
}

export function hostConfig(given: CreateFlags, parts: HostParts, around: Surroundings): Reading<HostConfigDocument> {
  const { values: flags, changed } = given;
  const mode = modeProblem(flags);
  if (mode !== undefined) return refuse(mode);
  const restart = parseRestartPolicy(flags.restart);
  if (!restart.ok) return restart;
  const logging = loggingOptions(flags['log-driver'], flags['log-opt']);
  if (!logging.ok) return logging;
  const security = securitySettings(flags['security-opt'], around.readFile);
  if (!security.ok) return security;
  const storageOpt = storageOptions(flags['storage-opt']);
  if (!storageOpt.ok) return storageOpt;
  if (flags.rm && !['', 'no'].includes(restart.value.Name)) {
    return refuse('conflicting options: cannot specify both --restart and --rm');
  }
  const { options: securityOptions, unconfinedPaths } = security.value;
  const paths = unconfinedPaths ? [] : null;
  return read({
    ...nameSpaces(flags, parts.network),
    ...limits(flags),
    ...storage(flags, parts.binds, around.cwd),
    LogConfig: { Type: flags['log-driver'], Config: logging.value },
    PortBindings: portTable(parts.published),
    PublishAllPorts: flags['publish-all'],
    RestartPolicy: restart.value,
    AutoRemove: flags.rm,
    ConsoleSize: [0, 0],
    SecurityOpt: unconfinedPaths ? securityOptions : orNull(securityOptions),
    Devices: parts.devices,
    MaskedPaths: paths,
    ReadonlyPaths: paths,
    ...(flags['storage-opt'].length === 0 ? {} : { StorageOpt: pairTable(flags['storage-opt']) }),
    ...(changed.has('init') ? { Init: flags.init } : {}),
  });
}
