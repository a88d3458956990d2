import { goQuote } from '../go/quote.js';
import type { HostConfig } from '../container/configuration.js';
import type { ContainerConfig, Healthcheck } from '../image/config.js';
import { signalOf } from '../process/process.js';
import { parseMountRequest } from '../volume/mount-spec.js';
import { type Failure, failure } from '../world/failure.js';
import { limitProblem } from './limits.js';
import { logOptionProblem } from './logging.js';

const restartPolicies = new Set(['', 'no', 'always', 'unless-stopped', 'on-failure']);

/**
 * What the engine refuses about a create request before it looks for the image or makes anything. `isThere` says
 * whether the host has a file at a path.
 */
export function verifyConfig(
  config: ContainerConfig,
  hostConfig: HostConfig,
  isThere: (path: string) => boolean,
): Failure | undefined {
  // Not what the types allow, but what a caller without types sends.
  if (typeof config !== 'object' || config === null) {
    return failure('invalid-argument', 'Config cannot be empty in order to create a container');
  }
  const directory = config.WorkingDir ?? '';
  if (directory !== '' && !directory.startsWith('/')) {
    const reason = `the working directory '${directory}' is invalid, it needs to be an absolute path`;
    return failure('invalid-argument', reason);
  }
  const word = wordProblem(config, hostConfig);
  if (word !== undefined) return failure('invalid-argument', word);
  const unmountable = mountProblem(hostConfig, isThere);
  if (unmountable) return unmountable;
  const policy = hostConfig.RestartPolicy?.Name ?? '';
  const restart = restartProblem(hostConfig);
  if (restart !== undefined) return failure('invalid-argument', restart);
  const beyond = limitProblem(hostConfig);
  if (beyond !== undefined) return failure('invalid-argument', beyond);
  if (hostConfig.AutoRemove && policy !== '' && policy !== 'no') {
    return failure('invalid-argument', "can't create 'AutoRemove' container with restart policy");
  }
  return undefined;
}

/** What is wrong with a `--mount`, when a container is created and whenever it starts: other than `-v` it makes no source. */
export function mountProblem(hostConfig: HostConfig, isThere: (path: string) => boolean): Failure | undefined {
  for (const request of hostConfig.Mounts ?? []) {
    const mount = parseMountRequest(request);
    if ('problem' in mount) return failure('invalid-argument', mount.problem);
    if (mount.type === 'bind' && !isThere(mount.source)) {
      const reason = `invalid mount config for type "bind": bind source path does not exist: ${mount.source}`;
      return failure('invalid-argument', reason, { path: mount.source });
    }
  }
  return undefined;
}

/** What is wrong with a restart policy, when a container is created and when it is updated. */
export function restartProblem({ RestartPolicy: restart }: HostConfig): string | undefined {
  const { Name: policy = '', MaximumRetryCount: retries = 0 } = restart ?? {};
  if (!restartPolicies.has(policy)) return `invalid restart policy '${policy}'`;
  if (retries !== 0 && policy !== 'on-failure') {
    return `maximum retry count cannot be used with restart policy '${policy}'`;
  }
  return retries < 0 ? 'maximum retry count cannot be negative' : undefined;
}

const logDrivers = /^(|awslogs|fluentd|gcplogs|gelf|journald|json-file|local|logentries|none|splunk|syslog)$/;

/** Words and figures of which the engine knows only some. */
function wordProblem(config: ContainerConfig, hostConfig: HostConfig): string | undefined {
  const { StopSignal: signal = '', Healthcheck: check } = config;
  const { Isolation: isolation = '', LogConfig: { Type: driver = '' } = {} } = hostConfig;
  if (signal !== '' && !signalOf(signal)) return `Invalid signal: ${signal}`;
  const health = check ? healthProblem(check) : undefined;
  if (health !== undefined) return health;
  if (isolation !== '' && isolation.toLowerCase() !== 'default') {
    return `Invalid isolation: ${goQuote(isolation)} - linux only supports 'default'`;
  }
  if (!logDrivers.test(driver)) return `error looking up logging plugin ${driver}: plugin "${driver}" not found`;
  return logOptionProblem(hostConfig) ?? capabilityProblem(hostConfig) ?? machineProblem(hostConfig);
}

const runtimes = ['', 'runc', 'io.containerd.runc.v2', 'io.containerd.runtime.v1.linux'];

/** What this machine and its storage driver cannot do. */
function machineProblem({ Runtime: runtime = '', StorageOpt: storage }: HostConfig): string | undefined {
  if (!runtimes.includes(String(runtime))) return `Unknown runtime specified ${String(runtime)}`;
  if (Object.keys(storage ?? {}).length === 0) return undefined;
  return "--storage-opt is supported only for overlay over xfs with 'pquota' mount option";
}

/** As Linux numbers them; `ALL` stands for every one. */
const capabilities = new Set(
  (
    'ALL CHOWN DAC_OVERRIDE DAC_READ_SEARCH FOWNER FSETID KILL SETGID SETUID SETPCAP LINUX_IMMUTABLE NET_BIND_SERVICE ' +
    'NET_BROADCAST NET_ADMIN NET_RAW IPC_LOCK IPC_OWNER SYS_MODULE SYS_RAWIO SYS_CHROOT SYS_PTRACE SYS_PACCT SYS_ADMIN ' +
    'SYS_BOOT SYS_NICE SYS_RESOURCE SYS_TIME SYS_TTY_CONFIG MKNOD LEASE AUDIT_WRITE AUDIT_CONTROL SETFCAP MAC_OVERRIDE ' +
    'MAC_ADMIN SYSLOG WAKE_ALARM BLOCK_SUSPEND AUDIT_READ PERFMON BPF CHECKPOINT_RESTORE'
  ).split(' '),
);

function capabilityProblem(hostConfig: HostConfig): string | undefined {
  for (const list of ['CapAdd', 'CapDrop'] as const) {
    const names = ((hostConfig[list] ?? []) as readonly string[]).map((name) =>
      name.toUpperCase().replace(/^CAP_/, ''),
    );
    const unknown = names.find((name) => !capabilities.has(name));
    if (unknown !== undefined) return `invalid ${list}: unknown capability: "CAP_${unknown}"`;
  }
  return undefined;
}

const millisecond = 1e6;

function healthProblem(check: Healthcheck): string | undefined {
  for (const name of ['Interval', 'Timeout', 'StartPeriod'] as const) {
    const time = check[name] ?? 0;
    if (time !== 0 && time < millisecond) return `${name} in Healthcheck cannot be less than 1ms`;
  }
  return (check.Retries ?? 0) < 0 ? 'Retries in Healthcheck cannot be negative' : undefined;
}
