import type { EngineCall, EngineCallName, EngineValue } from '../engine/call.js';
import { callEngine } from '../engine/call.js';
import { isRefusal } from '../engine/engine.js';
import type { Process } from '../process/process.js';
import type { System } from '../process/program.js';
import type { Serve } from '../step/step.js';
import { ringEngine } from '../step/step.js';
import { doInWorld } from '../step/do-in-world.js';
import type { WorldCommand, WorldCommandName, WorldCommands } from '../step/command.js';
import { type Failure, failure } from '../world/failure.js';
import type { World } from '../world/world.js';
import type { Capture } from '../process/process.js';

/** What `docker` and `docker-machine` ask of the world through `System.service`; never kept beyond the step. */
type Request =
  | { readonly ask: 'call'; readonly host: string; readonly call: EngineCall }
  | { readonly ask: 'do'; readonly command: WorldCommand }
  | { readonly ask: 'look'; readonly look: (world: World) => unknown }
  | { readonly ask: 'whoami' };

/** Answers the clients of this room. Hosts whose process asks are known by name. */
export const serveClients: Serve = (draft, services, process: Process, asked) => {
  const request = asked as Request;
  switch (request.ask) {
    case 'call':
      return callEngine({ draft, services, host: request.host }, request.call);
    case 'do':
      return doInWorld(draft, services, ringEngine(services), request.command);
    case 'look':
      return request.look(draft.world());
    case 'whoami':
      return process.host;
  }
};

/** What the client itself says to an empty name, before it asks the engine. */
export const emptyName = failure('invalid-argument', 'invalid container name or ID: value is empty');

/** The engine that a client speaks to: its calls, and views of the present world. */
export class EngineClient {
  /** Name of the host whose engine it is. */
  readonly host: string;
  readonly #system: System;

  constructor(system: System, host: string) {
    this.#system = system;
    this.host = host;
  }

  /** A refusal that leaves something behind is a failure to the client. */
  call<K extends EngineCallName>(call: EngineCall<K>): EngineValue<K> | Failure {
    if ('container' in call && call.container === '') return emptyName;
    const value = this.#system.service({ ask: 'call', host: this.host, call });
    return isRefusal(value) ? value.refused : (value as EngineValue<K> | Failure);
  }

  do<K extends WorldCommandName>(command: WorldCommand<K>): WorldCommands[K][1] | Failure {
    return this.#system.service({ ask: 'do', command }) as WorldCommands[K][1] | Failure;
  }

  look<T>(look: (world: World) => T): T {
    return this.#system.service({ ask: 'look', look }) as T;
  }

  /** What a capture has collected so far; undefined once it is forgotten. */
  capture(key: number): Capture | undefined {
    return this.look((world) => world.captures.get(key));
  }
}

const usualAddress = /^(?:unix:\/\/(?:(?:\/var)?\/run\/docker\.sock)?)?$/;

/** The machine a program runs on. */
export function ownHost(system: System): string {
  return String(system.service({ ask: 'whoami' }));
}

/**
 * The host that a `-H` or DOCKER_HOST value means: by its name or its address. Without one, or with the socket where an
 * engine usually listens, the engine that this machine's `docker` speaks to.
 */
export function engineHost(system: System, address: string): string | Failure {
  const own = ownHost(system);
  const look = (find: (world: World) => string | undefined) =>
    system.service({ ask: 'look', look: find }) as string | undefined;
  if (usualAddress.test(address)) return look((world) => world.hosts.get(own)?.engine) ?? own;
  const [, protocol = 'tcp', name = '', port = '2375'] =
    /^(?:([a-z]+):\/\/)?([^:/]*)(?::([0-9]+))?/.exec(address) ?? [];
  const found = look(
    (world) =>
      [...world.hosts.values()].find((host) => name !== '' && (host.name === name || host.address === name))?.name,
  );
  if (found !== undefined) return found;
  const isName = protocol !== 'unix' && /[a-z]/i.test(name);
  return failure(
    'no-such-host',
    isName
      ? `error during connect: Head "http://${name}:${port}/_ping": dial tcp: lookup ${name}: no such host`
      : `Cannot connect to the Docker daemon at ${address}. Is the docker daemon running?`,
  );
}
