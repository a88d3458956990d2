/** What one command did. In a terminal `stdout` holds both streams as they interleave, and `stderr` is empty. */
export interface Outcome<W> {
  readonly world: W;
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
  /** The command never ends by itself: it waits for input, or for ever. */
  readonly hung: boolean;
  /** The docker commands that the line began, in order. Absent: what happens within a line is not told. */
  readonly calls?: readonly DockerCall[];
}

/** A docker command in a line. */
export interface DockerCall {
  /** When it began. */
  readonly at: number;
  /** The instant of the next thing that was to happen by itself. */
  readonly timer: number | undefined;
}

/** Time that passes within a line: before its docker commands, in the order in which they begin. */
export interface Pauses {
  /** Milliseconds before each; those that are not listed follow at once. */
  readonly before: readonly number[];
  /** The clock shows later from this one on (counted from 0), and nothing happens: `skew`, within a line. */
  readonly skew?: { readonly call: number; readonly milliseconds: number };
}

export interface Entered<W> extends Outcome<W> {
  /** What the terminal shows next; `> ` while the shell waits for the rest of a command. */
  readonly prompt: string;
  /** False when the shell in this terminal is gone. */
  readonly open: boolean;
}

export type IdentifierKind = 'container' | 'image' | 'layer' | 'volume' | 'digest' | 'network' | 'name';

/** An identifier in full (64 hexadecimal digits, `sha256:` or not) or a generated name, with what it means in words. */
export interface Identifier {
  readonly text: string;
  readonly kind: IdentifierKind;
  /** For messages: `container web`, `image demo:v1`. */
  readonly of: string;
}

/** What a `#!` line of a `.console` file asks for, besides waiting. */
export type Provision =
  | { readonly provide: 'registry'; readonly address: string; readonly denies: boolean }
  | { readonly provide: 'host'; readonly name: string; readonly command: string };

/**
 * What a transcript is replayed on. `W` is an immutable value, so every call may be tried and forgotten.
 * Instants and durations are whole milliseconds.
 */
export interface Simulation<W> {
  now(world: W): number;
  /** Time passes; processes run and end. */
  advance(world: W, milliseconds: number): W;
  /** The instant of the next thing that happens by itself. */
  nextTimer(world: W): number | undefined;
  /**
   * How much has happened so far, in steps of the simulation's own; it never falls. Where it can be told, time in which
   * too much happens is not waited for.
   */
  work?(world: W): number;
  /** The clock shows later, and nothing happens: ages grow, processes stand still. */
  skew(world: W, milliseconds: number): W;
  /** Types a line into a terminal, opened on first use. Control-C is the line `\u0003`. */
  enter(world: W, terminal: string, line: string, pauses?: Pauses): Entered<W>;
  prompt(world: W, terminal: string): string;
  /** `sh -c COMMAND` on the host, with empty standard input. */
  run(world: W, command: string, pauses?: Pauses): Outcome<W>;
  provide(world: W, provision: Provision): W;
  /**
   * Identifiers and generated names that exist here; those of removed things may stay in it. Those that were in `since`
   * already, an earlier state of this world, may be left out.
   */
  identifiers(world: W, since?: W): Iterable<Identifier>;
}
