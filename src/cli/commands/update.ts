import { limitWarnings } from '../../engine/limits.js';
import { exit } from '../../process/program.js';
import { isFailure } from '../../world/failure.js';
import { CREATE_FLAGS } from '../run/run-flags.js';
import { parseRestartPolicy } from '../run/security-options.js';
import { bytes, text } from '../flag-kinds.js';
import { command } from './command.js';
import { complain, daemonWords, giveUp, say } from './speak.js';

const flagSet = {
  'blkio-weight': CREATE_FLAGS['blkio-weight'],
  'cpu-period': CREATE_FLAGS['cpu-period'],
  'cpu-quota': CREATE_FLAGS['cpu-quota'],
  'cpu-rt-period': CREATE_FLAGS['cpu-rt-period'],
  'cpu-rt-runtime': CREATE_FLAGS['cpu-rt-runtime'],
  'cpu-shares': CREATE_FLAGS['cpu-shares'],
  cpus: CREATE_FLAGS.cpus,
  'cpuset-cpus': CREATE_FLAGS['cpuset-cpus'],
  'cpuset-mems': CREATE_FLAGS['cpuset-mems'],
  'kernel-memory': bytes('Kernel memory limit', { hidden: true }),
  memory: CREATE_FLAGS.memory,
  'memory-reservation': CREATE_FLAGS['memory-reservation'],
  'memory-swap': CREATE_FLAGS['memory-swap'],
  'pids-limit': CREATE_FLAGS['pids-limit'],
  restart: text('When to start it again'),
};

/** Limits and the restart policy of containers that are there; what is not given stays as it is. */
export const update = command({
  flags: flagSet,
  step: ({ system, client, flags, changed, args }) => {
    if (changed.size === 0) return giveUp(system, 'you must provide one or more flags when using this command');
    const restart = flags.restart === '' ? undefined : parseRestartPolicy(flags.restart);
    if (restart && !restart.ok) return giveUp(system, restart.reason);
    const hostConfig = {
      BlkioWeight: flags['blkio-weight'],
      CpuPeriod: flags['cpu-period'],
      CpuQuota: flags['cpu-quota'],
      CpuRealtimePeriod: flags['cpu-rt-period'],
      CpuRealtimeRuntime: flags['cpu-rt-runtime'],
      CpuShares: flags['cpu-shares'],
      NanoCpus: flags.cpus,
      CpusetCpus: flags['cpuset-cpus'],
      CpusetMems: flags['cpuset-mems'],
      KernelMemory: flags['kernel-memory'],
      Memory: flags.memory,
      MemoryReservation: flags['memory-reservation'],
      MemorySwap: flags['memory-swap'],
      PidsLimit: flags['pids-limit'],
      ...(restart ? { RestartPolicy: restart.value } : {}),
    };
    const complaints: string[] = [];
    for (const container of args) {
      const refused = client.call({ call: 'update-container', container, hostConfig });
      if (isFailure(refused)) complaints.push(daemonWords(refused));
      else say(system, `${container}\n`);
    }
    const warnings = complaints.length < args.length ? limitWarnings(hostConfig) : [];
    complain(system, [...warnings, ...complaints].map((line) => `${line}\n`).join(''));
    return exit(complaints.length === 0 ? 0 : 1);
  },
});
