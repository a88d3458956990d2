/** Commands of `docker-machine` that tell one thing about machines. */
import type { Host } from '../../host/host.js';
import { toText } from '../../digest/bytes.js';
import { exit } from '../../process/program.js';
import { chooseMachine, type MachineCommand, machinesOf, machineUrl } from './machine.js';
import { complain, giveUp, say } from './speak.js';

/** One line for each named machine; one that is not there is complained about, and the others are still told. */
function fact(tell: (machine: Host) => string): MachineCommand {
  return (call) => {
    const names = call.args.length === 0 ? [undefined] : call.args;
    let code = 0;
    for (const name of names) {
      const machine = chooseMachine(call, name);
      if (typeof machine !== 'string') {
        say(call.system, `${tell(machine)}\n`);
        continue;
      }
      complain(call.system, `${machine}\n`);
      code = 1;
    }
    return exit(code);
  };
}

export const machineIp = fact(({ address }) => address);
export const machineUrlOf = fact(machineUrl);
export const machineStatus = fact(() => 'Running');
/** Machines of this model always run. */
export const machineStart = fact(({ name }) => `Starting "${name}"...\nMachine "${name}" is already running.`);

export const machineActive: MachineCommand = (call) => {
  const address = toText(call.system.env['DOCKER_HOST'] ?? '');
  const active = machinesOf(call).find((machine) => machineUrl(machine) === address);
  if (!active) return giveUp(call.system, 'No active host found');
  say(call.system, `${active.name}\n`);
  return exit(0);
};
