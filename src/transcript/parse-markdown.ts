/*
 * Markdown, or plain text with fenced blocks:
 *
 *   block   = prose* session*                      prose: whatever comes before the first prompt
 *   session = "# Terminal 2" | prompt [command continuation* output*]
 *
 * A prompt without a command ends what it belongs to: behind a blank line or a comment, prose comes up to the next
 * prompt; lines right below it claim to be output. `# ` is a prompt where a root shell may be open or where the block
 * knows no other prompt, and so is `% `; elsewhere such a line is output or a comment.
 */
import { readTyped } from './continuation.js';
import type { CommandStep, Parsed, PromptStep, SourceLine, Step } from './document.js';
import { fencedBlocks } from './fenced-blocks.js';
import type { Block } from './fenced-blocks.js';
import { readPrompt, readTerminalSwitch } from './prompt.js';
import type { PromptReading, PromptStyle } from './prompt.js';
import { withoutBoldWords } from './typography.js';

const COMMANDS = new Set(
  (
    'docker docker-machine explain picture preview ls echo printf cat touch mkdir rmdir rm mv cp ln pwd test true false sleep ' +
    'head tail wc grep sed sort uniq cut tr find chmod chown stat du df mount ps env id whoami hostname date uname seq tee ' +
    'xargs yes kill sh bash cd exit export sudo su apt-get apt apk exec logout set'
  ).split(' '),
);

const OPENS_SHELL =
  /\bdocker(?:-machine)?\b.*\s(?:(?:run|exec|start|attach)\b.*\s-\w*[ita]|attach\b|ssh\b)|^(?:sudo\s+(?:-s|-i|su)|su)\b/;

/** Signs that more often begin an output or a comment than stand for a prompt. */
const WEAK = new Set(['#', '%']);

/** Decides where `# ` stands for a root shell. */
class Roots {
  private readonly depth = new Map<string, number>();
  private readonly otherStyles: boolean;

  constructor(block: Block, styles: readonly PromptStyle[], depth: ReadonlyMap<string, number>) {
    this.depth = new Map(depth);
    this.otherStyles = block.lines.some((line) => {
      const prompt = readPrompt(line.text, styles);
      return prompt !== undefined && !WEAK.has(prompt.text.trim());
    });
  }

  accepts(prompt: PromptReading, terminal: string): boolean {
    const sign = prompt.text.trim();
    if (!WEAK.has(sign)) return true;
    const word = prompt.command.split(/\s/)[0] ?? '';
    if (sign === '#' && (this.depth.get(terminal) ?? 0) > 0) return true;
    return !this.otherStyles && COMMANDS.has(word);
  }

  typed(command: string, terminal: string): void {
    const depth = this.depth.get(terminal) ?? 0;
    if (/^(exit|logout)\b/.test(command)) this.depth.set(terminal, Math.max(0, depth - 1));
    else if (OPENS_SHELL.test(command)) this.depth.set(terminal, depth + 1);
  }

  depths(): ReadonlyMap<string, number> {
    return this.depth;
  }
}

interface Reader {
  readonly steps: Step[];
  readonly styles: readonly PromptStyle[];
  terminal: string;
  depths: ReadonlyMap<string, number>;
}

function readBlock(reader: Reader, block: Block): void {
  const roots = new Roots(block, reader.styles, reader.depths);
  const { lines } = block;
  const promptOf = (line: SourceLine | undefined): PromptReading | undefined => {
    const prompt = line && readPrompt(line.text, reader.styles);
    return prompt && roots.accepts(prompt, reader.terminal) ? prompt : undefined;
  };
  const stops = (line: SourceLine): boolean =>
    readTerminalSwitch(line.text) !== undefined || promptOf(line) !== undefined;
  const linesUntil = (from: number, end: (line: SourceLine) => boolean): SourceLine[] => {
    const found = lines.slice(from).findIndex(end);
    return lines.slice(from, found < 0 ? lines.length : from + found);
  };
  let index = 0;
  while (index < lines.length) {
    const line = lines[index] as SourceLine;
    const terminal = readTerminalSwitch(line.text);
    if (terminal !== undefined) reader.terminal = terminal;
    const prompt = terminal === undefined ? promptOf(line) : undefined;
    if (!prompt) index += 1;
    else if (prompt.command === '') {
      const output = linesUntil(index + 1, (below) => stops(below) || /^\s*(?:#.*)?$/.test(below.text));
      const step = { step: 'prompt', line: line.number, terminal: reader.terminal, prompt: prompt.text } as const;
      reader.steps.push(output.length > 0 ? { ...step, output } : step);
      index += 1 + output.length;
    } else {
      const { typed, next } = readTyped(lines, index, withoutBoldWords(prompt.command), stops);
      roots.typed(typed[0] ?? '', reader.terminal);
      index = next;
      const expected = linesUntil(index, stops);
      index += expected.length;
      reader.steps.push(commandStep(line, prompt, reader.terminal, typed, expected));
    }
  }
  reader.depths = roots.depths();
}

function commandStep(
  line: SourceLine,
  prompt: PromptReading,
  terminal: string,
  typed: readonly string[],
  output: readonly SourceLine[],
): CommandStep {
  const expected = [...output];
  while (expected.at(-1)?.text.trim() === '') expected.pop();
  let comments = 0;
  while (/^#( |$)/.test(expected.at(-1 - comments)?.text ?? '')) comments += 1;
  return {
    step: 'command',
    line: line.number,
    lastLine: line.number + typed.length - 1,
    terminal,
    prompt: prompt.text,
    typed,
    expected,
    comments,
    followed: false,
  };
}

function markFollowed(steps: readonly Step[]): Step[] {
  const seen = new Set<string>();
  return steps
    .toReversed()
    .map((step) => {
      if (step.step !== 'command' && step.step !== 'prompt') return step;
      const followed = seen.has(step.terminal);
      seen.add(step.terminal);
      return step.step === 'command' ? { ...step, followed } : (step satisfies PromptStep);
    })
    .reverse();
}

export function parseMarkdown(file: string, text: string, styles: readonly PromptStyle[] = []): Parsed {
  const lines = text.split(/\r?\n/).map((line, index) => ({ number: index + 1, text: line }));
  const reader: Reader = { steps: [], styles, terminal: '', depths: new Map() };
  const fenced = fencedBlocks(lines);
  if (!fenced.ok) {
    const { number: line, text: fence } = fenced.unclosed;
    const problem = `the block that begins here is never closed: \`${fence.trim()}\` needs its counterpart`;
    return { ok: false, failure: { code: 'unusable-input', file, line, problem } };
  }
  for (const block of fenced.blocks) readBlock(reader, block);
  if (!reader.steps.some((step) => step.step === 'command')) {
    return {
      ok: false,
      failure: { code: 'unusable-input', file, line: 1, problem: 'there is no command in this file' },
    };
  }
  return { ok: true, document: { file, style: 'session', text, steps: markFollowed(reader.steps) } };
}
