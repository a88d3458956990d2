/*
 * A console file:
 *
 *   file      = line*
 *   line      = "$ " command | "> " continuation of an incomplete command | output | "[exit " N "]"
 *             | "#! wait " S "s" | "#! registry " HOST:PORT [" denies everything"] | "#! host " NAME ", " command
 *             | "# " comment (before the first command, or directly above a command, a directive or the end)
 *
 * A line `# …` below other output may be either; it is kept as output that may be a comment. An exit code counts only
 * at the end of its output; anywhere else it is output like any other.
 */
import { readTyped } from './continuation.js';
import type { CommandStep, Parsed, SourceLine, Step } from './document.js';
import type { Provision } from './simulation.js';

const EXIT = /^\[exit (\d+)\]\s*$/;

type Directive = { readonly wait: number } | { readonly provision: Provision } | undefined;

function readDirective(text: string): Directive {
  const wait = /^#! wait (\d+(?:\.\d+)?) ?s\s*$/.exec(text);
  if (wait) return { wait: Math.round(Number(wait[1]) * 1000) };
  const registry = /^#! registry (\S+?)( denies everything)?\s*$/.exec(text);
  if (registry)
    return { provision: { provide: 'registry', address: registry[1] ?? '', denies: registry[2] !== undefined } };
  const host = /^#! host (\S+), (.+?)\s*$/.exec(text);
  if (host) return { provision: { provide: 'host', name: host[1] ?? '', command: host[2] ?? '' } };
  return undefined;
}

/** The lines of one command, from `$ ` to the next command or directive. */
function readCommand(lines: readonly SourceLine[]): CommandStep {
  const first = lines[0] as SourceLine;
  const { typed, next } = readTyped(lines, 0, first.text.slice(1).trim(), ({ text }) => EXIT.test(text));
  const rest = lines.slice(next);
  const last = rest.findLastIndex((line) => line.text.trim() !== '' && !/^#( |$)/.test(line.text));
  const place = EXIT.test(rest[last]?.text ?? '') ? last : -1;
  const marker = rest[place];
  const expected = [...(place < 0 ? rest : rest.slice(0, place))];
  while (expected.at(-1)?.text.trim() === '') expected.pop();
  let comments = 0;
  while (place < 0 && /^#( |$)/.test(expected.at(-1 - comments)?.text ?? '')) comments += 1;
  return {
    step: 'command',
    line: first.number,
    lastLine: first.number + next - 1,
    terminal: '',
    prompt: '$ ',
    typed,
    expected,
    comments,
    ...(marker ? { exit: { line: marker.number, code: Number(EXIT.exec(marker.text)?.[1]) } } : {}),
    followed: true,
  };
}

/** Where commands and directives begin; a `$ ` line in a continuation is taken by the command above it. */
function sections(lines: readonly SourceLine[]): SourceLine[][] {
  const found: SourceLine[][] = [[]];
  for (const line of lines) {
    if (/^\$( |$)/.test(line.text) || line.text.startsWith('#! ')) found.push([]);
    found.at(-1)?.push(line);
  }
  return found;
}

export function parseConsole(file: string, text: string): Parsed {
  const fail = (line: number, problem: string): Parsed => ({
    ok: false,
    failure: { code: 'unusable-input', file, line, problem },
  });
  const lines = text.split(/\r?\n/).map((line, index) => ({ number: index + 1, text: line }));
  const steps: Step[] = [];
  for (const section of sections(lines)) {
    const first = section[0];
    if (!first) continue;
    if (/^\$( |$)/.test(first.text)) {
      if (first.text.trim() === '$') return fail(first.number, 'a prompt without a command');
      steps.push(readCommand(section));
      continue;
    }
    const directive = first.text.startsWith('#! ') ? readDirective(first.text) : undefined;
    if (first.text.startsWith('#! ') && !directive)
      return fail(first.number, `this directive is not known: ${first.text}`);
    const stray = section.find((line) => line.text.trim() !== '' && !line.text.startsWith('#'));
    if (stray)
      return fail(stray.number, EXIT.test(stray.text) ? 'an exit code without a command' : 'output without a command');
    if (directive && 'wait' in directive)
      steps.push({ step: 'wait', line: first.number, milliseconds: directive.wait });
    else if (directive) steps.push({ step: 'provide', line: first.number, provision: directive.provision });
  }
  if (!steps.some((step) => step.step === 'command')) return fail(1, 'there is no command in this file');
  return { ok: true, document: { file, style: 'console', text, steps } };
}
