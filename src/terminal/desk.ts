import type { TerminalSize } from '../process/program.js';
import type { Means } from '../step/step.js';
import type { World } from '../world/world.js';
import {
  hasSession,
  lookAt,
  openSession,
  resize,
  resized,
  type SessionOptions,
  type Shown,
  shownAfter,
} from './session.js';

/** Somebody with several terminals on one machine, and one of them in front. */
export interface Desk {
  /** What the terminal in front shows; its world is the world. */
  readonly shown: Shown;
  /** Number of the terminal in front. */
  readonly front: number;
  /** The open ones by number, from 1: their names in the world, and what stood before the cursor when last seen. */
  readonly terminals: ReadonlyMap<number, { readonly name: string; readonly prompt: string }>;
  /** How further ones are opened. */
  readonly options: Omit<SessionOptions, 'terminal'>;
}

/** A desk with one terminal, number 1. */
export function openDesk(world: World, means: Means, options: Omit<SessionOptions, 'terminal'>): Desk {
  return openNext({ shown: nothing(world), front: 0, terminals: new Map(), options }, means, 1);
}

function nothing(world: World): Shown {
  return { world, output: '', prompt: '', hung: false, open: true };
}

function openNext(desk: Desk, means: Means, number: number): Desk {
  const { world } = desk.shown;
  const name = freeName(world);
  const shown = openSession(world, means, { ...desk.options, terminal: name });
  return seen(
    { ...desk, front: number, terminals: new Map([...desk.terminals, [number, { name, prompt: '' }]]) },
    shown,
  );
}

function freeName(world: World): string {
  let number = 1;
  while (hasSession(world, `tty${number}`)) number += 1;
  return `tty${number}`;
}

function seen(desk: Desk, shown: Shown): Desk {
  const { front, terminals } = desk;
  const row = terminals.get(front);
  return row ? { ...desk, shown, terminals: new Map(terminals).set(front, { ...row, prompt: shown.prompt }) } : desk;
}

/** Name of the terminal in front. */
export function frontName({ front, terminals }: Desk): string {
  return terminals.get(front)?.name ?? '';
}

/** Does something in front: types a line, presses a key. */
export function inFront(desk: Desk, change: (world: World, terminal: string) => Shown): Desk {
  return seen(desk, change(desk.shown.world, frontName(desk)));
}

/**
 * Brings the terminal of that number to the front and shows what it has printed meanwhile; one that is not there is
 * opened.
 */
export function turnTo(desk: Desk, means: Means, number: number): Desk {
  const row = desk.terminals.get(number);
  if (!row) return openNext(desk, means, number);
  const turned = { ...desk, front: number };
  return seen(turned, shownAfter(row, lookAt(desk.shown.world, means, row.name)));
}

/** After the shell in front has ended: its terminal is put away, and the first of the others comes to the front. */
export function putAway(desk: Desk, means: Means): Desk {
  const terminals = new Map([...desk.terminals].filter(([number]) => number !== desk.front));
  const [next] = [...terminals.keys()].sort((a, b) => a - b);
  return next === undefined ? { ...desk, terminals } : turnTo({ ...desk, terminals }, means, next);
}

/** The window round them has another size. */
export function resizeAll(desk: Desk, means: Means, size: TerminalSize): Desk {
  let { world } = desk.shown;
  for (const [number, { name }] of desk.terminals) {
    if (number !== desk.front) world = resized(world, means, name, size);
  }
  const shown = shownAfter(desk.shown, resize(world, means, frontName(desk), size));
  return seen({ ...desk, options: { ...desk.options, ...size } }, shown);
}

const otherTerminal = /^#\s*terminal\s+(\d{1,3})\s*$/i;

/** The number in a line such as `# Terminal 2`, which turns to another terminal as it does in a transcript. */
export function terminalAsked(line: string): number | undefined {
  const number = Number(otherTerminal.exec(line)?.[1] ?? 0);
  return number > 0 ? number : undefined;
}
