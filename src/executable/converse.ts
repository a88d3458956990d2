import { createInterface } from 'node:readline';

/** A conversation with somebody at a terminal or behind a pipe: a state, moved on by what is typed. */
export interface Conversation<S> {
  readonly enter: (state: S, line: string) => S;
  /** Ctrl-C. */
  readonly interrupt: (state: S) => S;
  /** Ctrl-D. */
  readonly end: (state: S) => S;
  readonly prompt: (state: S) => string;
  readonly isOver: (state: S) => boolean;
}

/** With a person at a terminal: after Ctrl-D it goes on, unless that was the end. */
export async function converse<S>(talk: Conversation<S>, first: S): Promise<S> {
  let state = first;
  while (!talk.isOver(state)) state = await converseUntilEnd(talk, state);
  return state;
}

function converseUntilEnd<S>(talk: Conversation<S>, first: S): Promise<S> {
  return new Promise((resolve) => {
    let state = first;
    const lines = createInterface({ input: process.stdin, output: process.stdout, terminal: true });
    const go = (next: S) => {
      state = next;
      if (talk.isOver(next)) return lines.close();
      lines.setPrompt(talk.prompt(next));
      lines.prompt();
    };
    lines.on('line', (line) => go(talk.enter(state, line)));
    lines.on('SIGINT', () => {
      process.stdout.write('^C\n');
      // What was typed so far is forgotten.
      for (const name of ['e', 'u']) lines.write('', { ctrl: true, name });
      go(talk.interrupt(state));
    });
    lines.on('close', () => {
      if (talk.isOver(state)) return resolve(state);
      process.stdout.write('\n');
      resolve(talk.end(state));
    });
    go(state);
  });
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
