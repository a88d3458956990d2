import type { Json, Next, System } from '../../process/program.js';
import type { EngineClient } from '../client.js';
import type { FlagSet, Values } from '../flags.js';

/** What a command has to work with in one step. Everything in it is text; the streams of `system` carry bytes. */
export interface Invocation<S extends FlagSet = FlagSet> {
  readonly system: System;
  readonly client: EngineClient;
  /** As messages name the command: `docker container ls`. */
  readonly path: string;
  readonly flags: Values<S>;
  /** Flags that were given. */
  readonly changed: ReadonlySet<string>;
  readonly args: readonly string[];
}

/** One of docker's commands: its flags, and what it does in each of its steps. */
export interface DockerCommand<S extends FlagSet = FlagSet> {
  readonly flags: S;
  /** The first argument ends the flags: what follows is another command line. */
  readonly commandFollows?: true;
  /** It asks no Engine, so none needs to be there. */
  readonly withoutEngine?: true;
  /** `state` is undefined in the first step, later what the last step left. */
  step(call: Invocation<S>, state: Json | undefined): Next;
}

export function command<S extends FlagSet>(spec: DockerCommand<S>): DockerCommand {
  return spec;
}
