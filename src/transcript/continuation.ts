/*
 * Is a command complete, or does the shell wait for another line? A light reading of the shell's grammar:
 *
 *   incomplete = "\" at the end | an open quote | an open here document | "|", "&&", "||" at the end
 *              | more of ( { if for while until case then than of ) } fi done esac
 *
 * The lines that complete it have `> ` before them, as a shell shows it, or not, as it was typed into a file.
 */
import type { SourceLine } from './document.js';

const OPENERS = new Set(['if', 'for', 'while', 'until', 'select', 'case', '{', '(']);
const CLOSERS = new Set(['fi', 'done', 'esac', '}', ')']);

/** Behind these, a word is a command again. */
const LEADERS = new Set([';', '&', '|', '\n', '(', '{', 'do', 'then', 'else', 'elif', 'if', 'while', 'until', '!']);

export const endsInBackslash = (command: string): boolean => /(?:^|[^\\])(?:\\\\)*\\$/.test(command);

interface HereDocuments {
  readonly rest: string;
  /** The line that would end the document that is still open, and whether tabs may stand before it. */
  readonly open?: { readonly word: string; readonly dash: boolean };
}

/** Here documents are looked for outside quotes only; the text inside one is skipped. */
function withoutHereDocuments(command: string): HereDocuments {
  const lines = command.split('\n');
  const kept: string[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    kept.push(line);
    for (const [, dash, , word] of line.matchAll(/<<(-?)\s*(["']?)([A-Za-z_]\w*)\2/g)) {
      let end = index + 1;
      const strip = (text: string) => (dash === '-' ? text.replace(/^\t+/, '') : text);
      while (end < lines.length && strip(lines[end] ?? '') !== word) end += 1;
      if (end === lines.length) return { rest: kept.join('\n'), open: { word: word ?? '', dash: dash === '-' } };
      index = end;
    }
  }
  return { rest: kept.join('\n') };
}

/** The command with quoted parts blanked out, or undefined when a quote is left open. */
function withoutQuotes(command: string): string | undefined {
  let plain = '';
  let quote = '';
  for (let index = 0; index < command.length; index += 1) {
    const character = command[index] ?? '';
    if (quote === '' && character === '#' && /(?:^|\s)$/.test(plain.slice(-1))) {
      while (index < command.length && command[index] !== '\n') index += 1;
      plain += '\n';
    } else if (character === '\\' && quote !== "'") {
      index += 1;
      plain += '_';
    } else if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") {
      quote = character;
      plain += '_';
    } else plain += character;
  }
  return quote === '' ? plain : undefined;
}

export function isIncomplete(command: string): boolean {
  if (endsInBackslash(command)) return true;
  const { rest, open } = withoutHereDocuments(command);
  if (open !== undefined) return true;
  const plain = withoutQuotes(rest);
  if (plain === undefined) return true;
  if (/(?:\||&&)\s*$/.test(plain)) return true;
  return openDepth(plain.replace(/\$\(\(/g, '(').replace(/\)\)/g, ')')) > 0;
}

function openDepth(plain: string): number {
  let depth = 0;
  let leads = true;
  for (const word of plain.match(/[^\s;()&|]+|[();&|\n]/g) ?? []) {
    const counts = leads || word === '(' || word === ')';
    if (counts && OPENERS.has(word)) depth += 1;
    else if (counts && CLOSERS.has(word)) depth -= 1;
    leads = LEADERS.has(word) || CLOSERS.has(word);
  }
  return depth;
}

/** How far ahead the end of a command is looked for where no line has `> ` before it. */
const MOST_BARE_LINES = 500;

/** The lines typed for the command that begins at `start`, and where they end; `stops` says what can be none of them. */
export function readTyped(
  lines: readonly SourceLine[],
  start: number,
  first: string,
  stops: (line: SourceLine) => boolean,
): { readonly typed: string[]; readonly next: number } {
  const typed = [first];
  let next = start + 1;
  while (next < lines.length && isIncomplete(typed.join('\n'))) {
    const text = lines[next]?.text ?? '';
    const { open } = withoutHereDocuments(typed.join('\n'));
    if (/^>( |$)/.test(text) && open) {
      next = readDocument(lines, next, typed, open);
    } else if (/^>( |$)/.test(text) || endsInBackslash(typed.at(-1) ?? '')) {
      typed.push(text.replace(/^> ?/, ''));
      next += 1;
    } else {
      const bare = readBare(lines, next, typed, stops);
      typed.push(...bare);
      next += bare.length;
      break;
    }
  }
  return { typed, next };
}

/** The text of an open here document, line by line, with its end. */
function readDocument(
  lines: readonly SourceLine[],
  start: number,
  typed: string[],
  open: { readonly word: string; readonly dash: boolean },
): number {
  let next = start;
  let ended = false;
  while (!ended && next < lines.length && /^>( |$)/.test(lines[next]?.text ?? '')) {
    const line = (lines[next]?.text ?? '').replace(/^> ?/, '');
    typed.push(line);
    ended = (open.dash ? line.replace(/^\t+/, '') : line) === open.word;
    next += 1;
  }
  return next;
}

/** The next lines as they are, if they complete the command before anything stops them; else none. */
function readBare(
  lines: readonly SourceLine[],
  start: number,
  typed: readonly string[],
  stops: (line: SourceLine) => boolean,
): readonly string[] {
  const bare: string[] = [];
  for (const line of lines.slice(start, start + MOST_BARE_LINES)) {
    if (stops(line)) return [];
    bare.push(line.text);
    if (!isIncomplete([...typed, ...bare].join('\n'))) return bare;
  }
  return [];
}
