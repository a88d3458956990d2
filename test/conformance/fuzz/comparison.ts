/*
 * The simulation against a recording. It is the transcript checker's own comparison, up to identifiers, names and free
 * orders; but time is not inferred: the simulation's clock goes as the engine's did, and ages and instants have to agree
 * up to what commands take.
 */
import { parseAge } from '../../../src/transcript/age.js';
import { type Attempt, attempt } from '../../../src/transcript/attempt.js';
import type { Moment, Replay } from '../../../src/transcript/moment.js';
import { freshPatience } from '../../../src/transcript/patience.js';
import { parseConsole } from '../../../src/transcript/parse-console.js';
import { firstMoment, worldBefore } from '../../../src/transcript/replay-stages.js';
import { stagesOf } from '../../../src/transcript/stages.js';
import type { World } from '../../../src/world/world.js';
import { consoleOf, type Recording } from './recording.js';
import { beginning, simulation } from './simulated.js';

/** The first command that the simulation answers otherwise. */
export interface Difference {
  /** Of the recording's commands. */
  readonly index: number;
  readonly command: string;
  readonly reason: string;
  readonly expected: readonly string[];
  readonly printed: readonly string[];
  readonly codes: { readonly expected: number; readonly printed: number };
}

/** How far ages and instants may be apart (milliseconds): commands of the engine take their time, the simulation's none. */
function toleranceOf({ commands }: Recording): number {
  const lasted = commands.slice(1).map(({ at }, index) => at - commands[index]!.at);
  return 2000 + Math.max(0, ...lasted);
}

function untimely(tried: Attempt<World>, ahead: number, begin: number, tolerance: number): string | undefined {
  if (tried.result.match === 'none') return undefined;
  for (const { expected, actual } of tried.result.ages) {
    const [theirs, ours] = [parseAge(expected), parseAge(actual)];
    const old = theirs && ours && theirs.from > 1_800_000 && ours.from > 1_800_000;
    const near = theirs && ours && theirs.from < ours.until + tolerance && ours.from < theirs.until + tolerance;
    if (!old && !near) return `\`${expected}\` where the simulation has \`${actual}\``;
  }
  for (const { expected, actual, text } of tried.result.instants) {
    const old = expected.at - ahead < begin && actual.at <= begin;
    const apart = Math.abs(expected.at - ahead - actual.at);
    if (!old && apart > tolerance + Math.max(expected.width, actual.width))
      return `\`${text}\` is ${Math.round(apart / 1000)} s away from what the simulation has`;
  }
  return undefined;
}

/** Of several containers that use an image, the engine names any. */
function choosesFreely(expected: readonly string[], printed: readonly string[]): boolean {
  const masked = (lines: readonly string[]) =>
    lines
      .map((line) => line.replace(/(image is being used by .*container|unable to delete) [0-9a-f]{12}/g, '$1'))
      .join('\n');
  return /image is being used by/.test(printed.join('\n')) && masked(expected) === masked(printed);
}

function reasonOf(tried: Attempt<World>, ahead: number, begin: number, tolerance: number): string | undefined {
  if (tried.wrong) return tried.wrong.reason;
  if (tried.result.match === 'abridged') return 'the simulation prints more rows';
  return untimely(tried, ahead, begin, tolerance);
}

/** Replays a recording; undefined when every command agrees. */
export function firstDifference(recording: Recording): Difference | undefined {
  const parsed = parseConsole('program', consoleOf(recording));
  if (!parsed.ok)
    throw new Error(`the recording is no console file: line ${parsed.failure.line}: ${parsed.failure.problem}`);
  const stages = stagesOf(parsed.document);
  if (stages.length !== recording.commands.length) throw new Error('an output in the recording reads like a command');
  const replay: Replay<World> = {
    simulation,
    style: 'console',
    prompts: [],
    memory: { events: new Set(), rows: new Map(), offsets: new Map(), causes: new Map() },
    patience: freshPatience(),
  };
  const first = recording.commands[0]!.at;
  const world = beginning(first % 1000);
  const ahead = first - world.now;
  const tolerance = toleranceOf(recording);
  let moment: Moment<World> = firstMoment(world);
  for (const [index, stage] of stages.entries()) {
    const { step } = stage;
    const answered = recording.commands[index]!;
    if (step.step !== 'command') throw new Error('a console file has no prompts alone');
    const before = worldBefore(replay, stage, moment, answered.at - ahead - moment.world.now);
    if (before === undefined) throw new Error(`too much happens before \`${answered.command}\``);
    const tried = attempt(replay, moment, step, before);
    const reason = reasonOf(tried, ahead, world.now, tolerance);
    const expected = step.expected.map(({ text }) => text);
    if (reason !== undefined && answered.code === tried.performed.code && choosesFreely(expected, tried.actual)) {
      moment = { ...tried.after, bindings: moment.bindings };
      continue;
    }
    if (reason !== undefined) {
      return {
        index,
        command: answered.command,
        reason,
        expected,
        printed: tried.actual,
        codes: { expected: answered.code, printed: tried.performed.code },
      };
    }
    moment = tried.after;
  }
  return undefined;
}
