import type { Serve } from '../step/step.js';
import { type Means, step } from '../step/step.js';
import type { Command, ValueOf } from '../step/command.js';
import type { Programs } from '../process/program.js';
import type { Event } from '../world/event.js';
import { type Failure, failure, isFailure } from '../world/failure.js';
import { isRefusal, type Refused } from '../engine/engine.js';
import type { World } from '../world/world.js';

interface Past {
  readonly world: World;
  readonly before: Past | undefined;
}

/** How long, in simulated milliseconds, a call waits for something to end by itself before it gives up. */
export const patience = 24 * 3_600_000;

/** The one place of a lab that changes: which world is the present one, and which were before. Handles share it. */
export class LabCore {
  world: World;
  #means: Means;
  #past: Past | undefined;
  #future: Past | undefined;
  #depth = 0;
  /** Sequence number of the last event that was taken. */
  #heard = 0;

  constructor(world: World, means: Means) {
    this.world = world;
    this.#means = means;
  }

  /** More programs, and whoever answers them: what a terminal brings along. */
  install(programs: Programs, serve?: Serve): void {
    const kept = serve ?? this.#means.serve;
    this.#means = { programs: { ...this.#means.programs, ...programs }, ...(kept ? { serve: kept } : {}) };
  }

  get means(): Means {
    return this.#means;
  }

  /** One command on the present world. */
  do<C extends Command>(command: C): Exclude<ValueOf<C>, Refused> | Failure {
    const { world, value } = step(this.world, command, this.#means);
    this.world = world;
    if (isRefusal(value)) return value.refused;
    return value as Exclude<ValueOf<C>, Refused> | Failure;
  }

  /**
   * Everything that happens inside counts as one thing for `undo`. A failure given back by `work` has the world
   * stay as it was, unless `keepOnFailure` (a container that could not be started is there all the same).
   */
  act<T>(work: () => T, keepOnFailure: (reason: Failure) => boolean = () => false): T {
    const before = this.world;
    this.#depth += 1;
    let value: T;
    try {
      value = work();
    } catch (mistake) {
      this.world = before;
      throw mistake;
    } finally {
      this.#depth -= 1;
    }
    if (isFailure(value) && !keepOnFailure(value)) this.world = before;
    if (this.#depth === 0 && this.world !== before) {
      this.#past = { world: before, before: this.#past };
      this.#future = undefined;
    }
    return value;
  }

  /** The events since the last time somebody took them, as far as the world remembers them: the newest 256. */
  takeEvents(): readonly Event[] {
    const taken = [...this.world.events.entriesFrom(this.#heard + 1)].map(([, event]) => event);
    this.#heard = this.world.sequence;
    return taken;
  }

  undo(): boolean {
    if (!this.#past) return false;
    this.#future = { world: this.world, before: this.#future };
    this.world = this.#past.world;
    this.#heard = Math.min(this.#heard, this.world.sequence);
    this.#past = this.#past.before;
    return true;
  }

  redo(): boolean {
    if (!this.#future) return false;
    this.#past = { world: this.world, before: this.#past };
    this.world = this.#future.world;
    this.#future = this.#future.before;
    return true;
  }

  /** A second core with the same present and past; neither sees what the other does from here on. */
  fork(): LabCore {
    const twin = new LabCore(this.world, this.#means);
    twin.#past = this.#past;
    twin.#future = this.#future;
    twin.#heard = this.#heard;
    return twin;
  }
}

/** Why a call gave up waiting. */
export function stuck(what: string, advice: string): Failure {
  return failure('stuck', `${what} does not end by itself: ${advice}`);
}
