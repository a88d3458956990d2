import { isClash } from './bindings.js';
import type { Bindings, Clash } from './bindings.js';
import { narrow, tooClose } from './clock-range.js';
import { compareOutput } from './compare-output.js';
import type { CommandStep } from './document.js';
import type { KnownIdentifiers } from './known-identifiers.js';
import type { Match, Mismatch } from './match-output.js';
import type { Moment, Replay } from './moment.js';
import { type Point, pointsOf } from './passage.js';
import { gaveUp, spend } from './patience.js';
import { perform } from './perform.js';
import type { Performance } from './perform.js';
import { processColumnsOf } from './process-columns.js';
import { agreePrompts } from './prompt-agreement.js';
import { substitutions } from './substitute.js';
import type { Substituted } from './substitute.js';
import { likeAuthors } from './like-authors.js';
import { linesOf } from './tokens.js';
import type { AgePair, InstantPair } from './unify.js';
import type { UnifyContext } from './unify-word.js';
import { hasOwnColumns } from './white-space.js';

export interface Wrong {
  readonly line: number;
  readonly reason: string;
  /** It is the prompt that is wrong. */
  readonly prompt?: true;
}

/** One command tried at one instant. */
export interface Attempt<W> {
  readonly at: number;
  readonly before: W;
  /** The time put before its docker commands, and where time may pass. */
  readonly pauses: readonly number[];
  readonly points: readonly Point[];
  readonly performed: Performance<W>;
  readonly typed: readonly string[];
  readonly actual: readonly string[];
  readonly result: Match | Mismatch;
  /** Prompt, output, exit code: what no passage of time has part in. */
  readonly wrong: Wrong | undefined;
  /** Ages that the simulation words otherwise. */
  readonly ages: readonly AgePair[];
  /** Instants that contradict earlier ones, and by how many milliseconds the simulation is early. */
  readonly instants: { readonly wrong: Wrong; readonly late: number } | undefined;
  readonly after: Moment<W>;
}

export const isTrue = <W>(attempt: Attempt<W>): boolean =>
  attempt.wrong === undefined && attempt.ages.length === 0 && attempt.instants === undefined;

/** True but for the time. */
export const isUntimely = <W>(attempt: Attempt<W>): boolean => attempt.wrong === undefined && !isTrue(attempt);

const UNKNOWN_FORMS = /[0-9a-f]{7}|[a-z]_[a-z]/;
const PRINTS_UNIX_TIME = /\bdate\b|%s|\bevents\b|\bstat\b|\.Created\b|\bjson\b/;

/** Only what can be unknown is looked up. */
function knownTo<W>(
  replay: Replay<W>,
  moment: Moment<W>,
  before: W,
  performed: Performance<W>,
  step: CommandStep,
): KnownIdentifiers<W> {
  const needed = [step.prompt, performed.output].some((text) => UNKNOWN_FORMS.test(text));
  return needed ? moment.known.in(replay.simulation, before).in(replay.simulation, performed.world) : moment.known;
}

function contextFor<W>(
  replay: Replay<W>,
  moment: Moment<W>,
  before: W,
  performed: Performance<W>,
  step: CommandStep,
  substituted: Substituted,
): UnifyContext & { readonly known: KnownIdentifiers<W> } {
  const { simulation } = replay;
  const command = step.typed.join('\n');
  return {
    known: knownTo(replay, moment, before, performed, step),
    command,
    replaced: substituted.replaced,
    now: simulation.now(performed.world),
    unixTimes: PRINTS_UNIX_TIME.test(command),
    ownColumns: hasOwnColumns(command),
    processColumns: processColumnsOf(command, performed.output),
  };
}

function checkPrompt<W>(
  replay: Replay<W>,
  moment: Moment<W>,
  world: W,
  step: CommandStep,
  context: UnifyContext,
): Bindings | Clash {
  if (replay.style === 'console') return moment.bindings;
  const actual = replay.simulation.prompt(world, step.terminal);
  const home = moment.homes.get(step.terminal) ?? actual;
  return agreePrompts(
    { expected: step.prompt, actual, home, line: step.line, styles: replay.prompts },
    moment.bindings,
    context,
  );
}

