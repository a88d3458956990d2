/** `Container a`, `die Container a und b`. */
export function counted(one: string, several: string, names: readonly string[]): string {
  return `${names.length === 1 ? one : several} ${listed(names)}`;
}

/** `a`, `a und b`, `a, b und c`. */
export function listed(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} und ${names[names.length - 1]}`;
}

/** `1 Schicht`, `3 Schichten`. */
export function number(count: number, one: string, several: string): string {
  return `${count} ${count === 1 ? one : several}`;
}
