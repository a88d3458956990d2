/**
 * Whether a text is a script at all, and if not, where which shell stops reading and what it says it wanted. The tree
 * that is evaluated comes from the parser (see grammar.ts), which forgives; shells don't.
 *
 *     list      = and-or { ( ";" | "&" | newline ) and-or }
 *     and-or    = pipeline { ( "&&" | "||" ) pipeline }
 *     pipeline  = { "!" | "time" } command { ( "|" | "|&" ) command }
 *     command   = { assignment | word | redirection } | compound { redirection } | word "(" ")" command
 *     compound  = "{" list "}" | "(" list ")" | "if" list "then" list { "elif" … } [ "else" list ] "fi"
 *               | ( "while" | "until" ) list "do" list "done" | "for" name [ "in" words ] "do" list "done"
 *               | "case" word "in" { [ "(" ] word { "|" word } ")" list ";;" } "esac"
 */
import { bashOpening, endOfItem, endsList, is, isKeyword } from './keywords.js';
import { Faulty, Scanner, type Dialect, type Token } from './scan.js';
import type { SyntaxFault } from './syntax.js';

const declaring = new Set(['declare', 'typeset', 'local', 'export', 'readonly']);
const specials = new Set(
  ': . break continue eval exec exit export readonly return set shift times trap unset'.split(' '),
);

export interface Checked {
  readonly fault?: SyntaxFault;
  /** The same script for the parser, which knows bash's grammar alone. */
  readonly text: string;
}

/** Reads a text as this shell does; `patterns`: bash's `shopt -s extglob` is on. */
export function check(text: string, dialect: Dialect, patterns = false): Checked {
  const checking = new Check(dialect === 'bash' && !text.endsWith('\n') ? `${text}\n` : text, dialect, patterns);
  try {
    checking.script();
    return { text: checking.edited(text) };
  } catch (error) {
    if (error instanceof Faulty) return { fault: error.fault, text };
    throw error;
  }
}

class Check {
  readonly #scanner: Scanner;
  #kept: Token | undefined;

