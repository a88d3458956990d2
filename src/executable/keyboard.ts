import { createInterface, type Interface } from 'node:readline';
import type { TerminalSize } from '../process/program.js';
import { complete } from '../terminal/complete.js';
import {
  type Desk,
  frontName,
  openDesk,
  openTerminals,
  resizeAll,
  terminalAsked,
  turnTo,
  typeInFront,
} from '../terminal/desk.js';
import type { Input } from '../terminal/enter-in-history.js';
import { terminalMeans } from '../terminal/means.js';
import { readerOf } from '../terminal/reader.js';
import type { SessionOptions } from '../terminal/session.js';
import type { World } from '../world/world.js';
import { paintErrors } from './paint-errors.js';

const welcome = `\
docker, docker-machine and a Linux shell, simulated: nothing here touches your machine. Tab completes, arrows recall.
explain NAME says why something is as it is, preview COMMAND what a command would cost, undo takes a line back.
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
    return openTerminals(this.#desk).length > 0;
  }

  get world(): World {
    return this.#desk.history.world;
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
    this.#type('end');
  }

  #write(text: string): void {
    this.#console.output.write(text);
  }

  #type(input: Input): void {
    this.#show(typeInFront(this.#desk, terminalMeans, input));
  }

  #enter(line: string): void {
    const other = terminalAsked(line);
    if (other !== undefined) return this.#turnTo(other);
    this.#type({ line });
  }

  #interrupt(): void {
    this.#write('^C\n');
    this.#forgetLine();
    this.#type('interrupt');
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
    this.#type('detach');
  }

  #turnTo(number: number): void {
    if (number === this.#desk.front) return this.#prompt();
    this.#forgetLine();
    this.#write(`\r\u001b[K# Terminal ${number}\n`);
    this.#show(turnTo(this.#desk, terminalMeans, number));
  }

  #show(next: Desk): void {
    this.#desk = next;
    this.#write(this.#painted());
    if (next.shown.hung) this.#write('(it goes on by itself; Ctrl-C ends it, Alt-2 is another terminal)\n');
    if (next.shown.open) return this.#prompt();
    const [other] = openTerminals(next);
    if (other === undefined) return this.#lines?.close();
    this.#desk = turnTo(next, terminalMeans, other);
    this.#write(`# Terminal ${next.front} has ended; this is Terminal ${other}\n${this.#painted()}`);
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
