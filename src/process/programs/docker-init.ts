import { isFault } from '../../filesystem/fault.js';
import { exit, type Next, poll, type Program, type Signal, type System } from '../program.js';
import { signalNumbers } from '../process.js';
import { ended } from './children.js';
import { findExecutable } from './executable.js';

/** What concerns a process itself is not passed on. */
const own: ReadonlySet<Signal> = new Set<Signal>([
  ...(['KILL', 'STOP', 'CHLD', 'FPE', 'ILL', 'SEGV', 'BUS', 'ABRT', 'TRAP', 'SYS', 'TTIN', 'TTOU'] as const),
]);

const passedOn = (Object.keys(signalNumbers) as Signal[]).filter((signal) => !own.has(signal));

/** `docker-init -- COMMAND`, which `--init` puts before a container's command: hands it every signal, and ends as it ends. */
export const dockerInit: Program = (system, state) => {
  if (typeof state !== 'number') return begin(system, system.args.slice(system.args.indexOf('--') + 1));
  for (const signal of system.signals()) system.kill(state, signal);
  for (const { pid, status } of system.children()) if (pid !== state && status) system.wait(pid);
  const status = ended(system, state);
  return status === undefined ? poll([{ child: 'any' }], state) : exit(status.code);
};

function begin(system: System, command: readonly string[]): Next {
  const [name = ''] = command;
  const file = findExecutable(system, name, system.env.PATH);
  const pid =
    file === undefined
      ? ({ fault: 'ENOENT', path: name } as const)
      : system.spawn({ file, args: command, env: system.env, fds: { 0: 0, 1: 1, 2: 2 } });
  if (isFault(pid)) {
    const missing = pid.fault === 'ENOENT';
    const reason = missing ? 'No such file or directory' : 'Permission denied';
    system.write(2, `[FATAL tini (${system.pid + 1})] exec ${name} failed: ${reason}\n`);
    return exit(missing ? 127 : 126);
  }
  for (const signal of passedOn) system.onSignal(signal, 'catch');
  return poll([{ child: 'any' }], pid);
}
