import { createInterface, type Interface } from 'node:readline';
import type { TerminalSize } from '../process/program.js';
import { complete } from '../terminal/complete.js';
import {
  type Desk,
  frontName,
  inFront,
  openDesk,
  putAway,
  resizeAll,
  terminalAsked,
  turnTo,
} from '../terminal/desk.js';
import { terminalMeans } from '../terminal/means.js';
import { readerOf } from '../terminal/reader.js';
import { detach, endInput, enterLine, interrupt, type SessionOptions, shownAfter } from '../terminal/session.js';
import type { World } from '../world/world.js';
import { paintErrors } from './paint-errors.js';

const welcome = `\
docker, docker-machine and a Linux shell, simulated: nothing here touches your machine. Tab completes, arrows recall.
explain NAME says why something is as it is, preview COMMAND what a command would cost, docker help what there is.
Alt-2 opens a second terminal, Alt-1 goes back; Ctrl-P Ctrl-Q leaves a container running; exit ends.
`;

const shells = new Set(['bash', 'dash', 'sh', 'ash']);
const mostHistory = 1000;

/** What a person types on and looks at. */
export interface Console {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream & { readonly columns?: number; readonly rows?: number };
}

/** A person at a terminal: line editing, history and keys. Resolves with the world at the end. */
export async function converse(
  world: World,
  options: Omit<SessionOptions, 'terminal'>,
  console: Console = { input: process.stdin, output: process.stdout },
): Promise<World> {
  console.output.write(welcome);
  const keyboard = new Keyboard(openDesk(world, terminalMeans, options), console);
  while (keyboard.isOpen) await keyboard.typeUntilEnd();
  return keyboard.world;
}

class Keyboard {
  readonly #console: Console;
  #desk: Desk;
  #lines: Interface | undefined;
  #history: string[] = [];
  /** How many of the keys that detach were pressed in a row. */
  #pressed = 0;

  constructor(desk: Desk, console: Console) {
    this.#console = console;
    this.#desk = desk;
    this.#write(this.#painted());
  }

  get isOpen(): boolean {
    return this.#desk.terminals.size > 0;
  }

  get world(): World {
    return this.#desk.shown.world;
  }

  /** Reads lines until Ctrl-D, which is then passed on: the interface of Node's ends with it, ours does not. */
  async typeUntilEnd(): Promise<void> {
    const { input, output } = this.#console;
    const lines = createInterface({
      input,
      output,
      terminal: true,
      history: this.#history,
      historySize: mostHistory,
      completer: (line: string) => this.#complete(line),
    });
    this.#lines = lines;
    const ended = new Promise<void>((resolve) => lines.on('close', resolve));
    const onKey = (_text: string, key: Key) => this.#onKey(key);
    const onResize = () => this.#show(resizeAll(this.#desk, terminalMeans, windowSize(output)));
    lines.on('line', (line) => this.#enter(line));
    lines.on('history', (history: string[]) => this.#remember(history));
    lines.on('SIGINT', () => this.#interrupt());
    input.on('keypress', onKey);
    output.on('resize', onResize);
    this.#prompt();
    await ended;
    input.off('keypress', onKey);
    output.off('resize', onResize);
    this.#lines = undefined;
    if (!this.isOpen) return;
    this.#write('\n');
    this.#show(inFront(this.#desk, (world, name) => endInput(world, terminalMeans, name)));
  }

  #write(text: string): void {
    this.#console.output.write(text);
  }

  #enter(line: string): void {
    const other = terminalAsked(line);
    if (other !== undefined) return this.#turnTo(other);
    this.#show(inFront(this.#desk, (world, name) => enterLine(world, terminalMeans, name, line)));
  }

  #interrupt(): void {
    this.#write('^C\n');
    this.#forgetLine();
    this.#show(inFront(this.#desk, (world, name) => interrupt(world, terminalMeans, name)));
  }

  /** What a program reads that is no shell is not worth remembering. */
  #remember(history: string[]): void {
    const reader = readerOf(this.world, frontName(this.#desk))?.process.program ?? '';
    if (!shells.has(reader)) history.shift();
    this.#history = [...history];
  }

  #complete(line: string): [string[], string] {
    const { start, candidates } = complete(this.world, terminalMeans, frontName(this.#desk), line);
    return [[...candidates], line.slice(start)];
  }

  #onKey(key: Key): void {
    if (key.meta && /^[1-9]$/.test(key.name ?? '')) return this.#turnTo(Number(key.name));
    const keys = readerOf(this.world, frontName(this.#desk))?.detachKeys ?? '';
    this.#pressed = keys !== '' && key.sequence === keys[this.#pressed] ? this.#pressed + 1 : 0;
    if (keys === '' || this.#pressed < keys.length) return;
    this.#pressed = 0;
    this.#forgetLine();
    const { shown } = this.#desk;
    this.#show(inFront(this.#desk, (world, name) => shownAfter(shown, detach(world, terminalMeans, name))));
  }

  #turnTo(number: number): void {
    if (number === this.#desk.front && this.#desk.terminals.has(number)) return this.#prompt();
    this.#forgetLine();
    this.#write(`\r\u001b[K# Terminal ${number}\n`);
    this.#show(turnTo(this.#desk, terminalMeans, number));
  }

  #show(next: Desk): void {
    this.#desk = next;
    this.#write(this.#painted());
    if (next.shown.hung) this.#write('(it goes on by itself; Ctrl-C ends it, Alt-2 is another terminal)\n');
    if (next.shown.open) return this.#prompt();
    const ended = next.front;
    this.#desk = putAway(next, terminalMeans);
    if (!this.isOpen) return this.#lines?.close();
    this.#write(`# Terminal ${ended} has ended; this is Terminal ${this.#desk.front}\n${this.#painted()}`);
    this.#prompt();
  }

  #painted(): string {
    return paintErrors(this.#desk.shown.output, this.#console.output);
  }

  #prompt(): void {
    this.#lines?.setPrompt(this.#desk.shown.prompt);
    this.#lines?.prompt();
  }

  #forgetLine(): void {
    this.#lines?.write(null, { ctrl: true, name: 'e' });
    this.#lines?.write(null, { ctrl: true, name: 'u' });
  }
}

interface Key {
  readonly sequence?: string;
  readonly name?: string;
  readonly ctrl?: boolean;
  readonly meta?: boolean;
}

/** As far as it is known. */
export function windowSize({ columns, rows }: Console['output']): TerminalSize {
  return { columns: columns || 80, rows: rows || 24 };
}
