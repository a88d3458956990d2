/*
 * Markdown, or plain text with fenced blocks:
 *
 *   block   = fence prose* session* fence          prose: whatever comes before the first prompt
 *   fence   = ("```" | "~~~") with more of the sign, an optional word behind it, up to three blanks before it
 *   session = "# Terminal 2" | prompt [command continuation* output*]
 *
 * A prompt without a command ends what it belongs to: up to the next prompt comes prose. `# ` is a prompt where a
 * root shell may be open or where the block knows no other prompt; elsewhere such a line is output or a comment.
 */
import { endsInBackslash, isIncomplete } from './continuation.js';
import type { CommandStep, Parsed, PromptStep, SourceLine, Step } from './document.js';
import { readPrompt, readTerminalSwitch } from './prompt.js';
import type { PromptReading, PromptStyle } from './prompt.js';
import { withoutBoldWords } from './typography.js';

interface Block {
  readonly lines: readonly SourceLine[];
}

const SESSION_WORDS = new Set([
  '',
  'console',
  'shell',
  'sh',
  'bash',
  'zsh',
  'shell-session',
  'shellsession',
  'session',
  'terminal',
  'text',
  'txt',
  'plaintext',
  'plain',
  'none',
  'sh-session',
  'bash-session',
  'output',
  'ansi',
]);

/** The fenced blocks whose word allows a session. An unclosed fence reaches to the end, as in Markdown. */
function fencedBlocks(lines: readonly SourceLine[]): Block[] {
  const blocks: Block[] = [];
  let open: { sign: string; indent: number; session: boolean; lines: SourceLine[] } | undefined;
  for (const line of lines) {
    const fence = /^([ \t]*)(`{3,}|~{3,})\s*([^`\s]*)[^`]*$/.exec(line.text);
    if (open) {
      const sign = fence?.[2] ?? '';
      if (fence && fence[3] === '' && sign[0] === open.sign[0] && sign.length >= open.sign.length) {
        if (open.session) blocks.push({ lines: open.lines });
        open = undefined;
      } else open.lines.push({ number: line.number, text: line.text.replace(new RegExp(`^ {0,${open.indent}}`), '') });
    } else if (fence) {
      const word = (fence[3] ?? '').toLowerCase().replace(/[{},.].*$/, '');
      open = { sign: fence[2] ?? '', indent: fence[1]?.length ?? 0, session: SESSION_WORDS.has(word), lines: [] };
    }
  }
  if (open?.session) blocks.push({ lines: open.lines });
  return blocks;
}

const COMMANDS = new Set(
  (
    'docker docker-machine ls echo printf cat touch mkdir rmdir rm mv cp ln pwd test true false sleep ' +
    'head tail wc grep sed sort uniq cut tr find chmod chown stat du df mount ps env id whoami hostname date uname seq tee ' +
    'xargs yes kill sh bash cd exit export sudo su apt-get apt apk exec logout set'
  ).split(' '),
);

const OPENS_SHELL =
  /\bdocker(?:-machine)?\b.*\s(?:(?:run|exec|start|attach)\b.*\s-\w*[ita]|attach\b|ssh\b)|^(?:sudo\s+(?:-s|-i|su)|su)\b/;

/** Decides where `# ` stands for a root shell. */
class Roots {
  private readonly depth = new Map<string, number>();
  private readonly otherStyles: boolean;

  constructor(block: Block, styles: readonly PromptStyle[], depth: ReadonlyMap<string, number>) {
    this.depth = new Map(depth);
    this.otherStyles = block.lines.some((line) => {
      const prompt = readPrompt(line.text, styles);
      return prompt !== undefined && prompt.text.trim() !== '#';
    });
  }

  accepts(prompt: PromptReading, terminal: string): boolean {
    if (prompt.text.trim() !== '#') return true;
    const word = prompt.command.split(/\s/)[0] ?? '';
    if ((this.depth.get(terminal) ?? 0) > 0) return true;
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

function readTyped(
  lines: readonly SourceLine[],
  start: number,
  first: string,
): { readonly typed: string[]; readonly next: number } {
  const typed = [withoutBoldWords(first)];
  let next = start + 1;
  while (next < lines.length && isIncomplete(typed.join('\n'))) {
    const text = lines[next]?.text ?? '';
    if (!/^>( |$)/.test(text) && !endsInBackslash(typed.at(-1) ?? '')) break;
    typed.push(text.replace(/^> ?/, ''));
    next += 1;
  }
  return { typed, next };
}

function readBlock(reader: Reader, block: Block): void {
  const roots = new Roots(block, reader.styles, reader.depths);
  const { lines } = block;
  const promptOf = (line: SourceLine | undefined): PromptReading | undefined => {
    const prompt = line && readPrompt(line.text, reader.styles);
    return prompt && roots.accepts(prompt, reader.terminal) ? prompt : undefined;
  };
  let index = 0;
  while (index < lines.length) {
    const line = lines[index] as SourceLine;
    const terminal = readTerminalSwitch(line.text);
    if (terminal !== undefined) reader.terminal = terminal;
    const prompt = terminal === undefined ? promptOf(line) : undefined;
    if (!prompt) index += 1;
    else if (prompt.command === '') {
      reader.steps.push({ step: 'prompt', line: line.number, terminal: reader.terminal, prompt: prompt.text });
      index += 1;
    } else {
      const { typed, next } = readTyped(lines, index, prompt.command);
      roots.typed(typed[0] ?? '', reader.terminal);
      index = next;
      const expected: SourceLine[] = [];
      while (
        index < lines.length &&
        readTerminalSwitch(lines[index]?.text ?? '') === undefined &&
        !promptOf(lines[index])
      ) {
        expected.push(lines[index] as SourceLine);
        index += 1;
      }
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
  for (const block of fencedBlocks(lines)) readBlock(reader, block);
  if (!reader.steps.some((step) => step.step === 'command')) {
    return {
      ok: false,
      failure: { code: 'unusable-input', file, line: 1, problem: 'there is no command in this file' },
    };
  }
  return { ok: true, document: { file, style: 'session', text, steps: markFollowed(reader.steps) } };
}