function exitReason(
  step: CommandStep,
  performed: { readonly code: number; readonly hung: boolean },
  style: 'session' | 'console',
): Wrong | undefined {
  if (performed.hung && (style === 'console' || step.followed))
    return { line: step.line, reason: 'this command does not end: it waits for input, or for ever' };
  if (style === 'session') return undefined;
  const expected = step.exit?.code ?? 0;
  if (expected === performed.code) return undefined;
  const should = expected === 0 ? 'the text has it succeed' : `the text has it exit with ${expected}`;
  return { line: step.exit?.line ?? step.line, reason: `the simulation exits with ${performed.code}, but ${should}` };
}

function haste(instants: readonly InstantPair[], start: number): Wrong | undefined {
  const [later, earlier] = tooClose(instants, start) ?? [];
  return later && earlier
    ? {
        line: later.line,
        reason: `\`${later.text}\` does not leave the time that passes since \`${earlier.text}\` in line ${earlier.line}`,
      }
    : undefined;
}

/** The last of the pauses was not waited for: too much happened. */
export const isCut = <W>({ hung, calls }: Performance<W>, pauses: readonly number[]): boolean =>
  hung && calls.length < pauses.length;

function attemptReading<W>(
  replay: Replay<W>,
  moment: Moment<W>,
  step: CommandStep,
  before: W,
  substituted: Substituted,
  pauses: readonly number[],
): Attempt<W> {
  const { simulation } = replay;
  const at = simulation.now(before);
  const performed = perform(simulation, replay.style, before, step, substituted.typed, { before: pauses });
  if (pauses.length > 0) spend(simulation, replay.patience, before, performed.world);
  const context = contextFor(replay, moment, before, performed, step, substituted);
  const actual = likeAuthors(substituted.typed, step.expected, linesOf(performed.output));
  const prompt = checkPrompt(replay, moment, before, step, context);
  const start = isClash(prompt) ? moment.bindings : prompt;
  const result = compareOutput(replay, moment, before, step, substituted.typed, actual, start, context);
  const wrong: Wrong | undefined = isClash(prompt)
    ? { line: step.line, reason: prompt.reason, prompt: true }
    : isCut(performed, pauses)
      ? gaveUp(step.line)
      : result.match === 'none'
        ? { line: result.line ?? step.line, reason: result.reason }
        : (exitReason(step, performed, replay.style) ?? haste(result.instants, at));
  const ages = result.match === 'none' ? [] : result.ages.filter((age) => age.expected !== age.actual);
  const clock = narrow(moment.clock, result.match === 'none' ? [] : result.instants);
  const until = simulation.now(performed.world);
  return {
    at,
    before,
    pauses,
    points: pointsOf(at, performed.calls),
    performed,
    typed: substituted.typed,
    actual,
    result,
    wrong,
    ages,
    instants: clock.ok
      ? undefined
      : {
          wrong: {
            line: clock.instant.line,
            reason: `\`${clock.instant.text}\` does not fit with the instant in line ${clock.line}`,
          },
          late: clock.late,
        },
    after: {
      world: performed.world,
      bindings: result.bindings,
      known: context.known,
      homes:
        replay.style === 'console' || moment.homes.has(step.terminal)
          ? moment.homes
          : new Map(moment.homes).set(step.terminal, simulation.prompt(before, step.terminal)),
      past: [...moment.past, { command: substituted.typed.join('\n'), from: at, until }],
      clock: clock.ok ? clock.range : moment.clock,
    },
  };
}

/** Runs a command in `before`, a later state of the moment's world, and compares; time may pass within its line. */
export function attempt<W>(
  replay: Replay<W>,
  moment: Moment<W>,
  step: CommandStep,
  before: W,
  pauses: readonly number[] = [],
): Attempt<W> {
  const readings = substitutions(step.typed, moment.bindings);
  let first: Attempt<W> | undefined;
  for (const reading of readings) {
    const tried = attemptReading(replay, moment, step, before, reading, pauses);
    if (tried.wrong === undefined) return tried;
    if (!first || (first.performed.code !== 0 && tried.performed.code === 0)) first = tried;
  }
  return first as Attempt<W>;
}
