/**
 * Tokens of Go's text/template.
 *
 *     template = { text | "{{" [ "- " ] ( comment | action ) [ " -" ] "}}" }
 *     comment  = "/*" any "*" "/"
 *     action   = { space | "(" | ")" | "|" | "," | "=" | ":=" | string | raw | char | number | field | variable | word }
 *     field    = "." letters-and-digits        variable = "$" letters-and-digits
 *
 * What is no token ends the list as an `error`: the parser may find another mistake before it gets there.
 */
import { goQuote } from '../../go/quote.js';

export type TokenKind =
  | 'text'
  | 'left'
  | 'right'
  | 'space'
  | 'field'
  | 'variable'
  | 'word'
  | 'string'
  | 'char'
  | 'number'
  | 'dot'
  | 'other'
  | '('
  | ')'
  | '|'
  | ','
  | '='
  | ':='
  | 'error'
  | 'eof';

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  /** Offset into the template, in UTF-16 units. */
  readonly at: number;
}

/** Thrown while a template is read, caught in template.ts. */
export class TemplateSyntaxError extends Error {
  constructor(
    readonly at: number,
    readonly reason: string,
  ) {
    super(reason);
  }
}

const WORD = /[\p{L}\p{Nd}_]/u;
const SPACE = /[ \t\r\n]/;
/** A sign, digits of a base, a fraction, an exponent: each part may be missing. */
const NUMBER =
  /^[+-]?(?:0[xX][0-9a-fA-F_]*(?:\.[0-9a-fA-F_]*)?(?:[pP][+-]?[0-9_]*)?|0[bB][01_]*|0[oO][0-7_]*|[0-9_]*(?:\.[0-9_]*)?(?:[eE][+-]?[0-9_]*)?)/;
const ENDS = /[ \t\r\n.,|:)(]/;

function codePoint(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  return `U+${point.toString(16).toUpperCase().padStart(4, '0')} '${character}'`;
}

class Lexer {
  readonly tokens: Token[] = [];
  private at = 0;
  private parens = 0;

  constructor(private readonly source: string) {}

  run(): readonly Token[] {
    try {
      while (this.at < this.source.length) this.textThenAction();
      this.push('eof', '');
    } catch (error) {
      if (!(error instanceof TemplateSyntaxError)) throw error;
      this.tokens.push({ kind: 'error', text: error.reason, at: error.at });
    }
    return this.tokens;
  }

  private push(kind: TokenKind, text: string): void {
    this.tokens.push({ kind, text, at: this.at });
    this.at += text.length;
  }

  private textThenAction(): void {
    const { source } = this;
    const open = source.indexOf('{{', this.at);
    const end = open < 0 ? source.length : open;
    const trims = open >= 0 && source.charAt(open + 2) === '-' && SPACE.test(source.charAt(open + 3));
    const raw = source.slice(this.at, end);
    const text = trims ? raw.replace(/[ \t\r\n]+$/, '') : raw;
    if (text !== '') this.tokens.push({ kind: 'text', text, at: this.at });
    this.at = end;
    if (open < 0) return;
    const inside = open + (trims ? 4 : 2);
    if (source.startsWith('/*', inside)) return this.comment(inside);
    this.push('left', '{{');
    this.at = inside;
    this.parens = 0;
    while (!this.closeAction()) this.insideAction();
  }

  private comment(start: number): void {
    const { source } = this;
    const end = source.indexOf('*/', start);
    if (end < 0) throw new TemplateSyntaxError(start, 'unclosed comment');
    this.at = end + 2;
    if (!this.skipClose()) throw new TemplateSyntaxError(start, 'comment ends before closing delimiter');
  }

  /** Passes `}}`, or ` -}}` and the space after it; says whether it was there. */
  private skipClose(): boolean {
    const { source, at } = this;
    if (SPACE.test(source.charAt(at)) && source.startsWith('-}}', at + 1)) {
      this.at += 4;
      while (SPACE.test(source.charAt(this.at))) this.at += 1;
      return true;
    }
    if (!source.startsWith('}}', at)) return false;
    this.at += 2;
    return true;
  }

