import { exit } from '../../process/program.js';
import { command } from './command.js';
import { say } from './speak.js';

const hub = 'https://index.docker.io/v1/';

export const logout = command({
  flags: {},
  step: ({ system, args: [server] }) => {
    say(system, `Removing login credentials for ${server === undefined ? hub : hostName(server)}\n`);
    return exit(0);
  },
});

/** Of an address, without its protocol and its path. */
function hostName(server: string): string {
  return server.replace(/^https?:\/\//, '').split('/')[0] ?? '';
}
