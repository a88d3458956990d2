import { boundedRegExp } from './bounded-regexp.js';

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
  return boundedRegExp(posixSource(pattern, extended), flags);
}

/** The source of the JavaScript form. */
export function posixSource(pattern: string, extended: boolean): string {
  return new Translation(pattern, extended).whole();
}

const operators = '(){}+?|';

class Translation {
  private source = '';
  private open = 0;
  private at = 0;
  /** Whether something stands before this place that can be repeated. */
  private atomic = false;

  constructor(
    private readonly pattern: string,
    private readonly extended: boolean,
  ) {}

  whole(): string {
    while (this.at < this.pattern.length) this.next();
    if (this.open > 0) throw new BadPattern('Unmatched ( or \\(');
    return this.source;
  }

  private add(text: string, atomic = true): void {
    this.source += text;
    this.atomic = atomic;
  }

  private next(): void {
    const { pattern, extended } = this;
    const char = pattern[this.at++] as string;
    if (char === '[') {
      const [set, end] = bracket(pattern, this.at - 1);
      this.at = end + 1;
      this.add(set);
    } else if (char === '\\') {
      const letter = pattern[this.at++];
      if (letter === undefined) throw new BadPattern('Trailing backslash');
      if (!extended && operators.includes(letter)) this.operator(letter);
      else this.add(escaped(letter));
    } else if (char === '*' || (extended && operators.includes(char))) this.operator(char);
    else if (char === '^') this.start();
    else if (char === '$') {
      const rest = pattern.slice(this.at);
      this.add(extended || rest === '' || rest.startsWith('\\)') || rest.startsWith('\\|') ? '$' : '\\$');
    } else this.add(char === '.' ? '[^]' : literalSource(char));
  }

  private start(): void {
    const anchor = this.extended || this.source === '' || /(?:^|[^\\])[(|]$/.test(this.source);
    this.add(anchor ? '^' : '\\^', !anchor);
  }

  private operator(char: string): void {
    if (char === '(') {
      this.open++;
      this.add('(', false);
    } else if (char === ')') this.close();
    else if (char === '|') this.add('|', false);
    else if (char === '{' || char === '}') this.interval(char);
    else if (this.atomic) this.add(/[*+?}]$/.test(this.source) && !/\\.$/.test(this.source) ? '' : char);
    else if (char === '*' && !this.extended) this.add('\\*');
  }

  private close(): void {
    if (this.open > 0) {
      this.open--;
      this.add(')');
    } else if (this.extended) this.add('\\)');
    else throw new BadPattern('Unmatched ) or \\)');
  }

  private interval(char: string): void {
    const rest = this.pattern.slice(this.at);
    const [text, low = '', comma = '', high = ''] = /^(\d*)(,?)(\d*)/.exec(rest) as RegExpExecArray;
    const end = this.extended ? '}' : '\\}';
    const ended = rest.startsWith(end, text.length);
    if (char === '}' || !ended || low + comma === '' || !this.atomic) {
      if (!this.extended) throw new BadPattern(ended ? 'Invalid preceding regular expression' : 'Unmatched \\{');
      this.add(`\\${char}`);
      return;
    }
    if (high !== '' && Number(low) > Number(high)) throw new BadPattern('Invalid content of \\{\\}');
    this.at += text.length + end.length;
    this.add(`{${low === '' ? '0' : low}${comma}${high}}`);
  }
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
  return [negated ? `[^${inside}]` : inside === '' ? '(?!)' : `[${inside}]`, at];
}

function inClass(char: string): string {
  return /[\\\]^-]/.test(char) ? `\\${char}` : char;
}

export function literalSource(text: string): string {
  return text.replace(/[/\\^$.*+?()[\]{}|-]/g, '\\$&');
}
