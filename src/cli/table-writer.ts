/**
 * Go's text/tabwriter with docker's settings: cells end at a tab, a column is as wide as its widest cell and three
 * spaces, ten at least. A column is a run of neighbouring lines that have that cell; what follows a line's last tab
 * belongs to no column, so it is never padded, but an empty cell before it is.
 */

const MIN_WIDTH = 10;
const PADDING = 3;

function textWidth(cell: string): number {
  return [...cell].length;
}

class Writer {
  output = '';
  private readonly widths: number[] = [];

  constructor(private readonly lines: readonly (readonly string[])[]) {}

  /** Lines from `start` to before `end`, whose columns left of this one have their widths already. */
  format(start: number, end: number): void {
    const column = this.widths.length;
    let from = start;
    for (let index = start; index < end; index++) {
      if (!this.hasCell(index, column)) continue;
      this.write(from, index);
      const first = index;
      let width = MIN_WIDTH;
      while (index < end && this.hasCell(index, column)) {
        width = Math.max(width, textWidth(this.lines[index]?.[column] ?? '') + PADDING);
        index += 1;
      }
      this.widths.push(width);
      this.format(first, index);
      this.widths.pop();
      from = index;
    }
    this.write(from, end);
  }

  private hasCell(index: number, column: number): boolean {
    return column < (this.lines[index]?.length ?? 0) - 1;
  }

  private write(start: number, end: number): void {
    for (const [offset, cells] of this.lines.slice(start, end).entries()) {
      for (const [column, cell] of cells.entries()) {
        const width = this.widths[column];
        this.output += cell + (width === undefined ? '' : ' '.repeat(Math.max(width - textWidth(cell), 0)));
      }
      if (start + offset < this.lines.length - 1) this.output += '\n';
    }
  }
}

/** Lines of tab-ended cells to lines of aligned columns. */
export function alignColumns(text: string): string {
  const lines = text.split('\n').map((line) => line.split('\t'));
  const writer = new Writer(lines);
  writer.format(0, lines.length);
  return writer.output;
}
