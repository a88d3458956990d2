import { toBytes } from '../digest/bytes.js';
import type { Environment } from '../process/program.js';
import type { ContainerConfig } from '../image/config.js';

export const defaultPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/**
 * The variables of a container's processes, in the order that `env` prints them: PATH, HOSTNAME, TERM with a
 * terminal, then the container's own; a name without `=` takes the variable away. HOME is added by whoever knows the
 * user. Seen in containers/env.
 */
export function containerEnvironment(
  config: ContainerConfig,
  hostname: string,
  more: readonly string[] = [],
): Environment {
  const env = new Map<string, string | undefined>([
    ['PATH', defaultPath],
    ['HOSTNAME', hostname],
  ]);
  if (config.Tty) env.set('TERM', 'xterm');
  for (const variable of [...(config.Env ?? []), ...more]) {
    const at = variable.indexOf('=');
    if (at >= 0) env.set(variable.slice(0, at), variable.slice(at + 1));
    else if (env.has(variable)) env.set(variable, undefined);
  }
  return Object.fromEntries([...env].filter((pair): pair is [string, string] => pair[1] !== undefined));
}

/** Configurations are text; what processes are given is bytes. */
export function bytesOf(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).map(([name, value]) => [toBytes(name), toBytes(value)]));
}
