import type { Part, Word } from './syntax.js';

type Item = Part | string;

/**
 * Brace expansion, which comes before every other one: `{a,b}` and `{1..3}` make several words of one.
 *
 *     braces = "{" word "," word { "," word } "}" | "{" end ".." end [ ".." step ] "}"
 */
export function expandBraces(word: Word): readonly Word[] {
  if (!word.some((part) => part.part === 'text' && !part.quoted && part.text.includes('{'))) {
    return [word];
  }
  const items = word.flatMap((part): Item[] => (part.part === 'text' && !part.quoted ? [...part.text] : [part]));
  return alternatives(items).map(gathered);
}

function gathered(items: readonly Item[]): Word {
  const parts: Part[] = [];
  let text = '';
  const flush = (): void => {
    if (text !== '') {
      parts.push({ part: 'text', text, quoted: false });
      text = '';
    }
  };
  for (const item of items) {
    if (typeof item === 'string') {
      text += item;
    } else {
      flush();
      parts.push(item);
    }
  }
  flush();
  return parts;
}

function alternatives(items: readonly Item[]): Item[][] {
  for (let open = items.indexOf('{'); open >= 0; open = items.indexOf('{', open + 1)) {
    const choices = choicesAt(items, open);
    if (choices !== undefined) {
      const before = items.slice(0, open);
      const after = alternatives(items.slice(choices.end + 1));
      return choices.words.flatMap((choice) => after.map((rest) => [...before, ...choice, ...rest]));
    }
  }
  return [[...items]];
}

interface Choices {
  readonly words: readonly Item[][];
  readonly end: number;
}

function choicesAt(items: readonly Item[], open: number): Choices | undefined {
  let depth = 0;
  const commas: number[] = [];
  for (let at = open; at < items.length; at += 1) {
    const item = items[at];
    depth += item === '{' ? 1 : item === '}' ? -1 : 0;
    if (item === ',' && depth === 1) {
      commas.push(at);
    }
    if (depth === 0) {
      return closed(items, open, commas, at);
    }
  }
  return undefined;
}

function closed(items: readonly Item[], open: number, commas: readonly number[], end: number): Choices | undefined {
  if (commas.length === 0) {
    const range = sequence(items.slice(open + 1, end));
    return range === undefined ? undefined : { words: range.map((text) => [...text]), end };
  }
  const edges = [open, ...commas, end];
  const words = edges.slice(1).flatMap((edge, index) => alternatives(items.slice((edges[index] ?? 0) + 1, edge)));
  return { words, end };
}

function sequence(items: readonly Item[]): string[] | undefined {
  if (items.some((item) => typeof item !== 'string')) {
    return undefined;
  }
  const match = /^(?:(-?\d+)\.\.(-?\d+)|([A-Za-z])\.\.([A-Za-z]))(?:\.\.(-?\d+))?$/.exec(items.join(''));
  if (match === null) {
    return undefined;
  }
  const numeric = match[1] !== undefined;
  const from = numeric ? Number(match[1]) : (match[3] ?? '').charCodeAt(0);
  const to = numeric ? Number(match[2]) : (match[4] ?? '').charCodeAt(0);
  const step = Math.max(1, Math.abs(Number(match[5] ?? 1)));
  const padded = numeric && [match[1], match[2]].some((end) => /^-?0\d/.test(end ?? ''));
  const width = padded ? Math.max((match[1] ?? '').length, (match[2] ?? '').length) : 0;
  const found: string[] = [];
  const count = Math.min(Math.floor(Math.abs(to - from) / step), 100_000);
  for (let index = 0; index <= count; index += 1) {
    const value = from + (to < from ? -1 : 1) * index * step;
    found.push(numeric ? padNumber(value, width) : String.fromCharCode(value));
  }
  return found;
}

function padNumber(value: number, width: number): string {
  return value < 0 ? `-${String(-value).padStart(width - 1, '0')}` : String(value).padStart(width, '0');
}
