import type { HostConfig } from '../container/configuration.js';
import { type Failure, failure, isFailure } from '../world/failure.js';
import { emitContainer } from './container-event.js';
import type { Engine } from './engine.js';
import { findInDraft } from './find-container.js';
import { limitProblem } from './limits.js';
import { restartProblem } from './verify-config.js';

/** What of a container's `HostConfig` can still change after its creation. */
const changeable = [
  'BlkioWeight',
  'CpuPeriod',
  'CpuQuota',
  'CpuRealtimePeriod',
  'CpuRealtimeRuntime',
  'CpuShares',
  'CpusetCpus',
  'CpusetMems',
  'Memory',
  'MemoryReservation',
  'MemorySwap',
  'NanoCpus',
  'PidsLimit',
] as const;

/** `docker update`: members that are absent, 0 or empty stay as they are. */
export function updateContainer(engine: Engine, text: string, wanted: HostConfig): Failure | undefined {
  const beyond = restartProblem(wanted) ?? limitProblem(wanted);
  if (beyond !== undefined) return failure('invalid-argument', beyond);
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
  row.hostConfig = { ...row.hostConfig, ...Object.fromEntries(limits), ...policy };
  emitContainer(engine, row, 'update');
  return undefined;
}

function conflict(now: HostConfig, wanted: HostConfig): string | undefined {
  const swap = now.MemorySwap || (now.Memory ?? 0) * 2;
  if (wanted.Memory && !wanted.MemorySwap && wanted.Memory > swap) {
    return 'Memory limit should be smaller than already set memoryswap limit, update the memoryswap at the same time';
  }
  const policy = wanted.RestartPolicy?.Name ?? '';
  if (now.AutoRemove && policy !== '' && policy !== 'no') {
    return 'Restart policy cannot be updated because AutoRemove is enabled for the container';
  }
  return undefined;
}
