/**
 * The directives of a format of Go's package fmt.
 *
 *     directive = "%" { "+" | "-" | "#" | " " | "0" } [ index ] [ width ] [ "." [ index ] [ precision ] ] [ index ] verb
 *     width     = digits | "*"          precision = digits | "*"          index = "[" digits "]"
 */

/** How one operand is to be written. */
export interface Style {
  readonly plus: boolean;
  readonly minus: boolean;
  readonly sharp: boolean;
  readonly space: boolean;
  readonly zero: boolean;
  readonly width: number | undefined;
  readonly precision: number | undefined;
  /** `%+v`: the names of fields; `%#v`: as in Go's source. Then `plus` and `sharp` are false. */
  readonly named: boolean;
  readonly source: boolean;
}

export const PLAIN: Style = {
  plus: false,
  minus: false,
  sharp: false,
  space: false,
  zero: false,
  width: undefined,
  precision: undefined,
  named: false,
  source: false,
};

/** Go takes no number of more than a million for a width. */
const LARGEST = 1_000_000;

/** Reads a format one directive after the other, and keeps count of the operands used. */
export class DirectiveReader {
  at = 0;
  operand = 0;
  /** An index was used: operands that are left over are no mistake then. */
  reordered = false;
  private goodIndex = true;
  private afterIndex = false;

  constructor(
    private readonly format: string,
    private readonly count: number,
    /** The operand of that number, where it is a whole number: for `*`. */
    private readonly wholeNumber: (operand: number) => number | undefined,
  ) {}

  /** What stands after `%`, up to its verb; complaints about `*` are given to `complain`. */
  read(complain: (text: string) => void): { readonly style: Style; readonly verb: string; readonly good: boolean } {
    this.goodIndex = true;
    this.afterIndex = false;
    const flags = this.take(/[+\-# 0]*/y);
    this.index();
    let [width, fromWidth] = this.number();
    if (fromWidth && width === undefined) complain('%!(BADWIDTH)');
    const minus = flags.includes('-') || (width ?? 0) < 0;
    width = width === undefined ? undefined : Math.abs(width);
    const precision = this.precision(complain);
    if (!this.afterIndex) this.index();
    const verb = String.fromCodePoint(this.format.codePointAt(this.at) ?? 0);
    const ended = this.at >= this.format.length;
    if (!ended) this.at += verb.length;
    const source = verb === 'v' && flags.includes('#');
    const named = verb === 'v' && flags.includes('+');
    const style = {
      plus: flags.includes('+') && !named,
      minus,
      sharp: flags.includes('#') && !source,
      space: flags.includes(' '),
      zero: flags.includes('0') && !(fromWidth && minus && !flags.includes('-')),
      width,
      precision,
      named,
      source,
    };
    return { style, verb: ended ? '' : verb, good: this.goodIndex };
  }

  private take(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const text = pattern.exec(this.format)?.[0] ?? '';
    this.at += text.length;
    return text;
  }

  private precision(complain: (text: string) => void): number | undefined {
    if (this.take(/\./y) === '') return undefined;
    if (this.afterIndex) this.goodIndex = false;
    this.index();
    const [precision, fromOperand] = this.number();
    if (!fromOperand) return precision ?? 0;
    if (precision === undefined || precision < 0) {
      if (precision === undefined) complain('%!(BADPREC)');
      return undefined;
    }
    return precision;
  }

  /** A number, and whether it is an operand's. */
  private number(): readonly [value: number | undefined, fromOperand: boolean] {
    if (this.take(/\*/y) !== '') {
      const value = this.wholeNumber(this.operand);
      if (this.operand < this.count) this.operand += 1;
      this.afterIndex = false;
      return [value !== undefined && Math.abs(value) <= LARGEST ? value : undefined, true];
    }
    const digits = this.take(/[0-9]+/y);
    if (digits === '') return [undefined, false];
    if (this.afterIndex) this.goodIndex = false;
    return [Number(digits) > LARGEST ? undefined : Number(digits), false];
  }

  private index(): void {
    this.afterIndex = false;
    if (this.format.charAt(this.at) !== '[') return;
    this.reordered = true;
    const [, text, digits] = /^(\[([^\]]*)\])/.exec(this.format.slice(this.at)) ?? [];
    if (text === undefined || digits === undefined) {
      this.goodIndex = false;
      this.at += 1;
      return;
    }
    this.at += text.length;
    const number = /^[0-9]+$/.test(digits) ? Number(digits) : 0;
    if (number >= 1 && number <= this.count) this.operand = number - 1;
    else this.goodIndex = false;
    this.afterIndex = /^[0-9]+$/.test(digits);
  }
}