  constructor(
    text: string,
    readonly dialect: Dialect,
    readonly patterns: boolean,
  ) {
    this.#scanner = new Scanner(text, dialect, patterns, (inner) => {
      if (inner === undefined) this.#substitution();
      else new Check(inner, dialect, patterns).#list(true);
    });
  }

  /** The text with the characters that make words of what only bash takes for more. */
  edited(text: string): string {
    return this.#scanner.edits
      .toSorted((one, other) => other.at - one.at)
      .reduce((whole, { at, insert }) => whole.slice(0, at) + insert + whole.slice(at), text);
  }

  script(): void {
    for (;;) {
      const token = this.#peek(true);
      if (token.is === 'end') return;
      this.#andOr();
      const after = this.#peek();
      this.#scanner.arrays = true;
      if (after.is === 'end') return;
      if (after.is === 'newline' || after.text === ';' || after.text === '&') this.#take();
      else this.#refuse(after);
    }
  }

  get #bash(): boolean {
    return this.dialect === 'bash';
  }

  #peek(newlines = false): Token {
    this.#kept ??= this.#scanner.next();
    while (newlines && this.#kept.is === 'newline') this.#kept = this.#scanner.next();
    return this.#kept;
  }

  #take(newlines = false): Token {
    const token = this.#peek(newlines);
    this.#kept = undefined;
    return token;
  }

  #refuse(token: Token, wanted?: string): never {
    const { line } = token;
    const more = wanted === undefined ? {} : { wanted };
    if (token.is === 'end') throw new Faulty({ kind: 'end', token: '', line: this.#scanner.line, ...more });
    if (this.#bash) throw new Faulty({ kind: 'token', token: token.text, line, ...more });
    if (token.is === 'redirection') throw new Faulty({ kind: 'redirection', token: token.text, line, ...more });
    const word = token.is === 'word' && !isKeyword(token, this.dialect);
    if (word) throw new Faulty({ kind: 'word', token: token.text, line, ...more });
    throw new Faulty({ kind: 'token', token: token.text, line: token.is === 'newline' ? line + 1 : line, ...more });
  }

  #expect(keyword: string, newlines = true): void {
    const token = this.#peek(newlines);
    if (!is(token, keyword)) this.#refuse(token, keyword);
    this.#take();
  }

  /** A list inside something: it ends at whatever cannot begin a command. */
  #list(mayBeEmpty = false): void {
    this.#scanner.arrays = true;
    for (let first = true; ; first = false) {
      const token = this.#peek(true);
      if (token.is === 'end') return;
      if ((mayBeEmpty || !first) && endsList(token)) return;
      this.#andOr();
      const after = this.#peek();
      if (after.is !== 'newline' && after.text !== ';' && after.text !== '&') return;
      this.#take();
      this.#scanner.arrays = true;
    }
  }

  /** Bash gives up on a command when a substitution in it is no script. */
  #nestedList(): void {
    try {
      this.#list(true);
    } catch (error) {
      const mere = error instanceof Faulty && error.fault.kind === 'token' && this.#bash;
      throw mere ? new Faulty({ ...error.fault, status: 127 }) : error;
    }
  }

  /** What stands in a word, up to its closing parenthesis. */
  #substitution(): void {
    const kept = this.#kept;
    this.#kept = undefined;
    const { line, arrays, at, source } = this.#scanner;
    this.#nestedList();
    const token = this.#peek(true);
    if (token.is === 'end' && this.#bash) {
      throw new Faulty({ kind: 'quote', token: source[at] === '(' ? '$((' : '$(', line });
    }
    if (token.text !== ')') {
      if (this.#bash && token.is !== 'end')
        throw new Faulty({ kind: 'token', token: token.text, line: token.line, status: 127 });
      this.#refuse(token, ')');
    }
    this.#kept = kept;
    this.#scanner.arrays = arrays;
  }

  #andOr(): void {
    this.#pipeline();
    while (this.#peek().text === '&&' || this.#peek().text === '||') {
      if (this.#peek().is !== 'operator') return;
      this.#take();
      this.#peek(true);
      this.#pipeline();
    }
  }

  #pipeline(): void {
    for (let negated = false; ; ) {
      const token = this.#peek();
      if (is(token, '!') && (this.#bash || !negated)) negated = true;
      else if (!this.#bash || !is(token, 'time')) break;
      this.#take();
      while (this.#bash && is(token, 'time') && /^(-p|--)$/.test(this.#peek().text)) this.#take();
      if (this.#bash && ['newline', 'end'].includes(this.#peek().is)) return;
      if (this.#bash && this.#peek().text === ';') return;
    }
    this.#command();
    while (this.#peek().is === 'operator' && (this.#peek().text === '|' || this.#peek().text === '|&')) {
      this.#take();
      this.#peek(true);
      this.#command();
    }
  }

  #command(): void {
    this.#scanner.arrays = true;
    const token = this.#peek();
    if (!this.#bash) this.#disguise(token);
    if (this.#bash && token.text === '(' && this.#arithmetic(token)) return this.#redirections();
    if (token.is === 'redirection') return this.#simple();
    if (token.is === 'operator' && token.text === '(') return this.#closed(')');
    if (token.is !== 'word') return this.#refuse(token);
    if (!isKeyword(token, this.dialect)) return this.#simple();
    switch (token.text) {
      case '{':
        return this.#closed('}');
      case 'if':
        this.#take();
        this.#condition();
        return this.#redirections();
      case 'while':
      case 'until':
        this.#take();
        this.#list();
        return this.#body();
      case 'for':
      case 'select':
        this.#take();
        return this.#for();
      case 'case':
        this.#take();
        this.#case();
        return this.#redirections();
      case 'function':
        return this.#function();
      case '[[':
        this.#take();
        this.#scanner.passComparison(token.line);
        return this.#redirections();
      case 'coproc':
        this.#take();
        return this.#command();
      default:
        return this.#refuse(token);
    }
  }

  /** The parser would take these for bash's. */
  #disguise(token: Token): void {
    const { at, source } = this.#scanner;
    if (token.is === 'operator' && token.text === '(' && source[at] === '(') {
      this.#scanner.edits.push({ at, insert: ' ' });
    } else if (token.is === 'word' && bashOpening.has(token.text) && !isKeyword(token, this.dialect)) {
      this.#scanner.edits.push({ at: at - token.text.length, insert: '\\' });
    }
  }

  /** `((…))`; the scanner stands behind its first parenthesis. */
  #arithmetic(token: Token): boolean {
    if (this.#scanner.source[this.#scanner.at] !== '(' || this.#scanner.source[this.#scanner.at - 1] !== '(')
      return false;
    this.#scanner.at -= 1;
    const found = this.#scanner.passArithmeticCommand();
    if (found) this.#kept = undefined;
    else this.#scanner.at += 1;
    return found && token.is === 'operator';
  }

  #closed(end: string): void {
    this.#take();
    this.#list();
    this.#expect(end);
    this.#redirections();
  }

  #body(): void {
    this.#expect('do');
    this.#list();
    this.#expect('done');
    this.#redirections();
  }

  #redirections(): void {
    while (this.#peek().is === 'redirection') this.#redirection();
  }

  #redirection(): void {
    const { text } = this.#take();
    const target = this.#peek();
    if (target.is !== 'word') this.#refuse(target);
    this.#take();
    if (text === '<<' || text === '<<-') {
      this.#scanner.expectDocument(target.text.replace(/\\(.)|["']/g, '$1'), text === '<<-');
    }
  }

  #condition(): void {
    this.#list();
    this.#expect('then');
    this.#list();
    while (is(this.#peek(true), 'elif')) {
      this.#take();
      this.#list();
      this.#expect('then');
      this.#list();
    }
    if (is(this.#peek(true), 'else')) {
      this.#take();
      this.#list();
    }
    this.#expect('fi');
  }

  #for(): void {
    if (this.#bash && this.#scanner.passArithmeticCommand()) {
      if (this.#peek().text === ';') this.#take();
      if (is(this.#peek(true), '{')) return this.#closed('}');
      return this.#body();
    }
    const name = this.#peek();
    if (!this.#bash && (name.is !== 'word' || !/^[A-Za-z_]\w*$/.test(name.text))) {
      throw new Faulty({ kind: 'loop-variable', token: name.text, line: this.#scanner.line });
    }
    if (name.is !== 'word') this.#refuse(name);
    this.#take();
    const token = this.#peek(true);
    if (is(token, 'in')) {
      this.#take();
      while (this.#peek().is === 'word') this.#take();
      const after = this.#peek();
      if (after.is !== 'newline' && after.text !== ';') this.#refuse(after);
      this.#take();
    } else if (token.text === ';') this.#take();
    if (this.#bash && is(this.#peek(true), '{')) return this.#closed('}');
    return this.#body();
  }

  #case(): void {
    const word = this.#take();
    if (word.is !== 'word') this.#refuse(word, this.#bash ? undefined : 'word');
    this.#expect('in');
    for (;;) {
      let token = this.#peek(true);
      if (is(token, 'esac')) break;
      if (token.text === '(') {
        this.#take();
        token = this.#peek();
      }
      for (;;) {
        if (token.is !== 'word' && this.#bash) this.#refuse(token);
        this.#take();
        if (this.#peek().text !== '|') break;
        this.#take();
        token = this.#peek();
      }
      const end = this.#peek();
      if (end.is === 'word' && !this.#bash) {
        throw new Faulty({ kind: 'word', token: end.text, line: end.line, wanted: ')' });
      }
      if (end.text !== ')') this.#refuse(end, ')');
      this.#take();
      this.#list(true);
      const after = this.#peek(true);
      if (is(after, 'esac')) break;
      if (after.is !== 'operator' || !endOfItem.has(after.text)) this.#refuse(after, ';;');
      this.#take();
    }
    this.#take();
  }

  #function(): void {
    this.#take();
    const name = this.#take();
    if (name.is !== 'word') this.#refuse(name, this.#bash ? undefined : 'word');
    if (this.#peek().text === '(') {
      this.#take();
      if (this.#peek().text !== ')') this.#refuse(this.#peek(), ')');
      this.#take();
    }
    this.#peek(true);
    this.#command();
  }

  #simple(): void {
    let words = 0;
    let others = 0;
    let name: Token | undefined;
    for (;;) {
      const token = this.#peek();
      if (token.is === 'redirection') {
        this.#redirection();
        others++;
      } else if (token.is === 'word') {
        this.#take();
        if (words === 0 && (this.#bash ? /^[A-Za-z_]\w*(\[[^\]]*\])?\+?=/ : /^[A-Za-z_]\w*=/).test(token.text))
          others++;
        else {
          words++;
          name ??= token;
          this.#scanner.arrays = declaring.has(name.text);
        }
      } else if (token.text === '(' && token.is === 'operator' && words === 1 && others === 0) {
        this.#take();
        const end = this.#peek();
        if (end.text !== ')') this.#refuse(end, ')');
        this.#take();
        if (!this.#bash && !(/^[A-Za-z_]\w*$/.test(name?.text ?? '') && !specials.has(name?.text ?? ''))) {
          throw new Faulty({ kind: 'function-name', token: name?.text ?? '', line: end.line });
        }
        return this.#functionBody();
      } else return;
    }
  }

  #functionBody(): void {
    const token = this.#peek(true);
    if (this.#bash && token.is === 'word' && !isKeyword(token, 'bash')) this.#refuse(token);
    this.#command();
  }
}
