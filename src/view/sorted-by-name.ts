/** A table as Go prints a map: by name. None at all is the empty one. */
export function sortedByName<T>(table: Readonly<Record<string, T>> | null | undefined): Readonly<Record<string, T>> {
  const byName = Object.entries(table ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(byName);
}
