import { type Message, message } from '../language/language.js';
import { formatRfc3339Nano } from '../time/instant.js';
import type { Command } from '../step/command.js';
import type { World } from '../world/world.js';
import type { History, Step } from './history.js';
import { forget, goTo, mark, markBranch, type MomentRefused, momentOf } from './moments.js';
import { type Moved, redo, undo } from './undo.js';
import type { Wish } from './wish.js';

/** Where a wish led, and what to say about it. */
export interface Travelled {
  readonly history: History;
  readonly told: readonly Message[];
  /** It could not be granted, and `told` says why. */
  readonly refused: boolean;
}

/** To the second, as the clocks of a world are told. */
export function clockOf({ now }: World): string {
  return formatRfc3339Nano(now - (now % 1000));
}

/** Commands that only serve others. */
const housekeeping: ReadonlySet<string> = new Set([
  'await',
  'clear-terminal',
  'forget-capture',
  'attach-container',
  'note-container',
  'write-input',
]);

function nameOf(command: Command): string | undefined {
  if ('call' in command) return housekeeping.has(command.call) ? undefined : command.call;
  if (command.do === 'run-on-host') return command.terminal === undefined ? command.command.join(' ') : undefined;
  return housekeeping.has(command.do) ? undefined : command.do;
}

/** A line as it was typed; of a call of the typed API, what it asked for. */
export function wordsOf({ deed }: Pick<Step, 'deed'>): string {
  if (deed.line !== undefined) return deed.line;
  return [...new Set((deed.commands ?? []).flatMap((command) => nameOf(command) ?? []))].join(', ');
}

/** At most so many are told one by one. */
const linesTold = 10;

function moved({ history, passed }: Moved, wish: 'undo' | 'redo', steps: number): Travelled {
  if (passed.length === 0) return { history, told: [message(`travel.no-${wish}`, {})], refused: true };
  const lines = passed.slice(0, linesTold).map(wordsOf);
  const more = passed.length - lines.length;
  const told = [
    message(wish === 'undo' ? 'travel.undone' : 'travel.redone', { lines, more, clock: clockOf(history.world) }),
    ...(passed.length < steps ? [message('travel.no-more', { wanted: steps, steps: passed.length })] : []),
  ];
  return { history, told, refused: false };
}

/** What came of something that may be refused. */
function unless(
  history: History,
  next: History | MomentRefused,
  told: (next: History) => readonly Message[],
): Travelled {
  if ('refused' in next) return { history, told: [next.refused], refused: true };
  return { history: next, told: told(next), refused: false };
}

function fork(history: History, name: string | undefined): Travelled {
  if (name === undefined) {
    const [kept, branch] = markBranch(history);
    return { history: kept, told: [message('travel.forked-here', { branch })], refused: false };
  }
  const found = momentOf(history, name);
  if ('refused' in found) return { history, told: [found.refused], refused: true };
  const [kept, branch] = markBranch(history);
  return unless(history, goTo(kept, name), ({ world }) => [
    message('travel.forked', { name, branch, clock: clockOf(world) }),
  ]);
}

/** Every named moment, oldest first by the clock, and where it lies seen from here. */
export function momentMessages(history: History): readonly Message[] {
  if (history.moments.size === 0) return [message('moment.none', {})];
  const [behind, ahead] = [new Map<World, number>(), new Map<World, number>()];
  let steps = 0;
  behind.set(history.world, 0);
  for (let at = history.past; at !== undefined; at = at.earlier) {
    if (!behind.has(at.after)) behind.set(at.after, steps);
    steps += 1;
    if (!behind.has(at.before)) behind.set(at.before, steps);
  }
  steps = 0;
  for (let at = history.ahead; at !== undefined; at = at.later) {
    steps += 1;
    if (!ahead.has(at.step.after)) ahead.set(at.step.after, steps);
  }
  const longest = Math.max(...[...history.moments.keys()].map((name) => name.length));
  return [...history.moments.values()]
    .toSorted((a, b) => a.world.now - b.world.now)
    .map(({ name, world, past }) =>
      message('moment.row', {
        name: name.padEnd(longest),
        clock: clockOf(world),
        behind: behind.get(world),
        ahead: ahead.get(world),
        line: (past && wordsOf(past)) || undefined,
      }),
    );
}

/** Grants a wish. What is refused leaves everything as it was. More steps may have been `wanted` than can be taken. */
export function travel(history: History, asked: Wish, wanted?: number): Travelled {
  switch (asked.wish) {
    case 'undo':
      return moved(undo(history, asked.steps), 'undo', wanted ?? asked.steps);
    case 'redo':
      return moved(redo(history, asked.steps), 'redo', asked.steps);
    case 'mark':
      return unless(history, mark(history, asked.name), () => [message('moment.marked', { name: asked.name })]);
    case 'forget':
      return unless(history, forget(history, asked.name), () => [message('moment.forgotten', { name: asked.name })]);
    case 'go':
      return unless(history, goTo(history, asked.name), (next) => [
        next === history
          ? message('travel.here', { name: asked.name })
          : message('travel.gone', { name: asked.name, clock: clockOf(next.world) }),
      ]);
    case 'fork':
      return fork(history, asked.name);
    case 'list':
      return { history, told: momentMessages(history), refused: false };
  }
}
