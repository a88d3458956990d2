import { hasWildcard, quotePattern } from './pattern.js';

/** A stretch of an expanded word. `split`: it came from an unquoted expansion, so that IFS cuts it. */
export interface Piece {
  readonly text: string;
  readonly quoted: boolean;
  readonly split: boolean;
  /** Nothing but an end of the field, as between the elements of "$@". */
  readonly ends?: true;
}

export interface Field {
  readonly text: string;
  /** The same as a pattern, where it has wildcards. */
  readonly pattern: string | undefined;
}

/** Field splitting: what one word becomes. */
export function splitFields(pieces: readonly Piece[], separators: string): Field[] {
  const splitter = new Splitter(separators);
  for (const piece of pieces) {
    splitter.add(piece);
  }
  return splitter.finish();
}

class Splitter {
  readonly #fields: Field[] = [];
  #text = '';
  #pattern = '';
  #started = false;
  /** White space ended the last field: one other separator may follow without an empty field. */
  #loose = false;

  constructor(readonly separators: string) {}

  add(piece: Piece): undefined {
    if (piece.ends === true) {
      this.#end();
      this.#loose = false;
    } else if (!piece.split || piece.quoted) {
      this.#append(piece.text, piece.quoted);
    } else {
      for (const char of piece.text) {
        this.#character(char);
      }
    }
  }

  finish(): Field[] {
    this.#end();
    return this.#fields;
  }

  #append(text: string, quoted: boolean): undefined {
    if (text !== '' || quoted) {
      this.#started = true;
      this.#loose = false;
      this.#text += text;
      this.#pattern += quoted ? quotePattern(text) : text.replaceAll('\\', '\\\\');
    }
  }

  #character(char: string): undefined {
    if (!this.separators.includes(char)) {
      this.#append(char, false);
    } else if (char === ' ' || char === '\t' || char === '\n') {
      this.#loose = this.#started || this.#loose;
      this.#end();
    } else if (this.#loose) {
      this.#loose = false;
    } else {
      this.#started = true;
      this.#end();
    }
  }

  #end(): undefined {
    if (this.#started) {
      this.#fields.push({ text: this.#text, pattern: hasWildcard(this.#pattern) ? this.#pattern : undefined });
    }
    this.#text = '';
    this.#pattern = '';
    this.#started = false;
  }
}

/** A word that is not split: an assigned value, a file to redirect to, a here document. */
export function joinPieces(pieces: readonly Piece[]): string {
  let text = '';
  pieces.forEach((piece, index) => {
    text += piece.ends === true ? (index > 0 && index < pieces.length - 1 ? ' ' : '') : piece.text;
  });
  return text;
}

/** A word that is a pattern: what was quoted stands for itself. */
export function joinPattern(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) => {
      if (piece.ends === true) {
        return ' ';
      }
      return piece.quoted ? quotePattern(piece.text) : piece.split ? piece.text : piece.text.replaceAll('\\', '\\\\');
    })
    .join('');
}
