/** Rows of equally many cells as lines: each column as wide as its widest cell and three spaces, the last one open. */
export function alignCells(rows: readonly (readonly string[])[], least: number): string {
  const columns = rows[0]?.length ?? 0;
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(least, ...rows.map((row) => [...(row[column] ?? '')].length + 3)),
  );
  const line = (row: readonly string[]) =>
    row.map((cell, column) =>
      column === columns - 1 ? cell : cell + ' '.repeat((widths[column] ?? 0) - [...cell].length),
    );
  return rows.map((row) => `${line(row).join('')}\n`).join('');
}
