/*
 * Where a Markdown text names pictures, outside of its other blocks:
 *
 *   mark    = "<!-- slipway picture" words "-->" blank* ( image | chart )
 *   image   = "![" alternative text "](" file ")"                 the file gets the picture
 *   chart   = "```mermaid" line* "```"                            the lines are the picture
 *   short   = "```picture" words line* "```"                      becomes a mark with an image; the lines are its text
 *   words   = ("layers" | "volumes" | "machine" | "hosts") option*
 *   option  = "--host" NAME | "--language" CODE | "--changes"
 */

/** What is to be drawn. */
export interface PictureWish {
  readonly of: string;
  readonly host?: string;
  readonly language?: string;
  /** What the last command before it has changed is marked. */
  readonly changes: boolean;
  readonly form: 'svg' | 'mermaid';
}

/** A place that names a picture; lines count from 1. */
export interface PictureMark {
  /** As the author wrote it, without the brackets. */
  readonly words: string;
  readonly line: number;
  /** Why nothing can be drawn. */
  readonly problem?: string;
  readonly wish: PictureWish;
  readonly place:
    | { readonly kind: 'image'; readonly line: number; readonly file: string }
    /** From the first line between the fences up to, but not including, the closing one. */
    | { readonly kind: 'chart'; readonly from: number; readonly until: number; readonly indent: string }
    | { readonly kind: 'short'; readonly until: number; readonly text: string; readonly indent: string };
}

const comment = /^(\s*)<!-- slipway picture (.*?)\s*-->\s*$/;
const image = /^\s*!\[[^\]]*\]\(([^)\s]+)\)\s*$/;
const fence = /^(\s*)(`{3,}|~{3,})\s*(.*)$/;

function wishOf(words: string, form: PictureWish['form']): { readonly wish: PictureWish; readonly problem?: string } {
  const [of = '', ...rest] = words.split(/\s+/).filter(Boolean);
  let wish: PictureWish = { of, changes: false, form };
  let problem = of === '' ? 'it is not said what is to be drawn' : undefined;
  for (let at = 0; at < rest.length; at += 1) {
    const word = rest[at] ?? '';
    const [name, given] = word.split('=', 2);
    if (name === '--changes') wish = { ...wish, changes: true };
    else if (name === '--host' || name === '--language') {
      const value = given ?? rest[(at += 1)];
      if (value === undefined) problem ??= `${name} needs a value`;
      else wish = name === '--host' ? { ...wish, host: value } : { ...wish, language: value };
    } else problem ??= `\`${word}\` is not understood`;
  }
  return problem === undefined ? { wish } : { wish, problem };
}

/** The line that closes a fence, or the end. */
function closing(lines: readonly string[], from: number, sign: string): number {
  const found = lines.slice(from).findIndex((line) => {
    const [, , other = '', more = ''] = fence.exec(line) ?? [];
    return other[0] === sign[0] && other.length >= sign.length && more === '';
  });
  return found < 0 ? lines.length : from + found;
}

function shortMark(lines: readonly string[], at: number, indent: string, words: string, end: number): PictureMark {
  const text = lines
    .slice(at + 1, end)
    .map((line) => line.trim())
    .filter(Boolean)
    .join(' ');
  return { words, line: at + 1, ...wishOf(words, 'svg'), place: { kind: 'short', until: end + 1, text, indent } };
}

function commentMark(lines: readonly string[], at: number, words: string): PictureMark {
  let next = at + 1;
  while (lines[next]?.trim() === '') next += 1;
  const below = lines[next] ?? '';
  const [, file] = image.exec(below) ?? [];
  const line = at + 1;
  if (file !== undefined)
    return { words, line, ...wishOf(words, 'svg'), place: { kind: 'image', line: next + 1, file } };
  const [, indent = '', sign = '', said = ''] = fence.exec(below) ?? [];
  const chart = sign !== '' && said.trim() === 'mermaid';
  const until = chart ? closing(lines, next + 1, sign) : next;
  const place = { kind: 'chart', from: next + 1, until, indent } as const;
  const read = wishOf(words, 'mermaid');
  const problem = chart ? read.problem : 'below it there is neither an image nor a block of mermaid';
  return { words, line, wish: read.wish, place, ...(problem === undefined ? {} : { problem }) };
}

/** Every place in a Markdown text that names a picture, in order. */
export function pictureMarks(text: string): readonly PictureMark[] {
  const lines = text.split(/\r?\n/);
  const marks: PictureMark[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const [, , words] = comment.exec(line) ?? [];
    if (words !== undefined) marks.push(commentMark(lines, at, words));
    const [, indent = '', sign = '', said = ''] = fence.exec(line) ?? [];
    if (sign === '') continue;
    const end = closing(lines, at + 1, sign);
    const [, short] = /^picture\b\s*(.*)$/.exec(said.trim()) ?? [];
    if (short !== undefined) marks.push(shortMark(lines, at, indent, short, end));
    at = end;
  }
  return marks;
}
