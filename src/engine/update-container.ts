import type { HostConfig } from '../container/configuration.js';
import { type Failure, failure, isFailure } from '../world/failure.js';
import { emitContainer } from './container-event.js';
import type { Engine } from './engine.js';
import { findInDraft } from './find-container.js';
import { limitProblem } from './limits.js';
import { restartProblem } from './verify-config.js';

/** What of a container's `HostConfig` can still change after its creation. */
const changeable = [
  'CpuPeriod',
  'CpuQuota',
  'CpuRealtimePeriod',
  'CpuRealtimeRuntime',
  'CpuShares',
  'CpusetCpus',
  'CpusetMems',
  'KernelMemory',
  'Memory',
  'MemoryReservation',
  'MemorySwap',
  'NanoCpus',
  'PidsLimit',
] as const;

/** `docker update`: members that are absent, 0 or empty stay as they are; no limit of processes is 0. */
export function updateContainer(engine: Engine, text: string, wanted: HostConfig): Failure | undefined {
  const wrong = restartProblem(wanted) ?? limitProblem(wanted, true);
  if (wrong !== undefined) return failure('invalid-argument', wrong);
  const container = findInDraft(engine.draft, engine.host, text);
  if (isFailure(container)) return container;
  const refused = conflict(container.hostConfig, wanted);
  if (refused !== undefined) {
    return failure('conflict', `Cannot update container ${container.id}: ${refused}`, { container: container.id });
  }
  engine.draft.tick();
  const row = engine.draft.container(engine.host, container.id);
  const limits = changeable.flatMap((name) => (wanted[name] ? [[name, wanted[name]] as const] : []));
  const policy = wanted.RestartPolicy?.Name ? { RestartPolicy: wanted.RestartPolicy } : {};
  const unlimited = Number(wanted['PidsLimit'] ?? 0) < 0 ? { PidsLimit: 0 } : {};
  row.hostConfig = { ...row.hostConfig, ...Object.fromEntries(limits), ...unlimited, ...policy };
  emitContainer(engine, row, 'update');
  return undefined;
}

function conflict(now: HostConfig, wanted: HostConfig): string | undefined {
  const swap = now.MemorySwap || (now.Memory ?? 0) * 2;
  if (wanted.Memory && !wanted.MemorySwap && wanted.Memory > swap) {
    return 'Memory limit should be smaller than already set memoryswap limit, update the memoryswap at the same time';
  }
  const processor = processorConflict(now, wanted);
  if (processor !== undefined) return processor;
  const policy = wanted.RestartPolicy?.Name ?? '';
  if (now.AutoRemove && policy !== '' && policy !== 'no') {
    return 'Restart policy cannot be updated because AutoRemove is enabled for the container';
  }
  return undefined;
}

/** Processors are counted in one of two ways, and a container keeps the way it has. */
function processorConflict(now: HostConfig, wanted: HostConfig): string | undefined {
  const kept = (name: string, other: string, what: string, whose: string) =>
    wanted[name] && now[other]
      ? `Conflicting options: ${what} cannot be updated as ${whose} has already been set`
      : undefined;
  return (
    kept('CpuPeriod', 'NanoCpus', 'CPU Period', 'NanoCPUs') ??
    kept('CpuQuota', 'NanoCpus', 'CPU Quota', 'NanoCPUs') ??
    kept('NanoCpus', 'CpuQuota', 'NanoCPUs', 'CPU Quota') ??
    kept('NanoCpus', 'CpuPeriod', 'NanoCPUs', 'CPU Period')
  );
}
