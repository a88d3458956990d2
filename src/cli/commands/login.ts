import { exit, type Next } from '../../process/program.js';
import { isRefused } from '../../image/failure.js';
import { reachRegistry } from '../../registry/reach-registry.js';
import { hostOf } from '../../view/host-of.js';
import { text, toggle } from '../flag-kinds.js';
import { command, type Invocation } from './command.js';
import { complain, giveUp, say } from './speak.js';

const flagSet = {
  password: text('Password or token', { short: 'p' }),
  'password-stdin': toggle('Take the password from standard input'),
  username: text('User name', { short: 'u' }),
};

const hub = 'docker.io';

export const login = command({ flags: flagSet, step: (call) => logIn(call) });

/** Whoever a registry is asked for, it takes; what counts is whether it can be reached. */
function logIn({ system, client, flags, changed, args: [server] }: Invocation<typeof flagSet>): Next {
  const { password, username, 'password-stdin': piped } = flags;
  const wrong = conflict(flags, changed);
  if (wrong !== undefined) return giveUp(system, wrong);
  if (password !== '') complain(system, 'WARNING! Using --password via the CLI is insecure. Use --password-stdin.\n');
  if ((username === '' || (password === '' && !piped)) && !system.terminal(0)) {
    return giveUp(system, 'Error: Cannot perform an interactive login from a non TTY device');
  }
  const domain = server ?? hub;
  const reached = client.look((world) => reachRegistry(world.registries, domain, hostOf(world, client.host).online));
  if (isRefused(reached)) return giveUp(system, `Error response from daemon: ${reached.message}`);
  say(system, 'Login Succeeded\n');
  return exit(0);
}

function conflict(flags: Invocation<typeof flagSet>['flags'], changed: ReadonlySet<string>): string | undefined {
  const { password, username, 'password-stdin': piped } = flags;
  if (password !== '' && piped) return 'conflicting options: cannot specify both --password and --password-stdin';
  if (piped && username === '') return 'the --password-stdin option requires --username to be set';
  if (changed.has('username') && username === '') return 'username is empty';
  return changed.has('password') && password === '' ? 'password is empty' : undefined;
}
