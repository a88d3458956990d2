import type { Parsed } from './document.js';
import { parseConsole } from './parse-console.js';
import { parseMarkdown } from './parse-markdown.js';
import type { PromptStyle } from './prompt.js';

/** Longer input is refused: no course text comes near it, and everything after reading is bounded by it. */
const LONGEST = 16_000_000;

/** Reads a `.console` file by its name, anything else as Markdown. */
export function parseTranscript(file: string, text: string, styles: readonly PromptStyle[] = []): Parsed {
  const fail = (line: number, problem: string): Parsed => ({
    ok: false,
    failure: { code: 'unusable-input', file, line, problem },
  });
  const binary = /[\0\ufffd]/.exec(text);
  if (binary) {
    const line = text.slice(0, binary.index).split('\n').length;
    return fail(line, binary[0] === '\0' ? 'this is not text: it holds a NUL byte' : 'this is not text in UTF-8');
  }
  if (text.length > LONGEST) return fail(1, 'this file is too long');
  const plain = text.startsWith('\ufeff') ? text.slice(1) : text;
  const parsed = file.endsWith('.console') ? parseConsole(file, plain) : parseMarkdown(file, plain, styles);
  return parsed.ok ? { ok: true, document: { ...parsed.document, text } } : parsed;
}
