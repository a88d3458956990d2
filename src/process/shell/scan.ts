import type { SyntaxFault } from './syntax.js';

/** Which shell reads: they differ in what they take for a token. */
export type Dialect = 'bash' | 'dash' | 'busybox';

/** What cannot go on; caught where the check of a text began. */
export class Faulty extends Error {
  constructor(readonly fault: SyntaxFault) {
    super('syntax fault');
  }
}

export type Token =
  | { readonly is: 'word'; readonly text: string; readonly plain: boolean; readonly line: number }
  | { readonly is: 'operator' | 'redirection'; readonly text: string; readonly line: number }
  | { readonly is: 'newline' | 'end'; readonly text: string; readonly line: number };

const operators: Readonly<Record<Dialect, readonly string[]>> = {
  bash: [';;&', ';;', ';&', '&&', '||', '|&', ';', '&', '|', '(', ')'],
  dash: [';;', '&&', '||', ';', '&', '|', '(', ')'],
  busybox: [';;', '&&', '||', ';', '&', '|', '(', ')'],
};

const redirections: Readonly<Record<Dialect, readonly string[]>> = {
  bash: ['&>>', '&>', '<<<', '<<-', '<<', '<&', '<>', '<', '>>', '>&', '>|', '>'],
  dash: ['<<-', '<<', '<&', '<>', '<', '>>', '>&', '>|', '>'],
  busybox: ['&>', '<<-', '<<', '<&', '<>', '<', '>>', '>&', '>|', '>'],
};

const space = /[ \t]/;
const ends = /[ \t\n;&|<>()]/;

/**
 * Takes a text apart into tokens, as a shell does before it knows what they mean. Whatever is nested in a word is
 * handed to `nested`, which reads a list up to its closing parenthesis.
 */
export class Scanner {
  at = 0;
  line = 1;
  /** In bash: whether `NAME=(` begins an array here. */
  arrays = true;
  /** Where the text must get another character to mean the same to bash's grammar. */
  readonly edits: { readonly at: number; readonly insert: string }[] = [];
  readonly #documents: { readonly end: string; readonly tabs: boolean }[] = [];

  constructor(
    readonly source: string,
    readonly dialect: Dialect,
    readonly patterns: boolean,
    readonly nested: (inner?: string) => void,
  ) {}

