import type { CommandStep, SourceLine, TranscriptDocument } from '../../src/transcript/document.js';
import { readPrompt, readTerminalSwitch } from '../../src/transcript/prompt.js';
import { isHexadecimal, type Token, tokensOf } from '../../src/transcript/tokens.js';

/** A text with one thing wrong. */
export interface Mutant {
  /** The operator, and what it did. */
  readonly how: string;
  readonly operator: string;
  /** Where, counted from 1. */
  readonly line: number;
  /** The line of the command that it belongs to. */
  readonly command: number;
  readonly text: string;
}

/** Another word of the same kind: the next number, the next letter at the end. */
function other(word: string): string {
  const last = word.slice(-1);
  if (/^\d+$/.test(word)) return String(Number(word) + 1).padStart(word.length, '0');
  const next = /\d/.test(last)
    ? String((Number(last) + 1) % 10)
    : last === 'a'
      ? 'b'
      : last === 'A'
        ? 'B'
        : /[A-Z]/.test(last)
          ? 'A'
          : 'a';
  return word.slice(0, -1) + next;
}

const otherCase = (word: string): string => (word === word.toLowerCase() ? word.toUpperCase() : word.toLowerCase());

const replaced = (line: string, token: Token, text: string): string =>
  line.slice(0, token.column) + text + line.slice(token.column + token.text.length);

interface Change {
  readonly how: string;
  readonly lines: readonly string[];
}

/** What may go wrong within one line. */
function* wrongWords(
  line: string,
  identifiers: readonly string[],
): Iterable<readonly [operator: string, how: string, line: string]> {
  for (const token of tokensOf(line)) {
    const { text, kind } = token;
    if (kind === 'age') {
      const longer = text.replace(/\d+/, (count) => String(Number(count) + 1));
      if (longer !== text) yield ['age', `${text} -> ${longer}`, replaced(line, token, longer)];
    }
    if (kind === 'mark') {
      const changed = text === '!' ? '?' : '!';
      yield ['mark', `${text} -> ${changed}`, replaced(line, token, changed)];
    }
    if (kind !== 'word') continue;
    if (isHexadecimal(text)) {
      yield ['digit of an identifier', `${text} -> ${other(text)}`, replaced(line, token, other(text))];
      const foreign = identifiers.find((each) => each.length >= text.length && each.slice(0, 12) !== text.slice(0, 12));
      if (foreign) {
        const changed = foreign.slice(0, text.length);
        yield ['identifier of something else', `${text} -> ${changed}`, replaced(line, token, changed)];
      }
      yield ['shorter identifier', `${text} -> ${text.slice(0, -1)}`, replaced(line, token, text.slice(0, -1))];
    } else {
      yield [/^\d/.test(text) ? 'number' : 'word', `${text} -> ${other(text)}`, replaced(line, token, other(text))];
      if (otherCase(text) !== text)
        yield ['capitals', `${text} -> ${otherCase(text)}`, replaced(line, token, otherCase(text))];
    }
  }
}

/** What may go wrong with the lines of one output. */
function* wrongLines(
  lines: readonly string[],
  { number }: SourceLine,
  last: boolean,
): Iterable<readonly [operator: string, change: Change]> {
  const at = number - 1;
  const line = lines[at] ?? '';
  const next = lines[at + 1] ?? '';
  yield ['line left out', { how: line, lines: lines.toSpliced(at, 1) }];
  yield ['line twice', { how: line, lines: lines.toSpliced(at, 0, line) }];
  yield ['line too many', { how: line, lines: lines.toSpliced(at, 0, 'and a bottle of rum') }];
  if (!last && line !== next) yield ['lines swapped', { how: line, lines: lines.toSpliced(at, 2, next, line) }];
  yield ['line cut short', { how: line, lines: lines.with(at, line.trimEnd().split(' ').slice(0, -1).join(' ')) }];
  yield ['line longer', { how: line, lines: lines.with(at, `${line.trimEnd()} again`) }];
}

/** Ages that cannot all be true: rows stand newest first, nobody ends before he begins, nothing gets younger. */
function* wrongAges(lines: readonly string[], step: CommandStep): Iterable<readonly [line: number, change: Change]> {
  const ageOf = (line: string) => tokensOf(line).find((token) => token.kind === 'age');
  for (const [index, { number }] of step.expected.entries()) {
    const at = number - 1;
    const line = lines[at] ?? '';
    const age = ageOf(line);
    if (!age) continue;
    const next = lines[at + 1] ?? '';
    const below = index + 1 < step.expected.length ? ageOf(next) : undefined;
    if (below && below.text !== age.text) {
      const swapped = lines.toSpliced(at, 2, replaced(line, age, below.text), replaced(next, below, age.text));
      yield [number, { how: `${age.text} <-> ${below.text}`, lines: swapped }];
    }
    const last = tokensOf(line).findLast((token) => token.kind === 'age');
    if (last && last !== age)
      yield [number, { how: `${last.text} -> 3 months`, lines: lines.with(at, replaced(line, last, '3 months')) }];
    const thing = /(?<![\da-zA-Z])[\da-f]{12}(?![\da-zA-Z])/.exec(line)?.[0];
    const seen = lines
      .slice(0, step.line - 1)
      .some(
        (earlier) =>
          thing !== undefined && earlier.includes(thing) && /minute|hour|week/.test(ageOf(earlier)?.text ?? ''),
      );
    if (seen)
      yield [number, { how: `${age.text} -> 1 second`, lines: lines.with(at, replaced(line, age, '1 second')) }];
  }
}

