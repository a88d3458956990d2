/*
 * Fenced blocks of Markdown:
 *
 *   block = fence line* fence                  fence: ("```" | "~~~") with more of the sign and a word behind it
 *   before a fence, and so before every line of its block: blanks, tabs and "> " of a list or a quotation
 */
import type { SourceLine } from './document.js';

/** The lines of a block without what stands before its fence. */
export interface Block {
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

const FENCE = /^([ \t]*(?:>[ \t]*)*)(`{3,}|~{3,})\s*([^`\s]*)[^`]*$/;

/** The blocks of a text, or the line of a fence that nothing closes: what is meant to stand behind it cannot be told. */
export type FencedBlocks =
  | { readonly ok: true; readonly blocks: readonly Block[] }
  | { readonly ok: false; readonly unclosed: SourceLine };

interface OpenBlock {
  readonly fence: SourceLine;
  readonly sign: string;
  readonly indent: string;
  readonly session: boolean;
  readonly lines: SourceLine[];
}

/** As much of the fence's own indentation as the line has; a quotation may lack the blank behind its sign. */
function withoutIndent(text: string, indent: string): string {
  if (text.startsWith(indent)) return text.slice(indent.length);
  if (!indent.includes('>')) return text.replace(new RegExp(`^(?:\\t| {0,${indent.length}})`), '');
  return text.replace(/^[ \t]*(?:>[ \t]?)*/, '');
}

/** The fenced blocks whose word allows a session. */
export function fencedBlocks(lines: readonly SourceLine[]): FencedBlocks {
  const blocks: Block[] = [];
  let open: OpenBlock | undefined;
  for (const line of lines) {
    const [, indent = '', sign = '', said = ''] = FENCE.exec(line.text) ?? [];
    if (!open) {
      const word = said
        .toLowerCase()
        .replace(/^\{?\.?/, '')
        .replace(/[{},.].*$/, '');
      if (sign !== '') open = { fence: line, sign, indent, session: SESSION_WORDS.has(word), lines: [] };
    } else if (sign !== '' && said === '' && sign[0] === open.sign[0] && sign.length >= open.sign.length) {
      if (open.session) blocks.push({ lines: open.lines });
      open = undefined;
    } else open.lines.push({ number: line.number, text: withoutIndent(line.text, open.indent) });
  }
  return open ? { ok: false, unclosed: open.fence } : { ok: true, blocks };
}
