import type { Attempt, Wrong } from './attempt.js';
import { isTrue } from './attempt.js';
import { Bindings, isClash } from './bindings.js';
import type { CommandStep, PromptStep } from './document.js';
import { KnownIdentifiers } from './known-identifiers.js';
import type { Moment, Replay } from './moment.js';
import type { Passage } from './passage.js';
import { gaveUp, pass } from './patience.js';
import { agreePrompts } from './prompt-agreement.js';
import { settle } from './settle.js';
import type { Settled } from './settle.js';
import type { Stage } from './stages.js';

export interface PlayedCommand<W> {
  readonly kind: 'command';
  readonly stage: Stage & { readonly step: CommandStep };
  readonly before: Moment<W>;
  readonly settled: Settled<W>;
  readonly after: Moment<W>;
}

export interface PlayedPrompt<W> {
  readonly kind: 'prompt';
  readonly stage: Stage;
  readonly before: Moment<W>;
  readonly actual: string;
  readonly wrong: Wrong | undefined;
  readonly after: Moment<W>;
}

export type Played<W> = PlayedCommand<W> | PlayedPrompt<W>;

export const isPlayedTrue = <W>(played: Played<W>): boolean =>
  played.kind === 'prompt' ? played.wrong === undefined : isTrue(played.settled.attempt);

export const attemptOf = <W>(played: Played<W> | undefined): Attempt<W> | undefined =>
  played?.kind === 'command' ? played.settled.attempt : undefined;

export const firstMoment = <W>(world: W): Moment<W> => ({
  world,
  bindings: Bindings.none,
  known: KnownIdentifiers.none<W>(),
  homes: new Map(),
  past: [],
  clock: undefined,
});

/** The world in which a stage begins, at the earliest; undefined when too much happens before it. */
export function worldBefore<W>(replay: Replay<W>, stage: Stage, moment: Moment<W>, gap: number): W | undefined {
  let { world } = moment;
  for (const provision of stage.provisions) world = replay.simulation.provide(world, provision);
  return gap > 0 ? pass(replay.simulation, replay.patience, world, gap) : world;
}

/** Output below a prompt at which nothing was typed. */
function outputOf(step: PromptStep | CommandStep): Wrong | undefined {
  const [first] = (step.step === 'prompt' ? step.output : undefined) ?? [];
  return (
    first && {
      line: first.number,
      reason: `nothing is typed at the prompt in line ${step.line}, so nothing is printed`,
    }
  );
}

function playPrompt<W>(replay: Replay<W>, stage: Stage, before: Moment<W>, world: W): PlayedPrompt<W> {
  const { step } = stage;
  const { simulation } = replay;
  const actual = simulation.prompt(world, step.terminal);
  const known = before.known.in(simulation, world);
  const homes = before.homes.has(step.terminal) ? before.homes : new Map(before.homes).set(step.terminal, actual);
  const question = {
    expected: step.prompt,
    actual,
    home: homes.get(step.terminal) ?? actual,
    line: step.line,
    styles: replay.prompts,
  };
  const agreed = agreePrompts(question, before.bindings, {
    known,
    replaced: new Map(),
    command: '',
    now: simulation.now(world),
    unixTimes: false,
    ownColumns: false,
    processColumns: undefined,
  });
  return {
    kind: 'prompt',
    stage,
    before,
    actual,
    wrong: isClash(agreed) ? { line: step.line, reason: agreed.reason, prompt: true } : outputOf(step),
    after: { ...before, world, known, homes, bindings: isClash(agreed) ? before.bindings : agreed },
  };
}

/** Plays one stage, so long after the last and with such pauses in its line, or later if it `waits`. */
export function playStage<W>(
  replay: Replay<W>,
  stage: Stage,
  before: Moment<W>,
  passage: Passage,
  waits: boolean,
): Played<W> {
  const passed = worldBefore(replay, stage, before, passage.before);
  const world = passed ?? before.world;
  const { step } = stage;
  if (step.step === 'prompt') return playPrompt(replay, stage, before, world);
  let settled = settle(replay, before, step, world, passage.pauses, waits && passed !== undefined);
  if (passed === undefined) settled = { ...settled, attempt: { ...settled.attempt, wrong: gaveUp(step.line) } };
  return { kind: 'command', stage: { ...stage, step }, before, settled, after: settled.attempt.after };
}
