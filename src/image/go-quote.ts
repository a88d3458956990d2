/** Go's `%q` for what users type: like JSON's strings, without JSON's escapes for other than control characters. */
export function quoteGo(text: string): string {
  const escapes: Readonly<Record<string, string>> = { '\x07': '\\a', '\x0b': '\\v' };
  return JSON.stringify(text).replace(/\\u00([0-9a-f]{2})/g, (_, hex: string) => {
    return escapes[String.fromCharCode(Number.parseInt(hex, 16))] ?? `\\x${hex}`;
  });
}
