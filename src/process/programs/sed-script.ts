import { BadPattern, posixRegExp } from './regexp.js';

/**
 * script  = { [ address [ ',' address ] ] { '!' } command } separated by ';' or newlines
 * address = number | '$' | '/' pattern '/' [ 'I' ] | '\' c pattern c | first '~' step | '+' count | '~' multiple
 * command = '{' | '}' | '=' | d | D | g | G | h | H | n | N | p | P | x | q [code] | Q [code] | l
 *         | ( a | i | c ) text | ( b | t | T | ':' ) label | ( r | w ) file
 *         | 's' c pattern c replacement c flags | 'y' c set c set c
 */
export interface Command {
  readonly from: Address | undefined;
  readonly to: Address | undefined;
  readonly negated: boolean;
  readonly name: string;
  /** Text, label, file or exit code. */
  readonly text: string;
  readonly substitution?: Substitution;
  /** Of `y`. */
  readonly mapping?: ReadonlyMap<string, string>;
  /** Of `{`: where its `}` is. */
  end?: number;
}

export type Address =
  | { readonly line: number }
  | { readonly last: true }
  | { readonly pattern: RegExp | undefined }
  | { readonly first: number; readonly step: number }
  | { readonly more: number }
  | { readonly multiple: number };

export interface Substitution {
  readonly pattern: RegExp | undefined;
  readonly replacement: string;
  readonly all: boolean;
  readonly nth: number;
  readonly print: boolean;
  readonly file: string | undefined;
}

/** What is wrong with a script, and at which character. */
export class BadScript extends Error {
  constructor(
    message: string,
    readonly at: number,
  ) {
    super(message);
  }
}

export function readScript(script: string, extended: boolean, busybox = false): readonly Command[] {
  const reader = new ScriptReader(script, extended, busybox);
  const commands: Command[] = [];
  const open: number[] = [];
  for (let command = reader.command(); command !== undefined; command = reader.command()) {
    if (command.name === '{') open.push(commands.length);
    if (command.name === '}') {
      const start = open.pop();
      if (start === undefined) throw new BadScript("unexpected `}'", reader.at);
      (commands[start] as Command).end = commands.length;
    }
    commands.push(command);
  }
  if (open.length > 0) throw new BadScript("unmatched `{'", 0);
  for (const { name, text } of commands) {
    const known =
      text === '' || !'btT'.includes(name) || commands.some((command) => command.name === ':' && command.text === text);
    if (!known) throw new BadScript(`can't find label for jump to \`${text}'`, -1);
  }
  return commands;
}

class ScriptReader {
  at = 0;

  constructor(
    private readonly script: string,
    private readonly extended: boolean,
    private readonly busybox: boolean,
  ) {}

  command(): Command | undefined {
    this.skip(/[\s;]/);
    while (this.peek() === '#') {
      while (this.at < this.script.length && this.peek() !== '\n') this.at++;
      this.skip(/[\s;]/);
    }
    if (this.at >= this.script.length) return undefined;
    const from = this.address();
    this.skip(/[ \t]/);
    let to: Address | undefined;
    if (from !== undefined && this.peek() === ',') {
      this.at++;
      this.skip(/[ \t]/);
      to = this.address();
      if (to === undefined) throw new BadScript("unexpected `,'", this.at);
    }
    this.skip(/[ \t]/);
    let negated = false;
    while (this.peek() === '!') {
      negated = true;
      this.at++;
      this.skip(/[ \t]/);
    }
    const name = this.script[this.at++];
    if (name === undefined) throw new BadScript('missing command', this.at - 1);
    return { from, to, negated, name, ...this.body(name) };
  }

