/**
 * Which Engine a command line is for: `-H`, else `--context`, else DOCKER_HOST, else DOCKER_CONTEXT. The only context
 * there is is the default one, and it means DOCKER_HOST or this machine's own Engine.
 *
 *     address = [ protocol "://" ] place          unix, tcp, http, https, ssh, npipe, fd; tcp where none is named
 */
import { toBytes, toText } from '../digest/bytes.js';
import { sha256 } from '../digest/sha256.js';
import type { System } from '../process/program.js';
import { isFailure } from '../world/failure.js';
import { engineHost } from './client.js';

export interface EngineWish {
  readonly host: readonly string[];
  readonly context: string;
  /** Empty: the folder that the environment names. */
  readonly config: string;
}

/** A `docker` without options of its own: the environment chooses. */
export const plainDocker: EngineWish = { host: [], context: '', config: '' };

/** Why there is no engine to speak to; `initialized`: found out by the command itself. */
export interface NoEngine {
  readonly words: string;
  readonly initialized?: boolean;
}

const protocols = new Set(['unix', 'tcp', 'http', 'https', 'ssh', 'npipe', 'fd']);

/** The name of the host whose Engine it is, or why it cannot be told. */
export function chooseEngine(system: System, wish: EngineWish): string | NoEngine {
  const { host: hosts, context } = wish;
  if (hosts.length > 0 && context !== '') {
    return { words: 'conflicting options: cannot specify both --host and --context' };
  }
  const variable = environment(system, 'DOCKER_HOST');
  const fromVariable = hosts.length === 0 && variable === '' ? environment(system, 'DOCKER_CONTEXT') : '';
  const name = context || fromVariable || defaultContext;
  if (name !== defaultContext) return unresolved(contextNotFound(system, wish, name));
  if (hosts.length > 1) return unresolved('Specify only one -H');
  const address = (hosts[0] ?? variable).trim();
  const protocol = /^([^:/]*):\/\//.exec(address)?.[1];
  if (protocol !== undefined && !protocols.has(protocol)) return unresolved(`invalid bind address format: ${address}`);
  const host = engineHost(system, address);
  return isFailure(host) ? { words: host.message, initialized: true } : host;
}

const defaultContext = 'default';

function unresolved(reason: string) {
  return { words: `Failed to initialize: unable to resolve docker endpoint: ${reason}` };
}

/** A context is a folder below the client's configuration, named after the digest of its name. */
export function contextNotFound(system: System, { config }: Pick<EngineWish, 'config'>, name: string): string {
  const variable = environment(system, 'DOCKER_CONFIG');
  const folder = config || variable || `${environment(system, 'HOME')}/.docker`;
  const file = `${folder}/contexts/meta/${sha256(toBytes(name))}/meta.json`;
  return `context "${name}": context not found: open ${file}: no such file or directory`;
}

/** A variable's text; empty where it is not set. */
export function environment({ env }: System, name: string): string {
  const key = toBytes(name);
  return Object.hasOwn(env, key) ? toText(env[key] ?? '') : '';
}
