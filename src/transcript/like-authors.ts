/*
 * Orders that the real Engine leaves to chance and that lines cannot tell alone: the simulation's output is put into the
 * author's order before it is compared.
 *
 *   diff        what is in one folder, each with what is below it
 *   inspect     the lines of "Binds"; the documents of "Mounts" that have a destination
 */
import { dockerVerb, dockerWords } from './docker-words.js';
import type { SourceLine } from './document.js';

/** The simulation's lines with what has no order in the author's; other commands as they are. */
export function likeAuthors(
  typed: readonly string[],
  expected: readonly SourceLine[],
  actual: readonly string[],
): readonly string[] {
  const words = dockerWords(typed.join('\n'));
  const texts = expected.map(({ text }) => text);
  switch (words ? dockerVerb(words) : '') {
    case 'diff':
    case 'container diff':
      return diffLike(texts, actual);
    case 'inspect':
    case 'container inspect':
      return mountsLike(texts, actual);
    default:
      return actual;
  }
}

/** Where each path, or something below it, is first in the output of `docker diff`. */
function placesOf(lines: readonly string[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (const [index, line] of lines.entries()) {
    for (const path of pathsOf(line)) if (!places.has(path)) places.set(path, index);
  }
  return places;
}

/** `/a`, `/a/b` for `C /a/b`; authors may have set it in bold. */
function pathsOf(line: string): readonly string[] {
  const parts = (/^[ACD] \**(\/.*?)\**$/.exec(line.trimEnd())?.[1] ?? '').split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/')).slice(1);
}

function diffLike(expected: readonly string[], actual: readonly string[]): readonly string[] {
  const places = placesOf([...expected, ...actual]);
  const keyed = actual.map((line) => ({ line, key: pathsOf(line).map((path) => places.get(path) ?? 0) }));
  return keyed.sort((a, b) => compareKeys(a.key, b.key)).map(({ line }) => line);
}

function compareKeys(a: readonly number[], b: readonly number[]): number {
  const differs = a.findIndex((place, index) => place !== b[index]);
  return differs < 0 ? a.length - b.length : (a[differs] ?? 0) - (b[differs] ?? -1);
}

/** A list of a document over several lines: where its items are, and what each is known by. */
interface Block {
  readonly from: number;
  readonly until: number;
  readonly items: readonly { readonly key: string; readonly lines: readonly string[] }[];
}

/** Lists called `"Binds"`, or `"Mounts"` with destinations, in the order of the text. */
function blocksOf(lines: readonly string[]): readonly Block[] {
  const blocks: Block[] = [];
  for (const [index, line] of lines.entries()) {
    const [, indent, name] = /^(\s*)"(Binds|Mounts)": \[$/.exec(line) ?? [];
    if (indent === undefined) continue;
    const until = lines.findIndex(
      (other, place) => place > index && /^\s*\],?$/.test(other) && indentOf(other) === indent,
    );
    if (until < 0) continue;
    const inner = lines.slice(index + 1, until);
    const items = name === 'Binds' ? inner.map((one) => ({ key: bare(one), lines: [one] })) : documentsOf(inner);
    if (items.every(({ key }) => key !== '')) blocks.push({ from: index + 1, until, items });
  }
  return blocks;
}

const indentOf = (line: string): string => /^\s*/.exec(line)?.[0] ?? '';
const bare = (line: string): string => line.trim().replace(/,$/, '');

function documentsOf(lines: readonly string[]): Block['items'] {
  const items: { key: string; lines: string[] }[] = [];
  for (const line of lines) {
    if (line.trim() === '{') items.push({ key: '', lines: [] });
    const item = items.at(-1);
    item?.lines.push(line);
    if (item && line.trim().startsWith('"Destination":')) item.key = bare(line);
  }
  return items;
}

function mountsLike(expected: readonly string[], actual: readonly string[]): readonly string[] {
  const theirs = blocksOf(expected);
  const lines = [...actual];
  for (const [index, { from, until, items }] of blocksOf(actual).entries()) {
    const keys = theirs[index]?.items.map(({ key }) => key) ?? [];
    const place = (key: string) => (keys.includes(key) ? keys.indexOf(key) : keys.length);
    const sorted = items.toSorted((a, b) => place(a.key) - place(b.key));
    const last = sorted.length - 1;
    lines.splice(from, until - from, ...sorted.flatMap((item, at) => withComma(item.lines, at < last)));
  }
  return lines;
}

function withComma(lines: readonly string[], comma: boolean): readonly string[] {
  return lines.map((line, index) => (index < lines.length - 1 ? line : line.replace(/,?$/, comma ? ',' : '')));
}
