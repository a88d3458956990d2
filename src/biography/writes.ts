import type { Node } from '../filesystem/node.js';
import type { Cause } from '../history/causes.js';
import type { Author, FileChange } from '../language/biography-values.js';
import type { Process } from '../process/process.js';
import type { Command } from '../step/command.js';
import { type Means, step } from '../step/step.js';
import type { Draft } from '../world/draft.js';
import { isFailure } from '../world/failure.js';
import { nodeAt } from '../filesystem/lookup.js';
import { differs, nodeAtSpot, type Spot, type Trees, treesOf } from './spot.js';

/** One thing that happened to a file. */
export interface Write {
  readonly at: number;
  readonly change: FileChange;
  /** Length of what is there afterwards. */
  readonly bytes?: number;
  /** Absent where the step could not be done again. */
  readonly by?: Author;
  /** In what it happened; undefined: time passed. */
  readonly cause: Cause;
}

function changeOf(before: Node | undefined, after: Node | undefined): FileChange {
  if (before === undefined) return 'added';
  return after === undefined ? 'deleted' : 'changed';
}

function bytesOf(node: Node | undefined): { readonly bytes?: number } {
  return node?.kind === 'file' ? { bytes: node.content.length } : {};
}

/** A container begins with its image's files: those are no writes of its own. */
function nodeBefore({ before, after }: Cause, host: string, spot: Spot): Node | undefined {
  const trees = treesOf(before.hosts.get(host));
  if (spot.tree !== 'container' || trees.container(spot.container) !== undefined) return nodeAtSpot(trees, spot);
  const born = after.hosts.get(host)?.containers.get(spot.container);
  return born && nodeAt(born.base, spot.path);
}

/** Whether there is a tree in which the file could be. */
function isThere(trees: Trees, spot: Spot): boolean {
  return spot.tree === 'machine' || trees.container(spot.container) !== undefined;
}

function treesOfDraft(draft: Draft, host: string): Trees {
  return { machine: draft.peekHost(host)?.files.root, container: (id) => draft.peekContainer(host, id) };
}

/** Watches one spot while a step is done again. */
class Watch {
  readonly seen: Omit<Write, 'cause'>[] = [];
  readonly #host: string;
  readonly #spot: Spot;
  #last: Node | undefined;

  constructor(host: string, spot: Spot, first: Node | undefined) {
    this.#host = host;
    this.#spot = spot;
    this.#last = first;
  }

  get last(): Node | undefined {
    return this.#last;
  }

  look(trees: Trees, now: number, by: () => Author): void {
    if (!isThere(trees, this.#spot)) return;
    const node = nodeAtSpot(trees, this.#spot);
    if (differs(this.#last, node)) {
      this.seen.push({ at: now, change: changeOf(this.#last, node), ...bytesOf(node), by: by() });
    }
    this.#last = node;
  }

  /** After a process has run for a moment. */
  ran(draft: Draft, process: Pick<Process, 'host' | 'container' | 'args'>): void {
    this.look(treesOfDraft(draft, this.#host), draft.now, () => authorOf(draft, process));
  }
}

/** A client of Docker writes nothing itself: the engine does it for it. */
function authorOf(draft: Draft, { host, container, args }: Pick<Process, 'host' | 'container' | 'args'>): Author {
  const words = args.join(' ');
  if (container !== '') {
    const name = draft.peekContainer(host, container)?.name ?? container.slice(0, 12);
    return { by: 'process', words, container: name };
  }
  return /(?:^|\/)docker$/.test(args[0] ?? '') ? { by: 'engine', words } : { by: 'process', words, machine: host };
}

function engineFor(command: Command): Author {
  if ('call' in command) return { by: 'engine', words: command.call };
  return command.do === 'edit-files' ? { by: 'call', words: command.do } : { by: 'engine', words: '' };
}

/** Does a step again with somebody watching; undefined if it comes to something else, or cannot be done again. */
function relive(cause: Cause, host: string, spot: Spot, means: Means): readonly Omit<Write, 'cause'>[] | undefined {
  const { before, after, deed } = cause;
  const passed: Command = { do: 'advance', milliseconds: Math.max(0, after.now - before.now) };
  const commands = deed === undefined ? [passed] : deed.commands;
  if (commands === undefined) return undefined;
  const watch = new Watch(host, spot, nodeBefore(cause, host, spot));
  const watching: Means = { ...means, ran: (draft, process) => watch.ran(draft, process) };
  let world = before;
  for (const command of commands) {
    const stepped = step(world, command, watching);
    if (isFailure(stepped.value)) return undefined;
    ({ world } = stepped);
    watch.look(treesOf(world.hosts.get(host)), world.now, () => engineFor(command));
  }
  return differs(watch.last, nodeAtSpot(treesOf(after.hosts.get(host)), spot)) ? undefined : watch.seen;
}

/**
 * What happened to the file at a spot, oldest first: found by comparing the worlds of each step, which share all that
 * did not change; who did it, by doing those few steps again. The last one is in the last step whose worlds differ there.
 */
export function writesTo(causes: readonly Cause[], host: string, spot: Spot, means: Means): readonly Write[] {
  const writes: Write[] = [];
  for (const cause of causes.toReversed()) {
    const trees = treesOf(cause.after.hosts.get(host));
    if (!isThere(trees, spot)) continue;
    const [before, after] = [nodeBefore(cause, host, spot), nodeAtSpot(trees, spot)];
    if (!differs(before, after)) continue;
    const seen = relive(cause, host, spot, means);
    if (seen !== undefined && seen.length > 0) writes.push(...seen.map((one) => ({ ...one, cause })));
    else writes.push({ at: cause.after.now, change: changeOf(before, after), ...bytesOf(after), cause });
  }
  return writes;
}
