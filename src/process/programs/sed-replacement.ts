/** `&`, `\1`…`\9`, `\n`, `\t`, and GNU's `\U \L \u \l \E`. */
export function expand(replacement: string, match: readonly unknown[], plain: boolean): string {
  let text = '';
  let fold: 'U' | 'L' | undefined;
  let once: 'u' | 'l' | undefined;
  const add = (part: string) => {
    let shown = fold === 'U' ? part.toUpperCase() : fold === 'L' ? part.toLowerCase() : part;
    if (once !== undefined && shown !== '') {
      shown = (once === 'u' ? (shown[0] as string).toUpperCase() : (shown[0] as string).toLowerCase()) + shown.slice(1);
      once = undefined;
    }
    text += shown;
  };
  for (const [token] of replacement.matchAll(/\\[\s\S]|[\s\S]/g)) {
    const escape = token.length === 2 ? (token[1] as string) : undefined;
    if (token === '&') add(match[0] as string);
    else if (escape === undefined) add(token);
    else if (/\d/.test(escape)) add(typeof match[Number(escape)] === 'string' ? (match[Number(escape)] as string) : '');
    else if (escape === 'n') add('\n');
    else if (escape === 't') add('\t');
    else if (plain) add(escape);
    else if (escape === 'U' || escape === 'L') fold = escape;
    else if (escape === 'E') fold = undefined;
    else if (escape === 'u' || escape === 'l') once = escape;
    else add(escape);
  }
  return text;
}
