import type { ComparisonRow, CutRow } from '../biography/comparison-rows.js';
import { type Language, type Message, say } from '../language/language.js';
import type { Paint } from './paint.js';

const marks = { '+': 'good', '-': 'bad', '~': 'note' } as const;

/** What one side does not have. */
const none = '-';

interface Cells {
  readonly row: ComparisonRow;
  readonly cells: readonly [string, string, string];
}

function cellsOf(row: ComparisonRow, language: Language): Cells {
  const put = (one: Message | undefined) => (one === undefined ? none : say(one, language));
  const what = typeof row.what === 'string' ? `  ${row.what}` : say(row.what, language);
  return { row, cells: [what, put(row.before), put(row.after)] };
}

/** Rows side by side under the names of both sides: the mark, what it is about, and how it is on either side. */
export function comparisonTable(
  rows: readonly CutRow[],
  [first, second]: readonly [string, string],
  language: Language,
  paint: Paint,
): string {
  const lines = rows.map((row) => ('more' in row ? `    ${say(row.more, language)}` : cellsOf(row, language)));
  const told = lines.filter((line) => typeof line !== 'string').map(({ cells }) => cells);
  const width = (column: 0 | 1, name: string) => Math.max(name.length, ...told.map((cells) => cells[column].length));
  const [what, before] = [width(0, ''), width(1, first)];
  const line = (mark: string, cells: readonly [string, string, string]) =>
    `${mark} ${cells[0].padEnd(what)}  ${cells[1].padEnd(before)}  ${cells[2]}`.trimEnd();
  const head = paint.title(line(' ', ['', first, second]));
  const body = lines.map((one) =>
    typeof one === 'string' ? paint.quiet(one) : paint[marks[one.row.mark]](line(one.row.mark, one.cells)),
  );
  return `${[head, ...body].join('\n')}\n`;
}
