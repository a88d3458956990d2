import type { HostConfig } from '../container/configuration.js';

const processors = 2;
const leastMemory = 6 * 1024 * 1024;

/**
 * What is wrong with the limits of a container: they contradict each other, or the machine. In the engine's order.
 * `change`: of a container that is there, where a limit may have been set before.
 */
export function limitProblem(limits: HostConfig, change = false): string | undefined {
  return memoryProblem(limits, change) ?? processorProblem(limits) ?? placementProblem(limits) ?? scoreProblem(limits);
}

function amount(limits: HostConfig, name: string): number {
  return Number(limits[name] ?? 0);
}

function memoryProblem(limits: HostConfig, change: boolean): string | undefined {
  const { Memory: memory = 0, MemorySwap: swap = 0 } = limits;
  const reservation = amount(limits, 'MemoryReservation');
  const kernel = amount(limits, 'KernelMemory');
  if (memory !== 0 && memory < leastMemory) return 'Minimum memory limit allowed is 6MB';
  if (memory === 0 && swap > 0) return 'You should always set the Memory limit when using Memoryswap limit, see usage';
  if (memory > 0 && swap > 0 && swap < memory) {
    return 'Minimum memoryswap limit should be larger than memory limit, see usage';
  }
  if (memory === 0 && swap > 0 && !change) {
    return 'You should always set the Memory limit when using Memoryswap limit, see usage';
  }
  if (reservation > 0 && reservation < leastMemory) return 'Minimum memory reservation allowed is 6MB';
  if (memory > 0 && reservation > 0 && memory < reservation) {
    return 'Minimum memory limit can not be less than memory reservation limit, see usage';
  }
  return kernel > 0 && kernel < leastMemory ? 'Minimum kernel memory limit allowed is 6MB' : undefined;
}

function processorProblem(limits: HostConfig): string | undefined {
  const { NanoCpus: billionths = 0 } = limits;
  const period = amount(limits, 'CpuPeriod');
  const quota = amount(limits, 'CpuQuota');
  if (billionths > 0 && period > 0) return 'Conflicting options: Nano CPUs and CPU Period cannot both be set';
  if (billionths > 0 && quota > 0) return 'Conflicting options: Nano CPUs and CPU Quota cannot both be set';
  if (billionths < 0 || billionths > processors * 1e9) {
    const most = processors.toFixed(2);
    return `Range of CPUs is from 0.01 to ${most}, as there are only ${processors} CPUs available`;
  }
  if (period !== 0 && (period < 1000 || period > 1_000_000)) {
    return 'CPU cfs period can not be less than 1ms (i.e. 1000) or larger than 1s (i.e. 1000000)';
  }
  return quota > 0 && quota < 1000 ? 'CPU cfs quota can not be less than 1ms (i.e. 1000)' : undefined;
}

/** Processors and memory nodes: `0-2,4`. The machine has one node. */
function placementProblem({ CpusetCpus: cpus = '', CpusetMems: nodes = '' }: HostConfig): string | undefined {
  const last = processors - 1;
  return (
    setProblem(
      String(cpus),
      last,
      'cpus',
      `Requested CPUs are not available - requested ${cpus}, available: 0-${last}`,
    ) ??
    setProblem(String(nodes), 0, 'mems', `Requested memory nodes are not available - requested ${nodes}, available: 0`)
  );
}

function setProblem(text: string, last: number, kind: string, beyond: string): string | undefined {
  if (text === '') return undefined;
  for (const part of text.split(',')) {
    const [, first, second = first] = /^(\d+)(?:-(\d+))?$/.exec(part) ?? [];
    if (first === undefined || Number(second) < Number(first)) {
      return `Invalid value ${text} for cpuset ${kind}: invalid format: ${text}`;
    }
    if (Number(second) > last) return beyond;
  }
  return undefined;
}

function scoreProblem({ OomScoreAdj: score = 0 }: HostConfig): string | undefined {
  const fits = score >= -1000 && score <= 1000;
  return fits ? undefined : `Invalid value ${score}, range for oom score adj is [-1000, 1000]`;
}

/** What the engine takes, but warns of. */
export function limitWarnings(limits: HostConfig): readonly string[] {
  const { Memory: memory = 0, OomKillDisable: unkillable, BlkioWeightDevice: devices = [] } = limits;
  const discarded = (what: string, word: string) =>
    `Your kernel does not support Block I/O ${what} or the cgroup is not mounted. ${word} discarded.`;
  return [
    ...(amount(limits, 'KernelMemory') > 0
      ? ['Specifying a kernel memory limit is deprecated and will be removed in a future release.']
      : []),
    ...(unkillable === true && memory === 0
      ? [
          'OOM killer is disabled for the container, but no memory limit is set, ' +
            'this can result in the system running out of resources.',
        ]
      : []),
    ...(amount(limits, 'BlkioWeight') > 0 ? [discarded('weight', 'Weight')] : []),
    ...(Array.isArray(devices) && devices.length > 0 ? [discarded('weight_device', 'Weight-device')] : []),
  ];
}

/** What the kernel has no use for is not kept: weights of block I/O, and a limit of no processes, which is none. */
export function keptLimits(hostConfig: HostConfig): HostConfig {
  const { BlkioWeight: weight, BlkioWeightDevice: devices, PidsLimit: most, ...rest } = hostConfig;
  return {
    ...rest,
    ...(most ? { PidsLimit: most } : {}),
    ...(weight === undefined ? {} : { BlkioWeight: 0 }),
    ...(devices === undefined ? {} : { BlkioWeightDevice: [] }),
  };
}
