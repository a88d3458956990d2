import { travelWish } from '../guide/travel.js';
import { continued, type History, recorded } from '../history/history.js';
import { travel, type Travelled } from '../history/travel.js';
import { serveHistory, type Wish, type WishRequest } from '../history/wish.js';
import { message } from '../language/language.js';
import type { Environment } from '../process/program.js';
import type { Means } from '../step/step.js';
import { Mover } from './mover.js';
import { type Screen, screenOf } from './screen.js';
import { type Input, isResize, type Ran, type RunLineOptions, runOn, typeOn } from './session.js';

export interface EnterOptions {
  /** Default true: programs may ask to go through time. */
  readonly travels?: boolean;
  /** How long, in simulated milliseconds, a line may take. */
  readonly patience?: number | undefined;
}

/** As a terminal shows the keys that were pressed. */
function wordsFor(input: Input): string {
  if (typeof input === 'string') return { interrupt: '^C', end: '^D', detach: '^P^Q' }[input];
  return 'line' in input ? input.line : '';
}

/** What a terminal shows after something was typed, and the history that it has come to. */
export interface HistoryShown extends Screen {
  readonly history: History;
  /** Exit code of a line that asked to go through time, or only asked: it leaves no trace that a shell could tell. */
  readonly code?: number;
}

/** What programs on a line have asked of history. */
class Ear {
  wish: WishRequest | undefined;
  looked = false;
  readonly means: Means;

  /** Without `travels`, wishes are refused. */
  constructor(history: History, { programs, serve }: Means, travels: boolean, env: Environment = {}) {
    const wish = (request: WishRequest) => {
      this.wish ??= request;
    };
    const looked = () => {
      this.looked = true;
    };
    const understand = (args: readonly string[]) => travelWish(args, env);
    const historian = { history: () => history, looked, understand, ...(travels ? { wish } : {}) };
    this.means = { programs, serve: serveHistory(historian, serve) };
  }
}

/** Of the terminal's own shell. */
function environmentOf({ world }: History, terminal: string): Environment {
  return world.processes.get(world.terminals.get(terminal)?.foreground ?? 0)?.env ?? {};
}

/** One simple command, so that nothing else on the line did anything. */
const simple = /^\s*(?:\w+=[\w@%+=:,./-]*\s+)*\w+(?:\s+(?:[\w@%+=:,./-]+|'[^']*'))*\s*$/;

/** Whether a line has only asked, so that nothing has to be remembered of it. */
function onlyAsked(line: string, ear: Ear): boolean {
  return ear.looked && simple.test(line);
}

/** How many steps can be taken back before a terminal has not been opened yet. */
function stepsWith(terminal: string, history: History, most: number): number {
  let steps = 0;
  for (let at = history.past; steps < most && at?.before.terminals.has(terminal) === true; at = at.earlier) steps += 1;
  return steps;
}

/** Grants a wish, as long as the terminal at which it was uttered is there afterwards. */
function grant(history: History, asked: Wish, terminal: string): Travelled {
  if (asked.wish === 'undo') {
    const steps = stepsWith(terminal, history, asked.steps);
    return travel(history, { ...asked, steps }, asked.steps);
  }
  const went = travel(history, asked);
  if (went.history.world.terminals.has(terminal)) return went;
  return { history, told: [message('travel.no-terminal', {})], refused: true };
}

/**
 * Types something. A line is one step of the history, with all its effects; one that goes back or forward is none, and
 * nothing that was on it has happened. So is one that only asked.
 */
export function enterInHistory(
  history: History,
  means: Means,
  terminal: string,
  input: Input,
  { travels = true, patience }: EnterOptions = {},
): HistoryShown {
  const ear = new Ear(history, means, travels, environmentOf(history, terminal));
  const at = new Mover(history.world, ear.means);
  const shown = typeOn(at, terminal, input, patience);
  if (ear.wish !== undefined) {
    const went = grant(history, ear.wish.wish, terminal);
    const there = screenOf(went.history.world, means, terminal);
    return { ...there, history: went.history, output: ear.wish.tell(went.told), code: went.refused ? 1 : 0 };
  }
  const line = wordsFor(input);
  if (isResize(input)) {
    return { ...screenOf(at.world, means, terminal), output: shown.output, history: continued(history, at.world) };
  }
  if (onlyAsked(line, ear)) {
    return { ...screenOf(history.world, means, terminal), history, output: shown.output, code: 0 };
  }
  const { prompt } = screenOf(at.world, means, terminal);
  return { ...shown, prompt, history: recorded(history, at.world, { line, terminal, commands: at.commands }) };
}

/** What a line did that ran without a terminal, and the history that it has come to. */
export interface HistoryRan extends Omit<Ran, 'world'> {
  readonly history: History;
}

/** Runs a line by `sh -c` to its end: it is a step of the history like a typed one. */
export function runInHistory(history: History, means: Means, line: string, options: RunLineOptions): HistoryRan {
  const ear = new Ear(history, means, true);
  const at = new Mover(history.world, ear.means);
  const ran = runOn(at, line, options);
  if (ear.wish !== undefined) {
    const went = travel(history, ear.wish.wish);
    return {
      history: went.history,
      stdout: ear.wish.tell(went.told),
      stderr: '',
      code: went.refused ? 1 : 0,
      hung: false,
    };
  }
  if (onlyAsked(line, ear)) return { ...ran, history };
  return { ...ran, history: recorded(history, at.world, { line, commands: at.commands }) };
}
