import type { Lab } from '../lab/lab.js';
import { type Completion, complete } from './complete.js';
import {
  detach,
  endInput,
  enterLine,
  hasSession,
  interrupt,
  openSession,
  resize,
  type Shown,
  shownAfter,
} from './session.js';
import { terminalMeans } from './means.js';

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

/** What a terminal shows after a line was typed. */
export interface Screen {
  readonly output: string;
  readonly prompt: string;
  readonly hung: boolean;
  readonly open: boolean;
}

/** A terminal on a host of a lab, with a login shell that knows `docker`. Its lines are the lab's steps: `undo` works. */
export class Terminal {
  readonly name: string;
  readonly #lab: Lab;
  #last: Screen;

  /** @internal Use `openTerminal`. */
  constructor(lab: Lab, name: string, first: Screen) {
    this.#lab = lab;
    this.name = name;
    this.#last = first;
  }

  /** What stands before the cursor. */
  get prompt(): string {
    return this.#last.prompt;
  }
  /** False when its shell has ended. */
  get open(): boolean {
    return this.#last.open;
  }

  #show(change: (world: Lab['world']) => Shown): Screen {
    const { core } = this.#lab;
    return core.act(() => {
      const { world, ...screen } = change(core.world);
      core.world = world;
      this.#last = screen;
      return screen;
    });
  }

  /** The same for keys that end no line. */
  #showOn(change: (world: Lab['world']) => Shown): Screen {
    const before = this.#last;
    return this.#show((world) => shownAfter(before, change(world)));
  }

  /** Types a line and the return key. */
  enter(line: string): Screen {
    return this.#show((world) => enterLine(world, this.#lab.core.means, this.name, line));
  }

  /** Ctrl-C. */
  interrupt(): Screen {
    return this.#show((world) => interrupt(world, this.#lab.core.means, this.name));
  }

  /** Ctrl-P Ctrl-Q, or what `--detach-keys` said: leaves a container that `docker run -ti` or `attach` stands before. */
  detach(): Screen {
    return this.#showOn((world) => detach(world, this.#lab.core.means, this.name));
  }

  /** The window has another size now; a container's own terminal follows it. */
  resize(columns: number, rows: number): Screen {
    return this.#showOn((world) => resize(world, this.#lab.core.means, this.name, { columns, rows }));
  }

  /** What the Tab key offers after what has been typed: programs, paths, Docker's commands, flags and names. */
  complete(line: string): Completion {
    return complete(this.#lab.world, this.#lab.core.means, this.name, line);
  }

  /** Ctrl-D on an empty line. */
  end(): Screen {
    return this.#show((world) => endInput(world, this.#lab.core.means, this.name));
  }
}

/** Opens a terminal on a host of a lab; the lab learns the clients `docker` and `docker-machine`. */
export function openTerminal(lab: Lab, options: TerminalOptions = {}): Terminal {
  const { core } = lab;
  lab.install(terminalMeans.programs, terminalMeans.serve);
  const name = options.name ?? freeName(lab);
  const { world, ...screen } = openSession(core.world, core.means, {
    ...options,
    terminal: name,
    host: options.host ?? lab.host().name,
  });
  core.act(() => {
    core.world = world;
  });
  return new Terminal(lab, name, screen);
}

function freeName(lab: Lab): string {
  let number = 1;
  while (hasSession(lab.world, `tty${number}`)) number += 1;
  return `tty${number}`;
}
