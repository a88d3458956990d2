import { recorded } from '../history/history.js';
import type { Lab } from '../lab/lab.js';
import { type Completion, complete } from './complete.js';
import { enterInHistory } from './enter-in-history.js';
import { terminalMeans } from './means.js';
import { type Screen, screenOf } from './screen.js';
import { type Input, hasSession, openSession } from './session.js';

export interface TerminalOptions {
  /** Default: the first free one of `tty1`, `tty2`, … */
  readonly name?: string;
  /** Default: the lab's first host. */
  readonly host?: string;
  /** Default 80 and 24. */
  readonly columns?: number;
  readonly rows?: number;
  /** Where the shell starts. Default `/root`. */
  readonly home?: string;
}

/**
 * A terminal on a host of a lab, with a login shell that knows `docker`. Its lines are the lab's steps, so `undo` takes a
 * line back, of whichever terminal, with all its effects: what every terminal shows goes back, too.
 */
export class Terminal {
  readonly name: string;
  readonly #lab: Lab;

  /** @internal Use `openTerminal`. */
  constructor(lab: Lab, name: string) {
    this.#lab = lab;
    this.name = name;
  }

  /** What stands before the cursor, in the lab's present world. */
  get prompt(): string {
    return this.screen.prompt;
  }
  /** False when its shell has ended, or has not been opened yet where an undo has led. */
  get open(): boolean {
    return this.screen.open;
  }
  /** What it shows in the lab's present world, without output: that was given when something was typed. */
  get screen(): Screen {
    const { world, means } = this.#lab.core;
    return screenOf(world, means, this.name);
  }

  #type(input: Input): Screen {
    const { core } = this.#lab;
    const {
      history,
      code: _,
      ...screen
    } = enterInHistory(core.present, core.means, this.name, input, {
      travels: core.idle,
    });
    core.adopt(history);
    return screen;
  }

  /** Types a line and the return key. */
  enter(line: string): Screen {
    return this.#type({ line });
  }

  /** Ctrl-C. */
  interrupt(): Screen {
    return this.#type('interrupt');
  }

  /** Ctrl-P Ctrl-Q, or what `--detach-keys` said: leaves a container that `docker run -ti` or `attach` stands before. */
  detach(): Screen {
    return this.#type('detach');
  }

  /** The window has another size now; a container's own terminal follows it. */
  resize(columns: number, rows: number): Screen {
    return this.#type({ columns, rows });
  }

  /** What the Tab key offers after what has been typed: programs, paths, Docker's commands, flags and names. */
  complete(line: string): Completion {
    return complete(this.#lab.world, this.#lab.core.means, this.name, line);
  }

  /** Ctrl-D on an empty line. */
  end(): Screen {
    return this.#type('end');
  }
}

/** Opens a terminal on a host of a lab; the lab learns the clients `docker` and `docker-machine`. */
export function openTerminal(lab: Lab, options: TerminalOptions = {}): Terminal {
  const { core } = lab;
  lab.install(terminalMeans.programs, terminalMeans.serve);
  const name = options.name ?? freeName(lab);
  const { world } = openSession(core.world, core.means, {
    ...options,
    terminal: name,
    host: options.host ?? lab.host().name,
  });
  core.adopt(recorded(core.present, world, {}));
  return new Terminal(lab, name);
}

function freeName(lab: Lab): string {
  let number = 1;
  while (hasSession(lab.world, `tty${number}`)) number += 1;
  return `tty${number}`;
}
