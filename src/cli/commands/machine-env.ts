import { toText } from '../../digest/bytes.js';
import { exit } from '../../process/program.js';
import { chooseMachine, type MachineCommand, machineUrl } from './machine.js';
import { giveUp, say } from './speak.js';

const variables = ['DOCKER_TLS_VERIFY', 'DOCKER_HOST', 'DOCKER_CERT_PATH', 'DOCKER_MACHINE_NAME'];

/** `docker-machine env [-u] [NAME]`: lines for the shell to evaluate. */
export const machineEnv: MachineCommand = (call) => {
  const { system, args } = call;
  if (args.includes('-u') || args.includes('--unset')) {
    say(system, variables.map((name) => `unset ${name}\n`).join(''));
    say(system, '# Run this command to configure your shell: \n# eval $(docker-machine env -u)\n');
    return exit(0);
  }
  const named = args.find((arg) => !arg.startsWith('-'));
  const machine = chooseMachine(call, named);
  if (typeof machine === 'string') return giveUp(system, machine);
  const folder = `${toText(system.env['HOME'] ?? '/root')}/.docker/machine/machines/${machine.name}`;
  const values = ['1', machineUrl(machine), folder, machine.name];
  say(system, variables.map((name, at) => `export ${name}="${values[at]}"\n`).join(''));
  say(
    system,
    `# Run this command to configure your shell: \n# eval $(docker-machine env${named === undefined ? '' : ` ${named}`})\n`,
  );
  return exit(0);
};
