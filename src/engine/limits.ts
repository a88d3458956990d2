import type { HostConfig } from '../container/configuration.js';

const processors = 2;
const leastMemory = 6 * 1024 * 1024;

/** What is wrong with the limits of a container: they contradict each other, or the machine. */
export function limitProblem(limits: HostConfig): string | undefined {
  return memoryProblem(limits) ?? processorProblem(limits) ?? scoreProblem(limits);
}

function memoryProblem({ Memory: memory = 0, MemorySwap: swap = 0 }: HostConfig): string | undefined {
  if (memory !== 0 && memory < leastMemory) return 'Minimum memory limit allowed is 6MB';
  if (memory === 0 && swap > 0) return 'You should always set the Memory limit when using Memoryswap limit, see usage';
  if (memory > 0 && swap > 0 && swap < memory) {
    return 'Minimum memoryswap limit should be larger than memory limit, see usage';
  }
  return undefined;
}

function processorProblem({ NanoCpus: billionths = 0 }: HostConfig): string | undefined {
  if (billionths >= 0 && billionths <= processors * 1e9) return undefined;
  const most = processors.toFixed(2);
  return `Range of CPUs is from 0.01 to ${most}, as there are only ${processors} CPUs available`;
}

function scoreProblem({ OomScoreAdj: score = 0 }: HostConfig): string | undefined {
  const fits = score >= -1000 && score <= 1000;
  return fits ? undefined : `Invalid value ${score}, range for oom score adj is [-1000, 1000]`;
}
