import { sha256 } from '../digest/sha256.js';
import type { Host } from '../host/host.js';
import { dockerVersion } from '../image/config.js';
import { formatRfc3339Nano } from '../time/instant.js';
import type { World } from '../world/world.js';
import { hostOf } from './host-of.js';
import { kernelVersion, version } from './version.js';

/** The answer of `/info`: what is counted, and what is the same on every host of the model. */
export type InfoDocument = Readonly<Record<string, unknown>>;

function counts({ containers, images }: Host) {
  const states = [...containers.values()].map(({ state }) => state.status);
  const running = states.filter((status) => status === 'running' || status === 'restarting').length;
  const paused = states.filter((status) => status === 'paused').length;
  return {
    Containers: states.length,
    ContainersRunning: running,
    ContainersPaused: paused,
    ContainersStopped: states.length - running - paused,
    Images: images.images.size,
  };
}

const storage = {
  Driver: 'overlay2',
  DriverStatus: [
    ['Backing Filesystem', 'extfs'],
    ['Supports d_type', 'true'],
    ['Native Overlay Diff', 'true'],
    ['userxattr', 'false'],
  ],
  Plugins: {
    Volume: ['local'],
    Network: ['bridge', 'host', 'ipvlan', 'macvlan', 'null', 'overlay'],
    Authorization: null,
    Log: ['awslogs', 'fluentd', 'gcplogs', 'gelf', 'journald', 'json-file', 'local', 'logentries', 'splunk', 'syslog'],
  },
};

const limits = {
  MemoryLimit: true,
  SwapLimit: true,
  KernelMemory: true,
  KernelMemoryTCP: true,
  CpuCfsPeriod: true,
  CpuCfsQuota: true,
  CPUShares: true,
  CPUSet: true,
  PidsLimit: true,
  IPv4Forwarding: true,
  BridgeNfIptables: true,
  BridgeNfIp6tables: true,
};

const machine = {
  LoggingDriver: 'json-file',
  CgroupDriver: 'cgroupfs',
  CgroupVersion: '1',
  NEventsListener: 0,
  KernelVersion: kernelVersion,
  OperatingSystem: 'Debian GNU/Linux 12 (bookworm)',
  OSVersion: '12',
  OSType: 'linux',
  Architecture: 'x86_64',
  IndexServerAddress: 'https://index.docker.io/v1/',
  RegistryConfig: {
    AllowNondistributableArtifactsCIDRs: [],
    AllowNondistributableArtifactsHostnames: [],
    InsecureRegistryCIDRs: ['127.0.0.0/8'],
    IndexConfigs: { 'docker.io': { Name: 'docker.io', Mirrors: [], Secure: true, Official: true } },
    Mirrors: [],
  },
  NCPU: 2,
  MemTotal: 4_294_967_296,
  GenericResources: null,
  DockerRootDir: '/var/lib/docker',
  HttpProxy: '',
  HttpsProxy: '',
  NoProxy: '',
};

function commitOf(component: string) {
  const commit = version.Components.find(({ Name }) => Name === component)?.Details['GitCommit'] ?? '';
  return { ID: commit, Expected: commit };
}

const parts = {
  Runtimes: {
    'io.containerd.runc.v2': { path: 'runc' },
    'io.containerd.runtime.v1.linux': { path: 'runc' },
    runc: { path: 'runc' },
  },
  DefaultRuntime: 'runc',
  Swarm: {
    NodeID: '',
    NodeAddr: '',
    LocalNodeState: 'inactive',
    ControlAvailable: false,
    Error: '',
    RemoteManagers: null,
  },
  LiveRestoreEnabled: false,
  Isolation: '',
  InitBinary: 'docker-init',
  ContainerdCommit: commitOf('containerd'),
  RuncCommit: commitOf('runc'),
  InitCommit: commitOf('docker-init'),
  SecurityOptions: ['name=seccomp,profile=default'],
  Warnings: null,
};

/** Members in the order of the engine's struct. */
export function info(world: World, hostName: string): InfoDocument {
  const host = hostOf(world, hostName);
  return {
    ID: engineId(host.name),
    ...counts(host),
    ...storage,
    ...limits,
    Debug: false,
    NFd: 32,
    OomKillDisable: true,
    NGoroutines: 45,
    SystemTime: formatRfc3339Nano(world.now),
    ...machine,
    Name: host.hostname,
    Labels: [],
    ExperimentalBuild: false,
    ServerVersion: dockerVersion,
    ...parts,
  };
}

/** Twelve groups of four, as the engine prints its key's fingerprint; here it follows from the host's name. */
function engineId(name: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bytes = [...digestBytes(name), ...digestBytes(`${name} again`)];
  const letters = bytes.slice(0, 48).map((byte) => alphabet.charAt(byte % 32));
  return Array.from({ length: 12 }, (_, group) => letters.slice(group * 4, group * 4 + 4).join('')).join(':');
}

function digestBytes(text: string): number[] {
  return (sha256(`engine ${text}`).match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));
}
