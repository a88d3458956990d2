import { exit } from '../../process/program.js';
import { command } from './command.js';
import { say } from './speak.js';

const hub = 'https://index.docker.io/v1/';

export const logout = command({
  flags: {},
  step: ({ system, args: [server = hub] }) => {
    say(system, `Removing login credentials for ${server}\n`);
    return exit(0);
  },
});
