/** `container a`, `containers a and b`, `containers a, b and c`. */
export function counted(noun: string, names: readonly string[], plural = `${noun}s`): string {
  return names.length === 1 ? `${noun} ${names[0]}` : `${plural} ${listed(names)}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}

/** `1 layer`, `3 layers`. */
export function number(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}
