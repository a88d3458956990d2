import { goQuote } from '../../go/quote.js';
import { exit, type Next } from '../../process/program.js';
import { isFailure } from '../../world/failure.js';
import { chooseMachine, type MachineCall, type MachineCommand } from './machine.js';
import { giveUp, say } from './speak.js';

/** What a new machine says to whoever logs in. */
const greeting = `
   ____________
  |  |  |  |  |     a machine with a Docker Engine,
 _|__|__|__|__|__   made by slipway
 \\______________/
~~~~~~~~~~~~~~~~~~
`;

/** Flags are taken and have no effect, but for their values: there is one kind of machine. */
function nameAmong(args: readonly string[]): string | undefined {
  return args.find(
    (arg, at) => !arg.startsWith('-') && !(args[at - 1]?.startsWith('-') && !args[at - 1]?.includes('=')),
  );
}

/** `docker-machine create [-d DRIVER] NAME`: one more host, with a user `docker`. */
export const machineCreate: MachineCommand = (call) => {
  const { system, client, args } = call;
  const name = nameAmong(args);
  if (name === undefined) return giveUp(system, 'Error: No machine name specified');
  if (typeof chooseMachine(call, name) !== 'string')
    return giveUp(system, `Docker machine ${goQuote(name)} already exists`);
  const users = [{ name: 'docker', uid: 1000, home: '/home/docker' }];
  const added = client.do({ do: 'add-host', name, users });
  if (isFailure(added)) return giveUp(system, added.message);
  client.do({ do: 'edit-files', host: name, edits: [{ edit: 'write', path: '/etc/motd', bytes: greeting }] });
  return tellCreated(call, name);
};

function tellCreated({ system }: MachineCall, name: string): Next {
  const words = [
    'Running pre-create checks...',
    'Creating machine...',
    'Waiting for machine to be running, this may take a few minutes...',
    'Checking connection to Docker...',
    'Docker is up and running!',
    `To see how to connect your Docker Client to the Docker Engine running on this virtual machine, run: docker-machine env ${name}`,
  ];
  say(system, words.map((line) => `${line}\n`).join(''));
  return exit(0);
}
