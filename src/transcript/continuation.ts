/*
 * Is a command complete, or does the shell wait for another line? A light reading of the shell's grammar:
 *
 *   incomplete = "\" at the end | an open quote | an open here document | "|", "&&", "||" at the end
 *              | more of ( { if for while until case then than of ) } fi done esac
 */

const OPENERS = new Set(['if', 'for', 'while', 'until', 'select', 'case', '{', '(']);
const CLOSERS = new Set(['fi', 'done', 'esac', '}', ')']);

/** Behind these, a word is a command again. */
const LEADERS = new Set([';', '&', '|', '\n', '(', '{', 'do', 'then', 'else', 'elif', 'if', 'while', 'until', '!']);

export const endsInBackslash = (command: string): boolean => /(?:^|[^\\])(?:\\\\)*\\$/.test(command);

/** Here documents are looked for outside quotes only; the text inside one is skipped. */
function withoutHereDocuments(command: string): { readonly rest: string; readonly open: boolean } {
  const lines = command.split('\n');
  const kept: string[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    kept.push(line);
    for (const [, dash, , word] of line.matchAll(/<<(-?)\s*(["']?)([A-Za-z_]\w*)\2/g)) {
      let end = index + 1;
      const strip = (text: string) => (dash === '-' ? text.replace(/^\t+/, '') : text);
      while (end < lines.length && strip(lines[end] ?? '') !== word) end += 1;
      if (end === lines.length) return { rest: kept.join('\n'), open: true };
      index = end;
    }
  }
  return { rest: kept.join('\n'), open: false };
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
  if (open) return true;
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
