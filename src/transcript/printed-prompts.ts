import type { CommandStep, PromptStep, Step, TranscriptDocument } from './document.js';
import type { Played } from './replay-stages.js';

/** The step that begins in the line right below a command and what it printed so far. */
function stepBelow(document: TranscriptDocument, step: CommandStep): CommandStep | PromptStep | undefined {
  const line = Math.max(step.lastLine, step.expected.at(-1)?.number ?? 0) + 1;
  return document.steps.find(
    (below): below is CommandStep | PromptStep =>
      (below.step === 'command' || below.step === 'prompt') && below.line === line && step.exit === undefined,
  );
}

function withOutput(step: CommandStep, below: CommandStep | PromptStep): CommandStep {
  const isCommand = below.step === 'command';
  const text = isCommand ? below.prompt + (below.typed[0] ?? '') : below.prompt;
  return {
    ...step,
    expected: [...step.expected, { number: below.line, text }, ...(isCommand ? below.expected : (below.output ?? []))],
    comments: isCommand ? below.comments : 0,
    ...(isCommand && below.exit ? { exit: below.exit } : {}),
    followed: isCommand ? below.followed : step.followed,
  };
}

/**
 * A command may print what looks like a prompt (`echo '$ ls'`, a file with a session in it). Where the simulation's
 * next line is the author's next prompt to the letter, that is output: the document so read, or undefined.
 */
export function withPrintedPrompt<W>(
  document: TranscriptDocument,
  played: readonly Played<W>[],
): TranscriptDocument | undefined {
  for (const each of played) {
    if (each.kind !== 'command') continue;
    const { step } = each.stage;
    const { actual, result } = each.settled.attempt;
    if (result.match !== 'none' || actual.length <= step.expected.length) continue;
    if (result.pairs.length < step.expected.length) return undefined;
    const below = stepBelow(document, step);
    if (!below || (below.step === 'command' && below.typed.length > 1)) return undefined;
    const text = below.prompt + (below.step === 'command' ? (below.typed[0] ?? '') : '');
    if (actual[step.expected.length]?.trimEnd() !== text.trimEnd()) return undefined;
    const steps: Step[] = document.steps.filter((other) => other !== below);
    return { ...document, steps: steps.with(document.steps.indexOf(step), withOutput(step, below)) };
  }
  return undefined;
}