  private body(name: string): { text: string; substitution?: Substitution; mapping?: ReadonlyMap<string, string> } {
    if (name === '{') return { text: '' };
    if (name === 's') return { text: '', substitution: this.substitution() };
    if (name === 'y') return { text: '', mapping: this.mapping() };
    if ('aic'.includes(name)) {
      const text = this.insertion();
      return { text: text === undefined ? '' : `${text}\n` };
    }
    if ('btT:'.includes(name)) {
      this.skip(/[ \t]/);
      return { text: this.until(name === ':' ? /[;\n]/ : /[;\n}]/).trim() };
    }
    if ('rRwW'.includes(name)) {
      this.skip(/[ \t]/);
      return { text: this.until(/\n/) };
    }
    if (!'=dDgGhHnNpPxqQlzF}'.includes(name)) throw new BadScript(`unknown command: \`${name}'`, this.at);
    const text = 'qQlL'.includes(name) ? this.until(/[^\d ]/).trim() : '';
    this.skip(/[ \t]/);
    const next = this.peek();
    if (next !== undefined && !';\n}#'.includes(next))
      throw new BadScript('extra characters after command', this.at + 1);
    return { text };
  }

  private peek(): string | undefined {
    return this.script[this.at];
  }

  private skip(set: RegExp): void {
    while (this.at < this.script.length && set.test(this.script[this.at] as string)) this.at++;
  }

  private until(stop: RegExp): string {
    const start = this.at;
    while (this.at < this.script.length && !stop.test(this.script[this.at] as string)) this.at++;
    return this.script.slice(start, this.at);
  }

  private address(): Address | undefined {
    const rest = this.script.slice(this.at);
    const numeric = /^(?:(\d+)~(\d+)|(\d+)|\+(\d+)|~(\d+)|(\$))/.exec(rest);
    if (numeric !== null) {
      this.at += numeric[0].length;
      const [, first, step, line, more, multiple] = numeric;
      if (step !== undefined && this.busybox) throw new BadScript('unsupported command ~', this.at);
      if (step !== undefined) return { first: Number(first), step: Number(step) };
      if (line !== undefined) return { line: Number(line) };
      if (more !== undefined) return { more: Number(more) };
      return multiple === undefined ? { last: true } : { multiple: Number(multiple) };
    }
    const delimiter = rest[0] === '\\' ? rest[1] : rest[0] === '/' ? '/' : undefined;
    if (delimiter === undefined) return undefined;
    this.at += rest[0] === '\\' ? 2 : 1;
    const pattern = this.delimited(delimiter, true, 'unterminated address regex');
    const flags = /^[IM]*/.exec(this.script.slice(this.at))?.[0] ?? '';
    this.at += flags.length;
    return { pattern: this.compile(pattern, flags.includes('I') ? 'i' : '') };
  }

  /** Up to the closing delimiter, which may be escaped or, in a pattern, stand in brackets. */
  private delimited(delimiter: string, pattern: boolean, missing: string): string {
    let text = '';
    for (let bracket = false; ; this.at++) {
      const char = this.peek();
      if (char === undefined) throw new BadScript(missing, this.at);
      if (char === '\\' && !bracket) {
        const next = this.script[++this.at] ?? '';
        text +=
          next === delimiter && delimiter !== '&' && !/\d/.test(delimiter)
            ? pattern && /[.*[\]^$+?(){}|]/.test(next)
              ? `\\${next}`
              : next
            : `\\${next}`;
      } else if (char === delimiter && !bracket) break;
      else {
        if (pattern && char === '[' && !bracket) {
          const set = /^\[\^?\]?(?:\[:\w+:\]|[^\]])*\]/.exec(this.script.slice(this.at));
          if (set !== null && !set[0].includes('\n')) {
            text += set[0];
            this.at += set[0].length - 1;
            continue;
          }
        }
        text += char;
      }
    }
    this.at++;
    return text;
  }

  private compile(pattern: string, flags: string): RegExp | undefined {
    if (pattern === '') return undefined;
    try {
      return posixRegExp(pattern, this.extended, `g${flags}`);
    } catch (error) {
      if (error instanceof BadPattern) throw new BadScript(error.message, this.at);
      throw error;
    }
  }

  private substitution(): Substitution {
    const delimiter = this.script[this.at++] ?? '';
    const pattern = this.delimited(delimiter, true, "unterminated `s' command");
    const replacement = this.delimited(delimiter, false, "unterminated `s' command");
    const flags = /^[gpiIMe\d]*/.exec(this.script.slice(this.at))?.[0] ?? '';
    this.at += flags.length;
    let file: string | undefined;
    if (this.peek() === 'w') {
      this.at++;
      this.skip(/[ \t]/);
      file = this.until(/\n/);
    }
    this.skip(/[ \t]/);
    const next = this.peek();
    if (next !== undefined && !';\n}#'.includes(next)) throw new BadScript("unknown option to `s'", this.at + 1);
    const nth = /\d+/.exec(flags)?.[0];
    return {
      pattern: this.compile(pattern, /[iI]/.test(flags) ? 'i' : ''),
      replacement,
      all: flags.includes('g'),
      nth: nth === undefined ? 1 : Number(nth),
      print: flags.includes('p'),
      file,
    };
  }

  private mapping(): ReadonlyMap<string, string> {
    const delimiter = this.script[this.at++] ?? '';
    const plain = (text: string) => text.replace(/\\(.)/gs, (_, char: string) => (char === 'n' ? '\n' : char));
    const from = plain(this.delimited(delimiter, false, "unterminated `y' command"));
    const to = plain(this.delimited(delimiter, false, "unterminated `y' command"));
    if (from.length !== to.length) throw new BadScript("strings for `y' command are different lengths", this.at);
    return new Map([...from].map((char, at) => [char, to[at] as string]));
  }

  /** Text of a, i and c: after a backslash and newline, or on the same line; a backslash at a line's end goes on. */
  private insertion(): string | undefined {
    this.skip(/[ \t]/);
    if (this.peek() === '\\') {
      this.at++;
      this.skip(/[ \t]/);
      if (this.peek() === '\n') this.at++;
      if (this.peek() === undefined) return this.busybox ? '' : undefined;
    } else if (this.peek() === undefined || this.peek() === '\n')
      throw new BadScript("expected \\ after `a', `c' or `i'", this.at);
    let text = '';
    for (; this.at < this.script.length && this.peek() !== '\n'; this.at++) {
      if (this.peek() === '\\') this.at++;
      text += this.peek() ?? '';
    }
    return text;
  }
}
