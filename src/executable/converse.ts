import { createInterface, type Interface } from 'node:readline';

/** What a person types on and looks at. */
export interface Console {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream & { readonly columns?: number; readonly rows?: number };
}

/** A key, as Node tells of it. */
export interface Key {
  readonly sequence?: string;
  readonly name?: string;
  readonly meta?: boolean;
}

/** A conversation with somebody at a terminal or behind a pipe: a state, moved on by what is typed. */
export interface Conversation<S> {
  readonly enter: (state: S, line: string) => S;
  /** Ctrl-C. */
  readonly interrupt: (state: S) => S;
  /** Ctrl-D. */
  readonly end: (state: S) => S;
  readonly prompt: (state: S) => string;
  readonly isOver: (state: S) => boolean;
  /** A key that means more than a letter of the line: what it does, after the line was forgotten. */
  readonly press?: (state: S, key: Key) => (() => S) | undefined;
  /** The window has another size. */
  readonly resize?: (state: S) => S;
  /** The Tab key: what may stand in place of the end of the line, and that end. */
  readonly complete?: (state: S, line: string) => [candidates: string[], end: string];
  /** Whether the line that is being typed is worth recalling; default: every one is. */
  readonly recalls?: (state: S) => boolean;
}

const mostHistory = 1000;

/** With a person at a terminal: line editing, history, keys. After Ctrl-D it goes on, unless that was the end. */
export async function converse<S>(
  talk: Conversation<S>,
  first: S,
  console: Console = { input: process.stdin, output: process.stdout },
): Promise<S> {
  const lines = new Lines(talk, console, first);
  while (!talk.isOver(lines.state)) await lines.typeUntilEnd();
  return lines.state;
}

class Lines<S> {
  state: S;
  readonly #talk: Conversation<S>;
  readonly #console: Console;
  #history: string[] = [];

  constructor(talk: Conversation<S>, console: Console, first: S) {
    this.#talk = talk;
    this.#console = console;
    this.state = first;
  }

  /** Reads lines until Ctrl-D, which is then passed on: the interface of Node's ends with it, the conversation does not. */
  async typeUntilEnd(): Promise<void> {
    const { input, output } = this.#console;
    const { complete } = this.#talk;
    const lines = createInterface({
      input,
      output,
      terminal: true,
      history: this.#history,
      historySize: mostHistory,
      ...(complete ? { completer: (line: string) => complete(this.state, line) } : {}),
    });
    const ended = new Promise<void>((resolve) => lines.on('close', resolve));
    const onKey = (_text: string, key: Key) => this.#press(lines, key);
    const onResize = () => this.#resize(lines);
    lines.on('line', (line) => this.#go(lines, this.#talk.enter(this.state, line)));
    lines.on('history', (history: string[]) => this.#remember(history));
    lines.on('SIGINT', () => this.#interrupt(lines));
    input.on('keypress', onKey);
    output.on('resize', onResize);
    this.#go(lines, this.state);
    await ended;
    input.off('keypress', onKey);
    output.off('resize', onResize);
    if (this.#talk.isOver(this.state)) return;
    output.write('\n');
    this.state = this.#talk.end(this.state);
  }

  #go(lines: Interface, next: S): void {
    this.state = next;
    if (this.#talk.isOver(next)) return lines.close();
    lines.setPrompt(this.#talk.prompt(next));
    lines.prompt();
  }

  #interrupt(lines: Interface): void {
    this.#console.output.write('^C\n');
    forgetLine(lines);
    this.#go(lines, this.#talk.interrupt(this.state));
  }

  #press(lines: Interface, key: Key): void {
    const act = this.#talk.press?.(this.state, key);
    if (!act) return;
    forgetLine(lines);
    this.#go(lines, act());
  }

  #resize(lines: Interface): void {
    if (this.#talk.resize) this.#go(lines, this.#talk.resize(this.state));
  }

  #remember(history: string[]): void {
    if (this.#talk.recalls?.(this.state) === false) history.shift();
    this.#history = [...history];
  }
}

/** What was typed so far is forgotten. */
function forgetLine(lines: Interface): void {
  for (const name of ['e', 'u']) lines.write(null, { ctrl: true, name });
}

/** With a pipe: every line is shown behind the prompt that it was typed at, as on a terminal. */
export async function obey<S>(talk: Conversation<S>, first: S): Promise<S> {
  let state = first;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (talk.isOver(state)) break;
    process.stdout.write(`${talk.prompt(state)}${line}\n`);
    state = talk.enter(state, line);
  }
  return state;
}
