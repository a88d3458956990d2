const classes: { readonly [name: string]: string } = {
  alpha: 'a-zA-Z',
  digit: '0-9',
  alnum: 'a-zA-Z0-9',
  upper: 'A-Z',
  lower: 'a-z',
  space: ' \\t\\n\\v\\f\\r',
  blank: ' \\t',
  punct: '!-\\/:-@\\[-`{-~',
  print: ' -~',
  graph: '!-~',
  cntrl: '\\x00-\\x1f\\x7f',
  xdigit: '0-9A-Fa-f',
};

/** What is wrong with a pattern, in the C library's words. */
export class BadPattern extends Error {}

/**
 * A POSIX regular expression (basic or extended, with GNU's `\+ \? \| \< \> \b \w \s`) as a JavaScript one.
 * Alternatives match first instead of longest. Throws BadPattern.
 */
export function posixRegExp(pattern: string, extended: boolean, flags: string): RegExp {
  return new RegExp(posixSource(pattern, extended), flags);
}

export function posixSource(pattern: string, extended: boolean): string {
  let source = '';
  let open = 0;
  let atomic = false;
  for (let at = 0; at < pattern.length; at++) {
    const char = pattern[at] as string;
    if (char === '[') {
      const [set, end] = bracket(pattern, at);
      source += set;
      at = end;
      atomic = true;
      continue;
    }
    let token = char;
    let special = extended && '(){}+?|'.includes(char);
    if (char === '\\') {
      const next = pattern[++at];
      if (next === undefined) throw new BadPattern('Trailing backslash');
      if (!extended && '(){}+?|'.includes(next)) special = true;
      else {
        source += escaped(next);
        atomic = true;
        continue;
      }
      token = next;
    }
    if (special && token === '{') {
      const found = /^(\d*)(,?)(\d*)/.exec(pattern.slice(at + 1)) as RegExpExecArray;
      const [text, low, comma, high] = found;
      const close = pattern.slice(at + 1 + text.length);
      const ended = close.startsWith(extended ? '}' : '\\}');
      if (!ended || (low === '' && comma === '') || !atomic) {
        if (!extended)
          throw new BadPattern(ended || close !== '' ? 'Invalid preceding regular expression' : 'Unmatched \\{');
        source += '\\{';
        atomic = true;
        continue;
      }
      if (high !== '' && Number(low) > Number(high)) throw new BadPattern('Invalid content of \\{\\}');
      source += `{${low === '' ? '0' : low}${comma}${high}}`;
      at += text.length + (extended ? 1 : 2);
    } else if (special && token === '(') {
      source += '(';
      open++;
      atomic = false;
    } else if (special && token === ')') {
      if (open === 0) {
        if (!extended) throw new BadPattern('Unmatched ) or \\)');
        source += '\\)';
      } else {
        source += ')';
        open--;
      }
      atomic = true;
    } else if (special && token === '|') {
      source += '|';
      atomic = false;
    } else if ((special && (token === '+' || token === '?')) || (token === '*' && char === '*')) {
      if (atomic) source += /[*+?}]$/.test(source) && !/\\.$/.test(source) ? '' : token;
      else if (token === '*' && !extended) {
        source += '\\*';
        atomic = true;
      }
    } else if (token === '^' && char === '^') {
      const anchor = extended || source === '' || /(?:^|[^\\])[(|]$/.test(source);
      source += anchor ? '^' : '\\^';
      atomic = !anchor;
    } else if (token === '$' && char === '$') {
      const rest = pattern.slice(at + 1);
      source += extended || rest === '' || rest.startsWith('\\)') || rest.startsWith('\\|') ? '$' : '\\$';
      atomic = true;
    } else {
      source += char === '.' ? '[^\\n]' : token.replace(/[/\\^$.*+?()[\]{}|-]/, '\\$&');
      atomic = true;
    }
  }
  if (open > 0) throw new BadPattern('Unmatched ( or \\(');
  return source;
}

function escaped(letter: string): string {
  switch (letter) {
    case '<':
      return '\\b(?=\\w)';
    case '>':
      return '\\b(?<=\\w)';
    case 'b':
    case 'B':
    case 'w':
    case 'W':
    case 's':
    case 'S':
      return `\\${letter}`;
    case '`':
      return '^';
    case "'":
      return '$';
    case 'n':
      return '\\n';
    case 't':
      return '\\t';
    default:
      return /[1-9]/.test(letter) ? `\\${letter}` : letter.replace(/[/\\^$.*+?()[\]{}|-]/, '\\$&');
  }
}

/** A bracket expression from its `[`: the JavaScript set and where its `]` is. */
function bracket(pattern: string, start: number): readonly [set: string, end: number] {
  let at = start + 1;
  const negated = pattern[at] === '^';
  if (negated) at++;
  let inside = '';
  for (let first = true; ; first = false) {
    const char = pattern[at];
    if (char === undefined) throw new BadPattern('Unmatched [, [^, [:, [., or [=');
    if (char === ']' && !first) break;
    const named = /^\[([:.=])(.*?)\1\]/.exec(pattern.slice(at));
    if (char === '[' && named !== null) {
      const [whole, kind, name = ''] = named;
      const set = kind === ':' ? classes[name] : name.replace(/[\\\]^-]/g, '\\$&');
      if (set === undefined) throw new BadPattern('Invalid character class name');
      inside += set;
      at += whole.length;
      continue;
    }
    const range = pattern[at + 1] === '-' && pattern[at + 2] !== undefined && pattern[at + 2] !== ']';
    if (range) {
      const last = pattern[at + 2] as string;
      if (last < char) throw new BadPattern('Invalid range end');
      inside += `${inClass(char)}-${inClass(last)}`;
      at += 3;
    } else {
      inside += inClass(char);
      at++;
    }
  }
  return [negated ? `[^${inside}\\n]` : inside === '' ? '(?!)' : `[${inside}]`, at];
}

function inClass(char: string): string {
  return /[\\\]^-]/.test(char) ? `\\${char}` : char;
}

export function literalSource(text: string): string {
  return text.replace(/[/\\^$.*+?()[\]{}|-]/g, '\\$&');
}
