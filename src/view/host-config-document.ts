import type { HostConfig } from '../container/configuration.js';
import type { MountRequest } from '../volume/mount-spec.js';

/** `HostConfig` in the engine's order, with what it fills in. */
export type HostConfigDocument = Readonly<Record<string, unknown>>;

const masked = [
  '/proc/asound',
  '/proc/acpi',
  '/proc/kcore',
  '/proc/keys',
  '/proc/latency_stats',
  '/proc/timer_list',
  '/proc/timer_stats',
  '/proc/sched_debug',
  '/proc/scsi',
  '/sys/firmware',
];
const readonly = ['/proc/bus', '/proc/fs', '/proc/irq', '/proc/sys', '/proc/sysrq-trigger'];

/** Members in the order of the engine's struct, with the zero value of each; undefined: left out when empty. */
const members: readonly (readonly [name: string, zero: unknown])[] = [
  ['Binds', null],
  ['ContainerIDFile', ''],
  ['LogConfig', { Type: 'json-file', Config: {} }],
  ['NetworkMode', 'default'],
  ['PortBindings', null],
  ['RestartPolicy', { Name: '', MaximumRetryCount: 0 }],
  ['AutoRemove', false],
  ['VolumeDriver', ''],
  ['VolumesFrom', null],
  ['CapAdd', null],
  ['CapDrop', null],
  ['CgroupnsMode', 'host'],
  ['Dns', null],
  ['DnsOptions', null],
  ['DnsSearch', null],
  ['ExtraHosts', null],
  ['GroupAdd', null],
  ['IpcMode', 'private'],
  ['Cgroup', ''],
  ['Links', null],
  ['OomScoreAdj', 0],
  ['PidMode', ''],
  ['Privileged', false],
  ['PublishAllPorts', false],
  ['ReadonlyRootfs', false],
  ['SecurityOpt', null],
  ['StorageOpt', undefined],
  ['Tmpfs', undefined],
  ['UTSMode', ''],
  ['UsernsMode', ''],
  ['ShmSize', 67_108_864],
  ['Sysctls', undefined],
  ['Runtime', 'runc'],
  ['ConsoleSize', [0, 0]],
  ['Isolation', ''],
  ['CpuShares', 0],
  ['Memory', 0],
  ['NanoCpus', 0],
  ['CgroupParent', ''],
  ['BlkioWeight', 0],
  ['BlkioWeightDevice', null],
  ['BlkioDeviceReadBps', null],
  ['BlkioDeviceWriteBps', null],
  ['BlkioDeviceReadIOps', null],
  ['BlkioDeviceWriteIOps', null],
  ['CpuPeriod', 0],
  ['CpuQuota', 0],
  ['CpuRealtimePeriod', 0],
  ['CpuRealtimeRuntime', 0],
  ['CpusetCpus', ''],
  ['CpusetMems', ''],
  ['Devices', null],
  ['DeviceCgroupRules', null],
  ['DeviceRequests', null],
  ['KernelMemory', 0],
  ['KernelMemoryTCP', 0],
  ['MemoryReservation', 0],
  ['MemorySwap', 0],
  ['MemorySwappiness', null],
  ['OomKillDisable', false],
  ['PidsLimit', null],
  ['Ulimits', null],
  ['CpuCount', 0],
  ['CpuPercent', 0],
  ['IOMaximumIOps', 0],
  ['IOMaximumBandwidth', 0],
  ['Mounts', undefined],
  ['MaskedPaths', masked],
  ['ReadonlyPaths', readonly],
  ['Init', undefined],
];

/** Members for which an empty text or 0 means the engine's own choice. */
const filledIn = new Set(['NetworkMode', 'CgroupnsMode', 'IpcMode', 'ShmSize', 'Runtime']);

/** Absent from the document when they hold nothing: Go's omitempty. */
function isNothing(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'object' && Object.keys(value).length === 0);
}

function mountRequest(request: MountRequest): MountRequest {
  const { Type, Source, Target, ReadOnly, Consistency, BindOptions, VolumeOptions, TmpfsOptions } = request;
  const { NoCopy, Labels, DriverConfig, ...rest } = VolumeOptions ?? {};
  const volume = VolumeOptions && { ...given({ NoCopy, Labels, DriverConfig }), ...rest };
  const ordered = { Type, Source, Target, ReadOnly, Consistency, BindOptions, VolumeOptions: volume, TmpfsOptions };
  return given(ordered) as MountRequest;
}

function given(members: object): object {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value));
}

/** What the engine makes of a member that was given. */
function adjusted(name: string, given: HostConfig): unknown {
  const value = given[name];
  switch (name) {
    case 'LogConfig': {
      const { Type = '', Config = null } = (value ?? {}) as { Type?: string; Config?: object | null };
      return { Type: Type || 'json-file', Config: Config ?? {} };
    }
    case 'RestartPolicy':
      return { Name: given.RestartPolicy?.Name ?? '', MaximumRetryCount: given.RestartPolicy?.MaximumRetryCount ?? 0 };
    case 'Mounts':
      return given.Mounts?.map(mountRequest);
    case 'MemorySwap':
      return !value && typeof given['Memory'] === 'number' ? given['Memory'] * 2 : value;
    case 'MemorySwappiness':
      return value === -1 ? null : value;
    case 'SecurityOpt':
      return given['Privileged'] === true && isNothing(value) ? ['label=disable'] : value;
    default:
      return value;
  }
}

function memberValue(name: string, zero: unknown, given: HostConfig): unknown {
  const value = adjusted(name, given);
  if (zero === undefined) return isNothing(value) ? undefined : value;
  if ((name === 'MaskedPaths' || name === 'ReadonlyPaths') && given['Privileged'] === true) return value ?? null;
  if (value === undefined || value === null) return zero;
  return filledIn.has(name) && (value === '' || value === 0) ? zero : value;
}

export function hostConfigDocument(given: HostConfig): HostConfigDocument {
  const document: Record<string, unknown> = {};
  for (const [name, zero] of members) {
    const value = memberValue(name, zero, given);
    if (value !== undefined) document[name] = value;
  }
  return document;
}
