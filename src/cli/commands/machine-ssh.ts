/** `docker-machine ssh [NAME] [COMMAND...]`: a shell on another machine, as its user `docker`. */
import { toBytes } from '../../digest/bytes.js';
import { exit, type Next, poll } from '../../process/program.js';
import { findAccount } from './machine-account.js';
import { isFailure } from '../../world/failure.js';
import { follow, type Following, keepFollowing, whatToFollow } from './follow.js';
import { chooseMachine, type MachineCall, type MachineCommand } from './machine.js';
import { complain, giveUp } from './speak.js';

const searchPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

export const machineSsh: MachineCommand = (call, state) => {
  if (state !== undefined) return goOn(call, state as Following);
  const {
    system,
    args: [name, ...words],
  } = call;
  const machine = chooseMachine(call, name);
  if (typeof machine === 'string') return giveUp(system, machine);
  const account = findAccount(machine);
  const { name: user, uid, home } = account;
  const env = {
    HOME: home,
    LOGNAME: user,
    PATH: searchPath,
    SHELL: '/bin/bash',
    TERM: system.env['TERM'] ?? 'xterm',
    USER: user,
  };
  const command = words.length === 0 ? ['bash', '-l'] : ['bash', '-c', toBytes(words.join(' '))];
  const onTerminal = words.length === 0 && system.terminal(0) !== undefined;
  const io = { open: true, tty: onTerminal };
  const started = call.client.do({
    do: 'run-on-host',
    host: machine.name,
    command,
    env,
    cwd: home,
    uid,
    gid: uid,
    ...io,
  });
  if (isFailure(started)) return giveUp(system, started.message);
  if (words.length === 0 && account.greeting !== '') system.write(1, account.greeting);
  return goOn(call, follow(call, started.capture, { input: true, tty: onTerminal }));
};

/** The other shell's failure is told as such: the exit code itself does not come through. */
function goOn(call: MachineCall, before: Following): Next {
  const { following, status } = keepFollowing(call, before);
  if (status === undefined) return poll(whatToFollow(following), following);
  if (status.code === 0) return exit(0);
  complain(call.system, `exit status ${status.code}\n`);
  return exit(1);
}
