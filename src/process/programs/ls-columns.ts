/** Column-major, each column as wide as its longest name: GNU's `ls -C`, which fills gaps with tabs. */
export function gnuColumns(names: readonly string[], width: number, across = false): string {
  const layout = fit(names, width, across);
  const rows = Math.ceil(names.length / layout.length);
  let text = '';
  for (let row = 0; row < rows; row++) {
    let at = 0;
    let start = 0;
    for (let column = 0; column < layout.length; column++) {
      const name = names[across ? row * layout.length + column : column * rows + row];
      if (name === undefined) break;
      text += gap(at, start) + name;
      at = start + name.length;
      start += layout[column] as number;
    }
    text += '\n';
  }
  return text;
}

/** Column widths (two spaces included, but for the last) of the greatest number of columns that fits. */
function fit(names: readonly string[], width: number, across: boolean): readonly number[] {
  const most = Math.min(names.length, Math.max(1, Math.floor(width / 3)));
  for (let columns = most; columns > 1; columns--) {
    const rows = Math.ceil(names.length / columns);
    const widths: number[] = Array(columns).fill(3);
    names.forEach((name, at) => {
      const column = across ? at % columns : Math.floor(at / rows);
      const needed = name.length + (column === columns - 1 ? 0 : 2);
      widths[column] = Math.max(widths[column] as number, needed);
    });
    if (widths.reduce((sum, one) => sum + one, 0) < width) return widths;
  }
  return [Math.max(...names.map((name) => name.length))];
}

function gap(from: number, to: number): string {
  let text = '';
  for (let at = from; at < to; ) {
    const tabbed = Math.floor(to / 8) > Math.floor((at + 1) / 8);
    text += tabbed ? '\t' : ' ';
    at += tabbed ? 8 - (at % 8) : 1;
  }
  return text;
}

/** Busybox gives every column the same width and fills with spaces. */
export function busyboxColumns(names: readonly string[], width: number, across = false): string {
  const cell = Math.max(...names.map((name) => name.length)) + 2;
  const columns = Math.max(1, Math.floor(width / cell));
  const rows = Math.ceil(names.length / columns);
  let text = '';
  for (let row = 0; row < rows; row++) {
    const line: string[] = [];
    for (let column = 0; column < columns; column++) {
      const name = names[across ? row * columns + column : column * rows + row];
      if (name !== undefined) line.push(name);
    }
    text += `${line.map((name, at) => (at === line.length - 1 ? name : name.padEnd(cell))).join('')}\n`;
  }
  return text;
}
