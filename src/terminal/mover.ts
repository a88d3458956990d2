import type { Command, ValueOf } from '../step/command.js';
import { type Means, step } from '../step/step.js';
import { type Failure, isFailure } from '../world/failure.js';
import type { World } from '../world/world.js';

/** A world that is moved on by commands which cannot be refused, and what it was asked for. */
export class Mover {
  world: World;
  readonly commands: Command[] = [];
  readonly #means: Means;

  constructor(world: World, means: Means) {
    this.world = world;
    this.#means = means;
  }

  /** Throws on a refusal: whoever asks has seen to it that there is none. */
  do<C extends Command>(command: C): Exclude<ValueOf<C>, Failure> {
    const { world, value } = step(this.world, command, this.#means);
    if (isFailure(value)) throw new Error(value.message);
    if (world !== this.world) this.commands.push(command);
    this.world = world;
    return value as Exclude<ValueOf<C>, Failure>;
  }
}
