import { toText } from '../../digest/bytes.js';
import { dockerVersion } from '../../image/config.js';
import { exit } from '../../process/program.js';
import { alignCells } from './align-cells.js';
import { type MachineCommand, machinesOf, machineUrl } from './machine.js';
import { giveUp, say } from './speak.js';

const header = ['NAME', 'ACTIVE', 'DRIVER', 'STATE', 'URL', 'SWARM', 'DOCKER', 'ERRORS'];

/** `docker-machine ls [-q]`. The active machine is the one that DOCKER_HOST means. */
export const machineLs: MachineCommand = (call) => {
  const { system, args } = call;
  const unknown = args.find((arg) => arg !== '-q' && arg !== '--quiet');
  if (unknown !== undefined) return giveUp(system, `Incorrect Usage.\n\ndocker-machine ls does not know ${unknown}`);
  const machines = machinesOf(call);
  if (args.length > 0) {
    say(system, machines.map(({ name }) => `${name}\n`).join(''));
    return exit(0);
  }
  const active = toText(system.env['DOCKER_HOST'] ?? '');
  const rows = machines.map((machine) => {
    const url = machineUrl(machine);
    return [machine.name, url === active ? '*' : '-', 'virtualbox', 'Running', url, '', `v${dockerVersion}`, ''];
  });
  say(system, alignCells([header, ...rows], 5));
  return exit(0);
};
