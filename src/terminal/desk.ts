import { beginning, continued, type History } from '../history/history.js';
import type { TerminalSize } from '../process/program.js';
import type { Means } from '../step/step.js';
import type { World } from '../world/world.js';
import { enterInHistory } from './enter-in-history.js';
import { type Screen, screenOf } from './screen.js';
import { type Input, hasSession, lookAt, openSession, resized, type SessionOptions } from './session.js';

/** Somebody with several terminals on one machine, one of them in front, and with the history of what they did. */
export interface Desk {
  readonly history: History;
  /** What the terminal in front shows. */
  readonly shown: Screen;
  /** Number of the terminal in front. */
  readonly front: number;
  /** By number, from 1: their names in the world. One that is not open any more is opened anew when it is turned to. */
  readonly names: ReadonlyMap<number, string>;
  /** How further ones are opened. */
  readonly options: Omit<SessionOptions, 'terminal'>;
  /** Exit code of a line that only asked, or went through time: no shell could tell it. */
  readonly code?: number;
}

/** A desk with one terminal, number 1. */
export function openDesk(world: World, means: Means, options: Omit<SessionOptions, 'terminal'>): Desk {
  const shown = { output: '', prompt: '', hung: false, open: true };
  return turnTo({ history: beginning(world), shown, front: 0, names: new Map(), options }, means, 1);
}

function freeName(world: World): string {
  let number = 1;
  while (hasSession(world, `tty${number}`)) number += 1;
  return `tty${number}`;
}

/** Name of the terminal in front. */
export function frontName({ front, names }: Desk): string {
  return names.get(front) ?? '';
}

/** Numbers of the terminals whose shells run, ascending. */
export function openTerminals({ history: { world }, names }: Desk): readonly number[] {
  const isOpen = (name: string) => world.processes.has(world.terminals.get(name)?.foreground ?? 0);
  return [...names].flatMap(([number, name]) => (isOpen(name) ? [number] : [])).sort((a, b) => a - b);
}

/** Types something into the terminal in front. */
export function typeInFront(desk: Desk, means: Means, input: Input): Desk {
  const { history, code, ...shown } = enterInHistory(desk.history, means, frontName(desk), input);
  const { code: _before, ...rest } = desk;
  return { ...rest, history, shown, ...(code === undefined ? {} : { code }) };
}

/**
 * Brings the terminal of that number to the front and shows what it has printed meanwhile; one that is not open is
 * opened. Nobody did anything to the machine by that, so it is no step of the history.
 */
export function turnTo(desk: Desk, means: Means, number: number): Desk {
  const { world } = desk.history;
  if (!openTerminals(desk).includes(number)) {
    const terminal = freeName(world);
    const opened = openSession(world, means, { ...desk.options, terminal });
    return turned({ ...desk, names: new Map(desk.names).set(number, terminal) }, means, number, opened);
  }
  return turned(desk, means, number, lookAt(world, means, desk.names.get(number) ?? ''));
}

function turned(desk: Desk, means: Means, front: number, { world, output }: { world: World; output: string }): Desk {
  const next = { ...desk, front, history: continued(desk.history, world) };
  return { ...next, shown: { ...screenOf(world, means, frontName(next)), output } };
}

/** The window round all of them has another size. */
export function resizeAll(desk: Desk, means: Means, size: TerminalSize): Desk {
  let { world } = desk.history;
  for (const number of openTerminals(desk)) {
    if (number !== desk.front) world = resized(world, means, desk.names.get(number) ?? '', size);
  }
  const others = { ...desk, history: continued(desk.history, world), options: { ...desk.options, ...size } };
  return typeInFront(others, means, size);
}

const otherTerminal = /^#\s*terminal\s+(\d{1,3})\s*$/i;

/** The number in a line such as `# Terminal 2`, which turns to another terminal as it does in a transcript. */
export function terminalAsked(line: string): number | undefined {
  const number = Number(otherTerminal.exec(line)?.[1] ?? 0);
  return number > 0 ? number : undefined;
}
