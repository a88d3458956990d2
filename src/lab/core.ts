import { beginning, continued, type Deed, type History, recorded } from '../history/history.js';
import { redo, undo } from '../history/undo.js';
import { serveHistory } from '../history/wish.js';
import type { Command, ValueOf } from '../step/command.js';
import { type Means, type Serve, step } from '../step/step.js';
import type { Programs } from '../process/program.js';
import type { Event } from '../world/event.js';
import { type Failure, failure, isFailure } from '../world/failure.js';
import { isRefusal, type Refused } from '../engine/engine.js';
import type { World } from '../world/world.js';

/** How long, in simulated milliseconds, a call waits for something to end by itself before it gives up. */
export const patience = 24 * 3_600_000;

/** Of a transaction with more commands than this, they are not kept. */
const commandsKept = 1000;

/** The one place of a lab that changes: which world is the present one, and which were before. Handles share it. */
export class LabCore {
  /** Ahead of the history's own while something is under way. */
  #world: World;
  #history: History;
  #means: Means;
  /** The same, with answers for programs that ask what has happened. */
  #telling: Means;
  #depth = 0;
  /** What the world has been asked for since something is under way. */
  #commands: Command[] = [];
  /** Sequence number of the last event that was taken. */
  #heard = 0;
  /** How many transactions are under way, one inside the other. */
  #transactions = 0;
  /** Events of transactions that nobody has taken yet: there may be more than a world remembers. */
  #collected: Event[] = [];

  constructor(world: World, means: Means) {
    this.#world = world;
    this.#history = beginning(world);
    this.#means = means;
    this.#telling = this.#withHistory(means);
  }

  get world(): World {
    return this.#world;
  }

  /** Up to the present: what is under way has no part in it yet. */
  get history(): History {
    return this.#history;
  }

  /** The same with what is under way, as if that had come by itself. */
  get present(): History {
    return continued(this.#history, this.#world);
  }

  /** Whether nothing is under way, so that one can go back and forward. */
  get idle(): boolean {
    return this.#depth === 0;
  }

  #withHistory({ programs, serve }: Means): Means {
    return { programs, serve: serveHistory({ history: () => this.#history }, serve) };
  }

  /** More programs, and whoever answers them: what a terminal brings along. */
  install(programs: Programs, serve?: Serve): void {
    const kept = serve ?? this.#means.serve;
    this.#means = { programs: { ...this.#means.programs, ...programs }, ...(kept ? { serve: kept } : {}) };
    this.#telling = this.#withHistory(this.#means);
  }

  get means(): Means {
    return this.#means;
  }

  /** One command on the present world. */
  do<C extends Command>(command: C): Exclude<ValueOf<C>, Refused> | Failure {
    const { world, value, events } = step(this.#world, command, this.#telling);
    if (world !== this.#world) this.#become(world, [command]);
    if (this.#transactions > 0) this.#collected.push(...events);
    if (isRefusal(value)) return value.refused;
    return value as Exclude<ValueOf<C>, Refused> | Failure;
  }

  /** Goes on in a world that these commands have come to. */
  #become(world: World, commands: readonly Command[]): void {
    this.#world = world;
    if (this.#depth > 0) this.#commands.push(...commands);
    else this.#history = continued(this.#history, world);
  }

  /**
   * Everything that happens inside counts as one thing for `undo`. A failure given back by `work` has the world
   * stay as it was, unless `keepOnFailure` (a container that could not be started is there all the same).
   */
  act<T>(work: () => T, keepOnFailure: (reason: Failure) => boolean = () => false): T {
    const before = this.#world;
    if (this.#depth === 0) this.#commands = [];
    const asked = this.#commands.length;
    const takeBack = () => {
      this.#world = before;
      this.#commands.length = asked;
    };
    this.#depth += 1;
    let value: T;
    try {
      value = work();
    } catch (mistake) {
      takeBack();
      throw mistake;
    } finally {
      this.#depth -= 1;
    }
    if (isFailure(value) && !keepOnFailure(value)) takeBack();
    if (this.#depth === 0 && this.#world !== before) {
      this.#history = recorded(this.#history, this.#world, this.#deed());
    }
    return value;
  }

  #deed(): Deed {
    const commands = this.#commands;
    this.#commands = [];
    return commands.length > commandsKept ? {} : { commands };
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
    this.#heard = Math.min(this.#heard, this.#world.sequence);
  }

  /** The events since the last time somebody took them: all of a transaction, else the newest 256. */
  takeEvents(): readonly Event[] {
    const remembered = this.#world.events.entriesFrom(this.#heard + 1).map(([, event]) => event);
    const first = remembered[0]?.sequence ?? this.#world.sequence + 1;
    const earlier = this.#collected.filter(({ sequence }) => sequence > this.#heard && sequence < first);
    this.#collected = [];
    this.#heard = this.#world.sequence;
    return [...earlier, ...remembered];
  }

  /**
   * The history as it is after somebody typed something at a terminal, who may have gone anywhere in it. In the middle of
   * something it can only go on.
   */
  adopt(history: History): void {
    if (this.#depth > 0 && history.world === this.#world) return;
    if (this.#depth > 0) return this.#become(history.world, history.past?.deed.commands ?? []);
    this.#history = history;
    this.#world = history.world;
    this.#heard = Math.min(this.#heard, this.#world.sequence);
    this.#collected = this.#collected.filter(({ sequence }) => sequence <= this.#world.sequence);
  }

  /** Nothing in the middle of something: that is taken back by a failure. */
  undo(steps = 1): boolean {
    return this.#move(undo, steps);
  }

  redo(steps = 1): boolean {
    return this.#move(redo, steps);
  }

  #move(how: typeof undo, steps: number): boolean {
    if (this.#depth > 0) return false;
    const { history, passed } = how(this.#history, steps);
    this.adopt(history);
    return passed.length > 0;
  }

  /** A second core with the same present and past, or those of another history; neither sees what the other does. */
  fork(history: History = recorded(this.#history, this.#world, { commands: [...this.#commands] })): LabCore {
    const twin = new LabCore(history.world, this.#means);
    twin.#history = history;
    twin.#heard = Math.min(this.#heard, history.world.sequence);
    twin.#collected = this.#collected.filter(({ sequence }) => sequence <= history.world.sequence);
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