  get #char(): string {
    return this.source[this.at] ?? '';
  }

  #skip(count = 1): void {
    for (let done = 0; done < count; done++) {
      if (this.source[this.at] === '\n') this.line++;
      this.at++;
    }
  }

  /** The end of the n-th here document from now on. */
  expectDocument(end: string, tabs: boolean): void {
    this.#documents.push({ end, tabs });
  }

  next(): Token {
    this.#blanks();
    const { line } = this;
    if (this.at >= this.source.length) return { is: 'end', text: '', line };
    if (this.#char === '\n') {
      this.#skip();
      this.#passDocuments();
      return { is: 'newline', text: 'newline', line };
    }
    const redirection = /^\d*(?=[<>])/.exec(this.source.slice(this.at, this.at + 12))?.[0] ?? '';
    const rest = this.source.slice(this.at + redirection.length, this.at + redirection.length + 3);
    const arrow = redirections[this.dialect].find((one) => rest.startsWith(one));
    if (this.dialect === 'dash' && rest.startsWith('&>')) this.edits.push({ at: this.at + 1, insert: ' ' });
    const process = this.#isProcess() && redirection === '';
    if (arrow !== undefined && !process) {
      this.#skip(redirection.length + arrow.length);
      return { is: 'redirection', text: arrow, line };
    }
    const operator = operators[this.dialect].find((one) => this.source.startsWith(one, this.at));
    if (operator !== undefined) {
      this.#skip(operator.length);
      return { is: 'operator', text: operator, line };
    }
    return this.#word(line);
  }

  #blanks(): void {
    for (;;) {
      if (space.test(this.#char)) this.#skip();
      else if (this.source.startsWith('\\\n', this.at)) this.#skip(2);
      else if (this.#char === '#') this.#skip((/[^\n]*/.exec(this.source.slice(this.at))?.[0] ?? '').length);
      else return;
    }
  }

  #passDocuments(): void {
    for (const { end, tabs } of this.#documents.splice(0)) {
      while (this.at < this.source.length) {
        const stop = this.source.indexOf('\n', this.at);
        const raw = this.source.slice(this.at, stop < 0 ? undefined : stop);
        this.#skip(raw.length + 1);
        if ((tabs ? raw.replace(/^\t+/, '') : raw) === end) break;
      }
      this.at = Math.min(this.at, this.source.length);
    }
  }

  #word(line: number): Token {
    const start = this.at;
    let plain = true;
    while (this.at < this.source.length) {
      const char = this.#char;
      const process = this.#isProcess();
      if (ends.test(char) && !process) {
        if (char === '(' && this.dialect === 'bash' && this.#parenthesis(start)) continue;
        break;
      }
      if (process) {
        this.#skip(2);
        this.nested();
      } else if (!this.#quoted(char)) this.#skip();
      else plain = plain && char === '$';
    }
    return { is: 'word', text: this.source.slice(start, this.at), plain, line };
  }

  /** `<(` and `>(`, which dash does not have. */
  #isProcess(): boolean {
    return this.dialect !== 'dash' && this.source[this.at + 1] === '(' && /[<>]/.test(this.#char);
  }

  /** In bash, a parenthesis goes on with a word after `NAME=` (an array) and after `?*+@!` (a pattern). */
  #parenthesis(start: number): boolean {
    const before = this.source.slice(start, this.at);
    const array = this.arrays && /^[A-Za-z_]\w*(\[[^\]]*\])?\+?=$/.test(before);
    if (!array && !(this.patterns && /[?*+@!]$/.test(before))) return false;
    const opened = this.line;
    this.#skip();
    for (let depth = 1; depth > 0; ) {
      if (this.at >= this.source.length) throw new Faulty({ kind: 'quote', token: ')', line: opened, status: 1 });
      const char = this.#char;
      if (this.#quoted(char)) continue;
      if (array && char === '#' && /\s/.test(this.source[this.at - 1] ?? '')) {
        this.#blanks();
        continue;
      }
      if (char === '(') depth++;
      if (char === ')') depth--;
      this.#skip();
    }
    return true;
  }

  /** Passes over what a quoting or expanding character begins; false when this one begins nothing. */
  #quoted(char: string, within = ''): boolean {
    if (char === '\\') this.#skip(2);
    else if (char === "'") this.#single(1);
    else if (char === '"') this.#double();
    else if (char === '`') this.#backquoted();
    else if (char === '$') return this.#dollar(within);
    else return false;
    return true;
  }

  #until(end: string, escapes: boolean, opened: number): void {
    while (this.#char !== end) {
      if (this.at >= this.source.length) throw new Faulty({ kind: 'quote', token: end, line: this.#lineOf(opened) });
      this.#skip(escapes && this.#char === '\\' ? 2 : 1);
    }
    this.#skip();
  }

  /** Bash says where a quote began, the others where the text ended. */
  #lineOf(opened: number): number {
    return this.dialect === 'bash' ? opened : this.line;
  }

  #single(opening: number): void {
    const opened = this.line;
    this.#skip(opening);
    this.#until("'", opening === 2, opened);
  }

  #double(): void {
    const opened = this.line;
    this.#skip();
    while (this.#char !== '"') {
      if (this.at >= this.source.length) throw new Faulty({ kind: 'quote', token: '"', line: this.#lineOf(opened) });
      if (this.#char === "'" || !this.#quoted(this.#char, '"')) this.#skip();
    }
    this.#skip();
  }

  /** Bash reads what is between backquotes when it runs it, the others at once. */
  #backquoted(): void {
    const opened = this.line;
    this.#skip();
    const start = this.at;
    this.#until('`', true, opened);
    if (this.dialect !== 'bash') this.nested(this.source.slice(start, this.at - 1).replace(/\\([$`\\])/g, '$1'));
  }

  #dollar(within: string): boolean {
    const opened = this.line;
    const next = this.source[this.at + 1];
    if (next === "'" && this.dialect !== 'dash' && within === '') {
      this.#single(2);
      return true;
    }
    if (next === '{') {
      this.#skip(2);
      this.#braced(opened, within);
      return true;
    }
    if (next !== '(') return false;
    if (this.source[this.at + 2] === '(' && this.#arithmetic()) return true;
    this.#skip(2);
    this.nested();
    return true;
  }

  #braced(opened: number, within: string): void {
    while (this.#char !== '}') {
      if (this.at >= this.source.length) {
        const token = this.dialect === 'bash' || within === '' ? '}' : within;
        throw new Faulty({ kind: 'quote', token, line: this.#lineOf(opened) });
      }
      if ((within !== '' && this.#char === "'") || !this.#quoted(this.#char, within)) this.#skip();
    }
    this.#skip();
  }

  /** `$((` … `))`, if that is what it is. */
  #arithmetic(): boolean {
    const { at, line } = this;
    this.#skip(3);
    for (let depth = 2; depth > 0; ) {
      const char = this.#char;
      if (this.at >= this.source.length) {
        throw new Faulty({ kind: 'quote', token: '$((', line: this.#lineOf(line) });
      }
      if (this.#quoted(char)) continue;
      if (char === '(') depth++;
      if (char === ')' && depth === 2 && this.source[this.at + 1] !== ')') {
        if (this.dialect === 'bash') {
          this.at = at;
          this.line = line;
          return false;
        }
      } else if (char === ')') depth--;
      this.#skip();
    }
    return true;
  }

  /** In bash, where a command may begin: `((` … `))`, passed over if it is there. */
  passArithmeticCommand(): boolean {
    this.#blanks();
    if (!this.source.startsWith('((', this.at)) return false;
    this.at -= 1;
    const found = this.#arithmetic();
    if (!found) this.at += 1;
    return found;
  }

  /** In bash, after `[[`: up to and with its `]]`. */
  passComparison(opened: number): void {
    for (;;) {
      this.#blanks();
      if (this.at >= this.source.length) throw new Faulty({ kind: 'end', token: '', line: this.line, wanted: ']]' });
      if (/^\]\](?=[ \t\n;&|<>()]|$)/.test(this.source.slice(this.at, this.at + 3))) return this.#skip(2);
      while (this.at < this.source.length && !/[ \t\n]/.test(this.#char)) {
        if (!this.#quoted(this.#char)) this.#skip();
      }
      if (this.#char === '\n') this.#skip();
      if (opened < 0) return;
    }
  }
}
