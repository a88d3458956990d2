/**
 * Patterns as shells match them. In a pattern's text a backslash quotes what follows it:
 *
 *     pattern = { "*" | "?" | "[" [ "!" | "^" ] { item } "]" | "\" char | char }
 *     item    = char | char "-" char | "[:" class ":]"
 */
const classes: Readonly<Record<string, string>> = {
  alpha: 'A-Za-z',
  digit: '0-9',
  alnum: 'A-Za-z0-9',
  upper: 'A-Z',
  lower: 'a-z',
  space: '\\s',
  blank: ' \\t',
  punct: '!-\\/:-@\\[-`{-~',
  xdigit: '0-9A-Fa-f',
  cntrl: '\\x00-\\x1f\\x7f',
  print: ' -~',
  graph: '!-~',
};

const special = /[\\^$.*+?()[\]{}|/-]/;

export function quotePattern(text: string): string {
  return text.replace(/[\\*?[\]]/g, '\\$&');
}

/** Whether anything in it stands for more than itself. */
export function hasWildcard(pattern: string): boolean {
  return /[*?[]/.test(pattern.replace(/\\[\s\S]/g, ''));
}

export function unquotePattern(pattern: string): string {
  return pattern.replace(/\\([\s\S])/g, '$1');
}

function literal(char: string): string {
  return special.test(char) ? `\\${char}` : char;
}

/** The source of a regular expression; `shortest` makes each `*` take as little as it can. */
export function patternSource(pattern: string, shortest = false): string {
  let source = '';
  for (let at = 0; at < pattern.length; at += 1) {
    const char = pattern[at] ?? '';
    if (char === '*') {
      source += shortest ? '[^]*?' : '[^]*';
    } else if (char === '?') {
      source += '[^]';
    } else if (char === '[') {
      const bracket = readBracket(pattern, at);
      source += bracket?.source ?? '\\[';
      at = bracket?.end ?? at;
    } else if (char === '\\' && at + 1 < pattern.length) {
      at += 1;
      source += literal(pattern[at] ?? '');
    } else {
      source += literal(char);
    }
  }
  return source;
}

/** A bracket expression that begins at `start`, or undefined when nothing closes it. */
function readBracket(pattern: string, start: number): { readonly source: string; readonly end: number } | undefined {
  let at = start + 1;
  const negated = pattern[at] === '!' || pattern[at] === '^';
  at += negated ? 1 : 0;
  let inner = '';
  for (let first = true; at < pattern.length; at += 1, first = false) {
    const char = pattern[at] ?? '';
    const named = char === '[' ? /^\[:(\w+):\]/.exec(pattern.slice(at)) : null;
    if (char === ']' && !first) {
      return { source: inner === '' ? '[^]' : `[${negated ? '^' : ''}${ordered(inner)}]`, end: at };
    }
    if (named !== null) {
      inner += classes[named[1] ?? ''] ?? '';
      at += named[0].length - 1;
    } else if (char === '\\' && at + 1 < pattern.length) {
      at += 1;
      inner += literal(pattern[at] ?? '');
    } else {
      inner += char === '-' ? (first || pattern[at + 1] === ']' ? '\\-' : '-') : literal(char);
    }
  }
  return undefined;
}

/** A range that runs backwards matches nothing, where a regular expression would be refused. */
function ordered(inner: string): string {
  return inner.replace(/(\\?[^\\])-(\\?[^\\])/g, (range: string, low: string, high: string) =>
    low.at(-1) === '\\' || (low.at(-1) ?? '') <= (high.at(-1) ?? '') ? range : '',
  );
}

const remembered = new Map<string, RegExp>();

/** Whether the whole text matches. */
export function matches(text: string, pattern: string): boolean {
  let expression = remembered.get(pattern);
  if (expression === undefined) {
    expression = new RegExp(`^(?:${patternSource(pattern)})$`);
    if (remembered.size > 256) {
      remembered.clear();
    }
    remembered.set(pattern, expression);
  }
  return expression.test(text);
}

/** What `${x#p}`, `${x##p}`, `${x%p}` and `${x%%p}` leave. */
export function remove(text: string, operator: '#' | '##' | '%' | '%%', pattern: string): string {
  const fromStart = operator.startsWith('#');
  const longest = operator.length === 2;
  for (let step = 0; step <= text.length; step += 1) {
    const size = longest ? text.length - step : step;
    const taken = fromStart ? text.slice(0, size) : text.slice(text.length - size);
    if (matches(taken, pattern)) {
      return fromStart ? text.slice(size) : text.slice(0, text.length - size);
    }
  }
  return text;
}

/** What `${x/p/r}` and its kin leave. */
export function replace(text: string, operator: '/' | '//' | '/#' | '/%', pattern: string, by: string): string {
  if (pattern === '') {
    return text;
  }
  const source = patternSource(pattern);
  const anchored = operator === '/#' ? `^(?:${source})` : operator === '/%' ? `(?:${source})$` : source;
  return text.replace(new RegExp(anchored, operator === '//' ? 'g' : ''), (found) =>
    found === '' && operator === '//' ? '' : by,
  );
}
