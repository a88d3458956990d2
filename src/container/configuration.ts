import type { MountRequest } from '../volume/mount-spec.js';

export interface RestartPolicy {
  readonly Name?: string;
  readonly MaximumRetryCount?: number;
}

export interface PortBinding {
  readonly HostIp?: string;
  readonly HostPort?: string;
}

/** A container's `HostConfig` as the Engine API has it: the members that Slipway acts on. Others are kept as given. */
export interface HostConfig {
  readonly Binds?: readonly string[] | null;
  readonly NetworkMode?: string;
  readonly PortBindings?: Readonly<Record<string, readonly PortBinding[]>> | null;
  readonly RestartPolicy?: RestartPolicy;
  readonly AutoRemove?: boolean;
  readonly VolumeDriver?: string;
  readonly VolumesFrom?: readonly string[] | null;
  readonly Mounts?: readonly MountRequest[] | null;
  readonly Tmpfs?: Readonly<Record<string, string>> | null;
  readonly ReadonlyRootfs?: boolean;
  readonly IpcMode?: string;
  readonly Isolation?: string;
  readonly LogConfig?: { readonly Type?: string; readonly Config?: Readonly<Record<string, string>> | null };
  readonly Memory?: number;
  readonly MemorySwap?: number;
  readonly NanoCpus?: number;
  readonly OomScoreAdj?: number;
  /** `NAME[:ALIAS]` as asked for; `/NAME:/OWN/ALIAS` in a container that is there. */
  readonly Links?: readonly string[] | null;
  readonly GroupAdd?: readonly string[] | null;
  readonly ExtraHosts?: readonly string[] | null;
  readonly Dns?: readonly string[] | null;
  readonly DnsSearch?: readonly string[] | null;
  readonly DnsOptions?: readonly string[] | null;
  readonly PublishAllPorts?: boolean;
  readonly Init?: boolean;
  readonly [member: string]: unknown;
}
