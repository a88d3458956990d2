import type { Wrong } from './attempt.js';
import type { Bindings } from './bindings.js';
import type { TranscriptDocument } from './document.js';
import { inferTime, untimelyReason } from './infer-time.js';
import type { Inferred } from './infer-time.js';
import { leftOut } from './match-output.js';
import { emptyMemory } from './moment.js';
import type { Replay } from './moment.js';
import { freshPatience } from './patience.js';
import { withPrintedPrompt } from './printed-prompts.js';
import type { PromptStyle } from './prompt.js';
import { isPlayedTrue } from './replay-stages.js';
import type { Played, PlayedCommand, PlayedPrompt } from './replay-stages.js';
import type { CommandReport, FileReport, Verdict } from './report.js';
import type { Simulation } from './simulation.js';
import { stagesOf } from './stages.js';
import { isHexadecimal } from './tokens.js';
import { inAuthorsWords } from './translate.js';

export interface JudgeOptions {
  /** An abridged table counts as true. */
  readonly allowAbridged?: boolean;
  /** Further styles of prompts, tried before the built-in ones; the same that the document was read with. */
  readonly prompts?: readonly PromptStyle[];
}

/** A report, with the replay that it was made from. */
export interface Judged<W> {
  readonly report: FileReport;
  readonly inferred: Inferred<W>;
  /** What the author calls everything, at the end. */
  readonly bindings: Bindings | undefined;
}

export const verdictOf = <W>(played: Played<W>): Verdict => {
  if (!isPlayedTrue(played)) return 'false';
  return played.kind === 'command' && played.settled.attempt.result.match === 'abridged' ? 'abridged' : 'true';
};

/** A hint that often explains everything: an identifier in the command that nothing before it has shown. */
function strangers<W>(played: PlayedCommand<W>): string {
  const words = played.stage.step.typed.join('\n').match(/[\p{L}\p{N}_]+/gu) ?? [];
  const strange = words.find((word) => isHexadecimal(word) && !played.before.bindings.expected('identifier', word));
  return strange === undefined ? '' : ` (\`${strange}\` in the command appears in nothing before it)`;
}

function reportCommand<W>(
  replay: Replay<W>,
  played: PlayedCommand<W>,
  inferred: Inferred<W>,
  index: number,
  bindings: Bindings,
): CommandReport {
  const { step } = played.stage;
  const tried = played.settled.attempt;
  const verdict = verdictOf(played);
  const wrong =
    verdict !== 'false'
      ? undefined
      : (inferred.contradictions.get(index) ?? tried.wrong ?? played.settled.because ?? untimelyReason(tried));
  const { result } = tried;
  const base = {
    verdict,
    commandLine: step.line,
    terminal: step.terminal,
    command: step.typed.join('\n'),
    expected: step.expected.map((line) => line.text),
    printed: tried.actual.map((line) => inAuthorsWords(line, bindings)),
    waited: tried.at - replay.simulation.now(played.before.world),
    ...(replay.style === 'console' ? { exit: { expected: step.exit?.code ?? 0, actual: tried.performed.code } } : {}),
  };
  if (verdict === 'false') {
    return {
      ...base,
      line: wrong?.line ?? step.line,
      reason: `${wrong?.reason ?? 'the outputs differ'}${strangers(played)}`,
    };
  }
  if (verdict === 'true' || result.match === 'none') return { ...base, line: step.line };
  const lines = leftOut(result, tried.actual).map((line) => inAuthorsWords(line, bindings));
  return {
    ...base,
    line: step.line,
    leftOut: lines,
    reason: `true, but ${lines.length === 1 ? 'a row is' : `${lines.length} rows are`} left out`,
  };
}

function reportPrompt<W>({ stage, actual, after }: PlayedPrompt<W>, wrong: Wrong): CommandReport {
  const { step } = stage;
  const output = step.step === 'prompt' ? (step.output ?? []) : [];
  return {
    verdict: 'false',
    line: wrong.line,
    commandLine: step.line,
    terminal: step.terminal,
    command: '',
    expected: wrong.prompt ? [step.prompt.trimEnd()] : output.map((line) => line.text),
    printed: wrong.prompt ? [inAuthorsWords(actual.trimEnd(), after.bindings)] : [],
    reason: wrong.reason,
    waited: 0,
  };
}

/** How many lines of output that look like prompts are told from prompts. */
const MOST_PRINTED_PROMPTS = 20;

function infer<W>(replay: Replay<W>, world: W, document: TranscriptDocument): Inferred<W> {
  let read = document;
  let inferred = inferTime(replay, stagesOf(read), world);
  for (let found = 0; found < MOST_PRINTED_PROMPTS; found += 1) {
    const other = withPrintedPrompt(read, inferred.played);
    if (!other) break;
    read = other;
    inferred = inferTime({ ...replay, memory: emptyMemory() }, stagesOf(read), world);
  }
  return inferred;
}

/** Replays a document in `world` and judges every command. A false one stops nothing: the rest goes on from the simulation. */
export function judge<W>(
  simulation: Simulation<W>,
  world: W,
  document: TranscriptDocument,
  options: JudgeOptions = {},
): Judged<W> {
  const replay: Replay<W> = {
    simulation,
    style: document.style,
    prompts: options.prompts ?? [],
    memory: emptyMemory(),
    patience: freshPatience(),
  };
  const inferred = infer(replay, world, document);
  const bindings = inferred.played.at(-1)?.after.bindings;
  const commands = inferred.played.flatMap((played, index): CommandReport[] => {
    if (played.kind === 'command')
      return [reportCommand(replay, played, inferred, index, bindings ?? played.after.bindings)];
    return played.wrong ? [reportPrompt(played, played.wrong)] : [];
  });
  const count = (verdict: Verdict) => commands.filter((command) => command.verdict === verdict).length;
  const counts = { commands: commands.length, true: count('true'), false: count('false'), abridged: count('abridged') };
  const passed = counts.false === 0 && (counts.abridged === 0 || options.allowAbridged === true);
  return { report: { file: document.file, passed, counts, commands }, inferred, bindings };
}