  private closeAction(): boolean {
    const { at } = this;
    if (!this.skipClose()) return false;
    if (this.parens > 0) throw new TemplateSyntaxError(at, 'unclosed left paren');
    this.tokens.push({ kind: 'right', text: '}}', at });
    return true;
  }

  private insideAction(): void {
    const { source, at } = this;
    const character = String.fromCodePoint(source.codePointAt(at) ?? 0);
    if (at >= source.length) throw new TemplateSyntaxError(at, 'unclosed action');
    if (SPACE.test(character)) return this.spaces();
    if (character === '"') return this.quoted('"', 'string', 'unterminated quoted string');
    if (character === "'") return this.quoted("'", 'char', 'unterminated character constant');
    if (character === '`') return this.raw();
    if (character === ':') {
      if (!source.startsWith(':=', at)) throw new TemplateSyntaxError(at, 'expected :=');
      return this.push(':=', ':=');
    }
    if (character === '(' || character === '|' || character === ',' || character === '=') {
      if (character === '(') this.parens += 1;
      return this.push(character, character);
    }
    if (character === ')') {
      this.parens -= 1;
      if (this.parens < 0) throw new TemplateSyntaxError(at, 'unexpected right paren');
      return this.push(')', ')');
    }
    if (character === '.' && at + 1 < source.length && !/[0-9]/.test(source.charAt(at + 1)))
      return this.name('field', 1);
    if (character === '$') return this.name('variable', 1);
    if (/[+\-0-9.]/.test(character)) return this.number();
    if (WORD.test(character)) return this.name('word', 0);
    if (/[!-~]/.test(character)) return this.push('other', character);
    throw new TemplateSyntaxError(at, `unrecognized character in action: ${codePoint(character)}`);
  }

  private spaces(): void {
    let end = this.at;
    while (SPACE.test(this.source.charAt(end)) && !this.source.startsWith('-}}', end + 1)) end += 1;
    this.push('space', this.source.slice(this.at, Math.max(end, this.at + 1)));
  }

  private quoted(quote: string, kind: TokenKind, complaint: string): void {
    let end = this.at + 1;
    while (this.source.charAt(end) !== quote) {
      if (end >= this.source.length || this.source.charAt(end) === '\n') {
        throw new TemplateSyntaxError(this.at, complaint);
      }
      end += this.source.charAt(end) === '\\' ? 2 : 1;
    }
    this.push(kind, this.source.slice(this.at, end + 1));
  }

  private raw(): void {
    const end = this.source.indexOf('`', this.at + 1);
    if (end < 0) throw new TemplateSyntaxError(this.at, 'unterminated raw quoted string');
    this.push('string', this.source.slice(this.at, end + 1));
  }

  private name(kind: TokenKind, prefix: number): void {
    let end = this.at + prefix;
    while (end < this.source.length && WORD.test(this.source.charAt(end))) end += 1;
    const text = this.source.slice(this.at, end);
    const next = this.source.charAt(end);
    if (next !== '' && !ENDS.test(next) && !this.source.startsWith('}}', end)) {
      throw new TemplateSyntaxError(this.at, `bad character ${codePoint(next)}`);
    }
    this.push(text === '.' ? 'dot' : kind, text);
  }

  /** Only the shape is looked at here: whether it is a number, literal.ts tells. */
  private number(): void {
    const rest = this.source.slice(this.at);
    const text = NUMBER.exec(rest)?.[0] ?? '';
    const next = rest.charAt(text.length);
    if (next !== '' && WORD.test(next)) {
      throw new TemplateSyntaxError(this.at, `bad number syntax: ${goQuote(text + next)}`);
    }
    this.push('number', text);
  }
}

export function lex(source: string): readonly Token[] {
  return new Lexer(source).run();
}
