/**
 * Quotes and variables in the arguments of Dockerfile instructions, as the Engine's shell lexer has them.
 *
 *     word     = *(single | double | variable | escape any | any)
 *     single   = "'" *any "'"                            nothing is special inside
 *     double   = '"' *(variable | escape any | any) '"'  the escape stays, but before `"`, `$` and itself
 *     variable = "$" name | "${" name "}" | "${" name [":"] operator word "}"
 *     operator = "-" | "+" | "?"                         all of them want the colon, but for "?"
 *     name     = letter *(letter | digit) | 1*digit | one of @*#?-$!0
 */
import { goQuote } from '../go/quote.js';

/** What the Engine says about a word that it cannot read. */
export class WordError extends Error {}

type Lookup = (name: string) => string | undefined;

class WordReader {
  readonly #text: readonly string[];
  readonly #escape: string;
  readonly #lookup: Lookup;
  #at = 0;
  /** Undefined: one word, spaces included. */
  readonly #words: string[] | undefined;
  #open: string | undefined;

  constructor(text: string, escape: string, lookup: Lookup, split: boolean) {
    this.#text = [...text];
    this.#escape = escape;
    this.#lookup = lookup;
    this.#words = split ? [] : undefined;
  }

  readAll(): { word: string; words: readonly string[] } {
    const word = this.#readUntil(undefined);
    if (this.#open !== undefined) this.#words?.push(this.#open);
    return { word, words: this.#words ?? [] };
  }

  #next(): string | undefined {
    return this.#text[this.#at++];
  }

  /** Adds to the word that is being collected; blanks of unquoted text end it. */
  #collect(text: string, quoted: boolean): void {
    if (this.#words === undefined) return;
    if (quoted) this.#open = (this.#open ?? '') + text;
    else {
      for (const character of text) {
        if (!/\s/.test(character)) this.#open = (this.#open ?? '') + character;
        else if (this.#open !== undefined) {
          this.#words.push(this.#open);
          this.#open = undefined;
        }
      }
    }
  }

  #readUntil(stop: string | undefined): string {
    let result = '';
    for (let character = this.#text[this.#at]; character !== undefined; character = this.#text[this.#at]) {
      if (character === stop) {
        this.#at++;
        return result;
      }
      const quoted = character === "'" || character === '"';
      const part = quoted ? this.#readQuoted(character) : this.#readPlain(character);
      if (stop === undefined) this.#collect(part, quoted || character === this.#escape);
      result += part;
    }
    if (stop !== undefined) throw new WordError("syntax error: missing '}'");
    return result;
  }

  #readPlain(character: string): string {
    if (character === '$') return this.#readVariable();
    this.#at++;
    return character === this.#escape ? (this.#next() ?? '') : character;
  }

  #readQuoted(quote: string): string {
    this.#at++;
    let result = '';
    for (;;) {
      const character = this.#text[this.#at];
      if (character === undefined) {
        const kind = quote === '"' ? 'double' : 'single';
        throw new WordError(`unexpected end of statement while looking for matching ${kind}-quote`);
      }
      if (quote === '"' && character === '$') {
        result += this.#readVariable();
        continue;
      }
      this.#at++;
      if (character === quote) return result;
      result += character;
      if (quote === '"' && character === this.#escape) {
        const escaped = this.#next() ?? '';
        const special = escaped === '"' || escaped === '$' || escaped === this.#escape;
        result = special ? result.slice(0, -1) + escaped : result + escaped;
      }
    }
  }

  #readName(): string {
    const rest = this.#text.slice(this.#at).join('');
    const name = /^(?:[\p{L}_][\p{L}\p{Nd}_]*|\d+|[@*#?\-$!])/u.exec(rest)?.[0] ?? '';
    this.#at += [...name].length;
    return name;
  }

  #readVariable(): string {
    this.#at++;
    if (this.#text[this.#at] !== '{') {
      const name = this.#readName();
      return name === '' ? '$' : (this.#lookup(name) ?? '');
    }
    this.#at++;
    const first = this.#text[this.#at];
    if (first === undefined) throw new WordError("syntax error: missing '}'");
    if (/[{}:]/.test(first)) throw new WordError('syntax error: bad substitution');
    const name = this.#readName();
    const after = this.#next();
    if (after === '}') return this.#lookup(name) ?? '';
    if (after !== ':' && after !== '?') throw new WordError("missing ':' in substitution");
    return this.#substitute(name, after === ':' ? this.#next() : after, after === ':');
  }

  #substitute(name: string, operator: string | undefined, colon: boolean): string {
    const word = this.#readUntil('}');
    const value = this.#lookup(name);
    const isSet = value !== undefined && !(colon && value === '');
    if (operator === '-') return isSet ? value : word;
    if (operator === '+') return isSet ? word : (value ?? '');
    if (operator !== '?') throw new WordError(`unsupported modifier (${operator ?? ''}) in substitution`);
    if (!isSet) throw new WordError(`${name}: ${word === '' ? 'is not allowed to be unset' : word}`);
    return value;
  }
}

function read(text: string, escape: string, env: readonly string[], split: boolean) {
  const lookup: Lookup = (name) => {
    const entry = env.find((variable) => variable.split('=', 1)[0] === name);
    return entry?.includes('=') === true ? entry.slice(entry.indexOf('=') + 1) : undefined;
  };
  try {
    return new WordReader(text, escape, lookup, split).readAll();
  } catch (error) {
    if (!(error instanceof WordError)) throw error;
    throw new WordError(`failed to process ${goQuote(text)}: ${error.message}`);
  }
}

/** The whole text as one word. Throws WordError. */
export function expandWord(text: string, escape: string, env: readonly string[]): string {
  return read(text, escape, env, false).word;
}

/** The text as the words it falls into after variables are put in. Throws WordError. */
export function expandWords(text: string, escape: string, env: readonly string[]): readonly string[] {
  return read(text, escape, env, true).words;
}
