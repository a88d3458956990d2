/** The program `docker-machine`: other hosts with engines, as the machine it runs on sees them. */
import { toText } from '../digest/bytes.js';
import { exit, type Program } from '../process/program.js';
import { type MachineCommand, machineCall } from './commands/machine.js';
import { machineCreate } from './commands/machine-create.js';
import { machineEnv } from './commands/machine-env.js';
import { machineActive, machineIp, machineStart, machineStatus, machineUrlOf } from './commands/machine-facts.js';
import { machineLs } from './commands/machine-ls.js';
import { machineSsh } from './commands/machine-ssh.js';
import { complain, giveUp, say } from './commands/speak.js';

const commands: Readonly<Partial<Record<string, MachineCommand>>> = {
  active: machineActive,
  create: machineCreate,
  env: machineEnv,
  ip: machineIp,
  ls: machineLs,
  ssh: machineSsh,
  start: machineStart,
  status: machineStatus,
  url: machineUrlOf,
};

export const machineCommandNames: readonly string[] = Object.keys(commands);

/** Commands of the real one that change what this model keeps the same. */
const absent = [
  'config',
  'inspect',
  'kill',
  'mount',
  'provision',
  'regenerate-certs',
  'restart',
  'rm',
  'scp',
  'stop',
  'upgrade',
];

const usage = `Usage: docker-machine COMMAND [ARG...]

Machines with Docker Engines.

Commands:
${machineCommandNames.map((name) => `  ${name}\n`).join('')}`;

export const dockerMachine: Program = (system, state) => {
  const [name = '', ...args] = system.args.slice(1).map(toText);
  if (name === '--version' || name === '-v') {
    say(system, 'docker-machine version 0.16.2, build bd45ab1\n');
    return exit(0);
  }
  if (['', 'help', '--help', '-h'].includes(name)) {
    say(system, usage);
    return exit(0);
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command) return command(machineCall(system, args), state);
  if (absent.includes(name)) return giveUp(system, `docker-machine ${name} is not part of this model of Docker`);
  complain(system, `docker-machine: '${name}' is not a docker-machine command. See 'docker-machine --help'.\n`);
  return exit(1);
};
