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
  /** While something is under way: the world that it began with. */
  #before: World;
  /** Sequence number of the last event that was taken. */
  #heard = 0;
  /** How many transactions are under way, one inside the other. */
  #transactions = 0;
  /** Events of transactions that nobody has taken yet: there may be more than a world remembers. */
  #collected: Event[] = [];

  constructor(world: World, means: Means) {
    this.world = world;
    this.#before = world;
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
    const { world, value, events } = step(this.world, command, this.#means);
    this.world = world;
    if (this.#transactions > 0) this.#collected.push(...events);
    if (isRefusal(value)) return value.refused;
    return value as Exclude<ValueOf<C>, Refused> | Failure;
  }

  /**
   * Everything that happens inside counts as one thing for `undo`. A failure given back by `work` has the world
   * stay as it was, unless `keepOnFailure` (a container that could not be started is there all the same).
   */
  act<T>(work: () => T, keepOnFailure: (reason: Failure) => boolean = () => false): T {
    const before = this.world;
    if (this.#depth === 0) this.#before = before;
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

  /**
   * All of `work` or nothing, as one thing for `undo`: if it throws, or gives a failure back, the world is the one
   * (===) from before. Transactions may lie in one another.
   */
  transaction<T>(work: () => T): T {
    const collected = this.#collected.length;
    this.#transactions += 1;
    try {
      const value = this.act(() => finished(work()));
      if (isFailure(value)) this.#forgetEvents(collected);
      return value;
    } catch (mistake) {
      this.#forgetEvents(collected);
      throw mistake;
    } finally {
      this.#transactions -= 1;
    }
  }

  /** Of what has just been taken back. */
  #forgetEvents(collected: number): void {
    this.#collected = this.#collected.slice(0, collected);
    this.#heard = Math.min(this.#heard, this.world.sequence);
  }

  /** The events since the last time somebody took them: all of a transaction, else the newest 256. */
  takeEvents(): readonly Event[] {
    const remembered = this.world.events.entriesFrom(this.#heard + 1).map(([, event]) => event);
    const first = remembered[0]?.sequence ?? this.world.sequence + 1;
    const earlier = this.#collected.filter(({ sequence }) => sequence > this.#heard && sequence < first);
    this.#collected = [];
    this.#heard = this.world.sequence;
    return [...earlier, ...remembered];
  }

  /** Nothing in the middle of something: that is taken back by a failure. */
  undo(): boolean {
    if (!this.#past || this.#depth > 0) return false;
    this.#future = { world: this.world, before: this.#future };
    this.world = this.#past.world;
    this.#heard = Math.min(this.#heard, this.world.sequence);
    this.#collected = this.#collected.filter(({ sequence }) => sequence <= this.world.sequence);
    this.#past = this.#past.before;
    return true;
  }

  redo(): boolean {
    if (!this.#future || this.#depth > 0) return false;
    this.#past = { world: this.world, before: this.#past };
    this.world = this.#future.world;
    this.#future = this.#future.before;
    return true;
  }

  /** A second core with the same present and past; neither sees what the other does from here on. */
  fork(): LabCore {
    const twin = new LabCore(this.world, this.#means);
    const amidst = this.#depth > 0 && this.#before !== this.world;
    twin.#past = amidst ? { world: this.#before, before: this.#past } : this.#past;
    twin.#future = amidst ? undefined : this.#future;
    twin.#heard = this.#heard;
    twin.#collected = [...this.#collected];
    return twin;
  }
}

function finished<T>(value: T): T {
  if (typeof value !== 'object' || value === null || !('then' in value)) return value;
  throw new TypeError('A transaction ends when its work returns: it cannot wait for a promise');
}

/** Why a call gave up waiting. */
export function stuck(what: string, advice: string): Failure {
  return failure('stuck', `${what} does not end by itself: ${advice}`);
}
