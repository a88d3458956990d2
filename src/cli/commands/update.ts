import { isFailure } from '../../world/failure.js';
import { CREATE_FLAGS } from '../run/run-flags.js';
import { command } from './command.js';
import { containerByName } from './container-by-name.js';
import { giveUp, refused } from './speak.js';

const limits = [
  'blkio-weight', 'cpu-period', 'cpu-quota', 'cpu-rt-period', 'cpu-rt-runtime', 'cpu-shares', 'cpus', 'cpuset-cpus',
  'cpuset-mems', 'memory', 'memory-reservation', 'memory-swap', 'pids-limit', 'restart',
] as const;

const flagSet = Object.fromEntries(limits.map((name) => [name, CREATE_FLAGS[name]]));

export const update = command({
  flags: flagSet,
  step: (call) => {
    if (call.changed.size === 0) return giveUp(call.system, 'you must provide one or more flags when using this command');
    for (const name of call.args) {
      const container = containerByName(call, name);
      if (isFailure(container)) return refused(call.system, container);
    }
    return giveUp(call.system, 'docker update: limits of containers are not part of this model of Docker');
  },
});