/** What may go wrong with what was typed, and with the prompt before it. */
function* wrongCommands(
  lines: readonly string[],
  step: CommandStep,
): Iterable<readonly [operator: string, change: Change]> {
  const at = step.line - 1;
  const line = lines[at] ?? '';
  const prompt = readPrompt(line);
  if (!prompt) return;
  const replace = (operator: string, changed: string) =>
    [operator, { how: changed, lines: lines.with(at, changed) }] as const;
  if (prompt.host !== undefined) yield replace('host of a prompt', line.replace(prompt.host, other(prompt.host)));
  if (prompt.path !== undefined && prompt.host !== undefined) {
    yield replace('folder of a prompt', line.replace(`:${prompt.path}`, prompt.path === '~' ? ':/etc' : ':~/x'));
  }
  if (prompt.user !== undefined) yield replace('user of a prompt', line.replace(prompt.user, other(prompt.user)));
  yield replace(
    'a command that fails',
    line.replace(
      prompt.command,
      `${prompt.command.split(' ')[0]}x${prompt.command.slice(prompt.command.split(' ')[0]?.length ?? 0)}`,
    ),
  );
  if (step.expected.length > 0)
    yield ['no output', { how: line, lines: lines.toSpliced(step.lastLine, step.expected.length) }];
  else
    yield [
      'output where there is none',
      { how: line, lines: lines.toSpliced(step.lastLine, 0, 'and a bottle of rum') },
    ];
}

/** A command at the prompt of another place, or of another terminal, that the text shows elsewhere. */
function* wrongPlaces(
  lines: readonly string[],
  step: CommandStep,
  prompts: readonly string[],
): Iterable<readonly [operator: string, change: Change]> {
  const at = step.line - 1;
  const line = lines[at] ?? '';
  for (const prompt of prompts) {
    if (prompt === step.prompt || !line.startsWith(step.prompt)) continue;
    const changed = prompt + line.slice(step.prompt.length);
    yield ['prompt of another place', { how: changed, lines: lines.with(at, changed) }];
  }
  const header = lines.findLastIndex((each, index) => index < at && readTerminalSwitch(each) !== undefined);
  if (header === at - 1) {
    const other = /1/.test(lines[header] ?? '') ? '# Terminal 2' : '# Terminal 1';
    yield ['another terminal', { how: other, lines: lines.with(header, other) }];
  }
}

/** What may go wrong with the exit code that a text gives a command. */
function wrongCode(lines: readonly string[], { exit, expected, lastLine }: CommandStep): Change[] {
  if (!exit) return [{ how: '[exit 1]', lines: lines.toSpliced(expected.at(-1)?.number ?? lastLine, 0, '[exit 1]') }];
  const other = `[exit ${exit.code + 1}]`;
  return [
    { how: other, lines: lines.with(exit.line - 1, other) },
    { how: 'no exit code', lines: lines.toSpliced(exit.line - 1, 1) },
  ];
}

/** An identifier that is told once is the author's to choose. */
const isChosen = (line: string, text: string): boolean =>
  /^[\da-f]{64}$/.test(line) && text.split(line.slice(0, 12)).length === 2;

/** The outputs of two commands in each other's place, where that says something else. */
function swappedOutputs(lines: readonly string[], first: CommandStep, second: CommandStep): Change[] {
  const [mine, theirs] = [first, second].map(({ expected }) => expected.map(({ number }) => lines[number - 1] ?? ''));
  if (!mine?.length || !theirs?.length || mine.join('\n') === theirs.join('\n')) return [];
  if ([...mine, ...theirs].every((line) => isChosen(line, lines.join('\n')))) return [];
  const swapped = lines.toSpliced(second.lastLine, theirs.length, ...mine);
  return [{ how: first.typed.join(' '), lines: swapped.toSpliced(first.lastLine, mine.length, ...theirs) }];
}

/** Every text with one thing wrong: in what was printed, in what was typed, in the prompts. */
export function mutantsOf({ text, steps, style }: TranscriptDocument): Mutant[] {
  const lines = text.split('\n');
  const identifiers = [
    ...new Set(text.match(/(?<![\da-zA-Z])(?:[\da-f]{64}|[\da-f]{12})(?![\da-zA-Z])/g) ?? []),
  ].filter((each) => /[a-f]/.test(each));
  const prompts = [...new Set(steps.flatMap((step) => (step.step === 'command' ? [step.prompt] : [])))];
  const mutants: Mutant[] = [];
  for (const [place, step] of steps.entries()) {
    if (step.step !== 'command') continue;
    const add = (operator: string, line: number, { how, lines: changed }: Change) => {
      const mutated = changed.join('\n');
      if (mutated !== text) mutants.push({ operator, how, line, command: step.line, text: mutated });
    };
    for (const [operator, change] of wrongCommands(lines, step)) add(operator, step.line, change);
    if (style === 'session')
      for (const [operator, change] of wrongPlaces(lines, step, prompts)) add(operator, step.line, change);
    if (style === 'console') for (const change of wrongCode(lines, step)) add('exit code', step.line, change);
    const next = steps[place + 1];
    if (next?.step === 'command')
      for (const change of swappedOutputs(lines, step, next)) add('outputs swapped', step.line, change);
    for (const [line, change] of wrongAges(lines, step)) add('ages that contradict', line, change);
    for (const [index, source] of step.expected.entries()) {
      if (source.text.trim() === '') continue;
      for (const [operator, change] of wrongLines(lines, source, index === step.expected.length - 1))
        add(operator, source.number, change);
      for (const [operator, how, line] of wrongWords(lines[source.number - 1] ?? '', identifiers)) {
        add(operator, source.number, { how, lines: lines.with(source.number - 1, line) });
      }
    }
  }
  return mutants;
}
