import type { Bindings } from './bindings.js';
import type { TranscriptDocument } from './document.js';
import { judge, verdictOf } from './judge.js';
import type { Judged, JudgeOptions } from './judge.js';
import { parseTranscript } from './parse-transcript.js';
import { readPrompt } from './prompt.js';
import type { Played, PlayedCommand } from './replay-stages.js';
import type { FileReport } from './report.js';
import type { Simulation } from './simulation.js';
import { inAuthorsWords } from './translate.js';

/** Lines `from` up to but not including `until` (counted from 0) replaced. */
interface Edit {
  readonly from: number;
  readonly until: number;
  readonly lines: readonly string[];
}

/** What stands before the prompt in the file: the indentation of a block in a list, the signs of a quotation. */
function indentationOf(raw: string, prompt: string): string {
  const place = raw.indexOf(prompt.trimEnd());
  return place > 0 && /^[\s>]*$/.test(raw.slice(0, place)) ? raw.slice(0, place) : '';
}

/** The author's own line where it is true, the simulation's in the author's words elsewhere. */
function newOutput<W>(played: PlayedCommand<W>, bindings: Bindings): string[] {
  const { expected } = played.stage.step;
  const { actual, result, ages, instants } = played.settled.attempt;
  const stale = new Set([...ages.map((age) => age.line), ...(instants ? [instants.wrong.line] : [])]);
  const kept = new Map(result.pairs.map((pair) => [pair.actual, expected[pair.expected]]));
  return actual.map((line, index) => {
    const own = kept.get(index);
    return own && !stale.has(own.number) ? own.text : inAuthorsWords(line, bindings);
  });
}

function editFor<W>(
  played: PlayedCommand<W>,
  document: TranscriptDocument,
  raw: readonly string[],
  bindings: Bindings,
): Edit {
  const { step } = played.stage;
  const { performed, result } = played.settled.attempt;
  const covered = result.pairs.some((pair) => pair.expected >= step.expected.length - step.comments);
  const output = covered ? step.expected : step.expected.slice(0, step.expected.length - step.comments);
  const until = Math.max(step.lastLine, output.at(-1)?.number ?? 0, step.exit?.line ?? 0);
  const lines = newOutput(played, bindings);
  if (document.style === 'console' && performed.code !== 0) lines.push(`[exit ${performed.code}]`);
  const command = raw[step.line - 1] ?? '';
  const before = indentationOf(command, step.prompt);
  const end = command.endsWith('\r') ? '\r' : '';
  return {
    from: step.lastLine,
    until,
    lines: lines.map((line) => (line === '' ? before.trimEnd() : before + line) + end),
  };
}

/** The prompt in front of a command, or a bare one, as the simulation shows it. */
function promptEdit(raw: readonly string[], line: number, prompt: string, actual: string, bindings: Bindings): Edit {
  const text = raw[line - 1] ?? '';
  const shown = inAuthorsWords(actual.trimEnd(), bindings);
  return { from: line - 1, until: line, lines: [text.replace(prompt.trimEnd(), () => shown)] };
}

function editsFor<W>(
  simulation: Simulation<W>,
  document: TranscriptDocument,
  played: Played<W>,
  raw: readonly string[],
  bindings: Bindings,
  options: JudgeOptions,
): Edit[] {
  const verdict = verdictOf(played);
  if (verdict === 'true' || (verdict === 'abridged' && options.allowAbridged)) return [];
  const { step } = played.stage;
  if (played.kind === 'prompt') {
    if (played.wrong?.prompt) return [promptEdit(raw, step.line, step.prompt, played.actual, bindings)];
    const output = step.step === 'prompt' ? (step.output ?? []) : [];
    return [{ from: step.line, until: step.line + output.length, lines: [] }];
  }
  const { attempt } = played.settled;
  const edits = [editFor(played, document, raw, bindings)];
  if (document.style === 'session' && attempt.wrong?.prompt === true) {
    const actual = simulation.prompt(attempt.before, step.terminal);
    if (readPrompt(actual, options.prompts)) edits.unshift(promptEdit(raw, step.line, step.prompt, actual, bindings));
  }
  return edits;
}

function rewriteOnce<W>(
  simulation: Simulation<W>,
  document: TranscriptDocument,
  judged: Judged<W>,
  options: JudgeOptions,
): string {
  const raw = document.text.split('\n');
  const edits = judged.inferred.played.flatMap((played) =>
    editsFor(simulation, document, played, raw, judged.bindings ?? played.after.bindings, options),
  );
  for (const edit of edits.toReversed()) raw.splice(edit.from, edit.until - edit.from, ...edit.lines);
  return raw.join('\n');
}

/** New output may let time pass otherwise, so a rewritten text is judged again, a few times at most. */
const MOST_ROUNDS = 4;

export interface Rewritten<W> {
  readonly text: string;
  readonly report: FileReport;
  /** What the text says now, and how it was judged. */
  readonly document: TranscriptDocument;
  readonly judged: Judged<W>;
}

/**
 * Replaces stale output by the simulation's, in the author's identifiers and prompts; everything else stays byte for
 * byte. A true document comes back as it is. What no output can mend (a command that never ends) stays false in the report.
 */
export function rewrite<W>(
  simulation: Simulation<W>,
  world: W,
  document: TranscriptDocument,
  options: JudgeOptions = {},
): Rewritten<W> {
  let current = document;
  let judged = judge(simulation, world, current, options);
  for (let round = 0; round < MOST_ROUNDS && !judged.report.passed; round += 1) {
    const text = rewriteOnce(simulation, current, judged, options);
    const parsed = parseTranscript(document.file, text, options.prompts);
    if (text === current.text || !parsed.ok) break;
    current = parsed.document;
    judged = judge(simulation, world, current, options);
  }
  return { text: current.text, report: judged.report, document: current, judged };
}
