import { isFault } from '../../filesystem/fault.js';
import type { ExitStatus, System } from '../program.js';
import { findExecutable } from './executable.js';
import { because, quoted, type Run } from './tool.js';

/** Where a command's program is; busybox also runs its own applets, whatever the PATH. */
export function resolve(run: Run, name: string, path?: string): string | undefined {
  const found = findExecutable(run.system, name, path ?? run.system.env.PATH);
  if (found !== undefined || !run.applets.has(name)) return found;
  return findExecutable(run.system, 'busybox') ?? findExecutable(run.system, 'busybox', '/bin:/usr/bin');
}

/** Starts a command with this process's standard descriptors; an exit code (126, 127) when it cannot run. */
export function start(
  run: Run,
  command: readonly string[],
  options: { stdin?: number | undefined; cwd?: string | undefined; verb?: string } = {},
): { pid: number } | { code: number } {
  const { system } = run;
  const [name = ''] = command;
  const file = resolve(run, name);
  const pid =
    file === undefined
      ? ({ fault: 'ENOENT', path: name } as const)
      : system.spawn({
          file,
          args: command,
          env: system.env,
          fds: { 0: options.stdin ?? 0, 1: 1, 2: 2 },
          ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
        });
  if (!isFault(pid)) return { pid };
  run.complain(`${options.verb === undefined ? name : options.verb + quoted(name)}: ${because(pid)}`);
  return { code: pid.fault === 'ENOENT' ? 127 : 126 };
}

export function ended(system: System, pid: number): ExitStatus | undefined {
  const status = system.wait(pid);
  return isFault(status) ? { code: 127 } : status;
}
