import { unescape } from './escapes.js';
import { misuse } from './options.js';
import { quoted, type Run } from './tool.js';

/**
 * directive = '%' flags [width | '*'] ['.' (precision | '*')] conversion
 * The format is used again as long as arguments are left.
 */
export function printf(run: Run): number {
  return printWith(run, shellQuoted);
}

/** `quote` is what `%q` does to a text. */
export function printWith(run: Run, quote: (text: string) => string): number {
  const [format, ...rest] = run.args[0] === '--' ? run.args.slice(1) : run.args;
  if (format === undefined) {
    return misuse(run, { short: '' }, 'missing operand');
  }
  const printer = new Printer(run, rest, quote);
  do {
    printer.stopped = printer.once(format);
    if (printer.stopped) break;
  } while (printer.left() && printer.used);
  run.out(printer.text);
  if (printer.left() && !printer.used && !printer.stopped && !run.busybox)
    run.complain(`warning: ignoring excess arguments, starting with ${quoted(rest[0] as string)}`);
  return printer.code;
}

class Printer {
  text = '';
  code = 0;
  used = false;
  stopped = false;
  private at = 0;

  constructor(
    private readonly run: Run,
    private readonly args: readonly string[],
    private readonly quote: (text: string) => string,
  ) {}

  left(): boolean {
    return this.at < this.args.length;
  }

  /** Whether the output ends here (`\c`). */
  once(format: string): boolean {
    this.used = false;
    for (const [piece] of format.matchAll(
      /%%|%[-+ 0#]*(?:\d+|\*)?(?:\.(?:\d+|\*)?)?[a-zA-Z]?|\\(?:[0-7]{1,3}|x[0-9a-fA-F]{1,2}|[\s\S])|[^%\\]+|[%\\]/g,
    )) {
      if (piece === '%%') this.text += '%';
      else if (piece.startsWith('%')) {
        if (this.directive(piece)) return true;
      } else {
        const { bytes, stopped } = unescape(piece, 'format');
        this.text += bytes;
        if (stopped) return true;
      }
    }
    return false;
  }

  private directive(piece: string): boolean {
    const [, flags = '', width = '', dot, precision = '', letter = ''] =
      /^%([-+ 0#]*)(\d+|\*)?(\.(\d+|\*)?)?([a-zA-Z]?)$/.exec(piece) ?? [];
    const starred = (text: string) => (text === '*' ? Number(this.next() ?? 0) : Number(text));
    const wide = starred(width);
    const exact = dot === undefined ? undefined : starred(precision);
    const left = flags.includes('-') || wide < 0;
    const pad = (text: string, zeros: boolean) => {
      const to = Math.abs(wide);
      if (left) return text.padEnd(to);
      if (!zeros || !flags.includes('0')) return text.padStart(to);
      const sign = /^[-+ ]/.exec(text)?.[0] ?? '';
      return sign + text.slice(sign.length).padStart(to - sign.length, '0');
    };
    switch (letter) {
      case 's':
        this.text += pad((this.next() ?? '').slice(0, exact), false);
        return false;
      case 'q':
        this.text += pad(this.quote(this.next() ?? ''), false);
        return false;
      case 'c':
        this.text += pad((this.next() ?? '').slice(0, 1), false);
        return false;
      case 'b': {
        const { bytes, stopped } = unescape(this.next() ?? '', 'echo');
        this.text += pad(bytes, false);
        return stopped;
      }
      case 'd':
      case 'i':
      case 'u':
      case 'o':
      case 'x':
      case 'X':
        this.text += pad(integerText(this.integer(letter), letter, flags, exact), exact === undefined);
        return false;
      case 'f':
      case 'F':
      case 'e':
      case 'E':
      case 'g':
      case 'G':
        this.text += pad(floatText(this.float(), letter, flags, exact ?? 6), true);
        return false;
      default:
        this.run.complain(`${piece}: invalid ${this.run.busybox ? 'format' : 'conversion specification'}`);
        this.code = 1;
        return true;
    }
  }

  private next(): string | undefined {
    this.used = true;
    return this.args[this.at++];
  }

  private integer(letter: string): bigint {
    const text = this.next();
    if (text === undefined || text === '') return 0n;
    if (/^['"]./.test(text)) return BigInt(text.charCodeAt(1));
    const [whole, sign = '', digits = ''] = /^\s*([-+]?)(0[xX][0-9a-fA-F]+|\d+)/.exec(text) ?? [];
    if (whole !== text) this.doubt(text, whole !== undefined);
    if (whole === undefined || (this.run.busybox && whole !== text)) return 0n;
    const value = /^0[0-7]+$/.test(digits)
      ? BigInt(`0o${digits.slice(1)}`)
      : BigInt(/^0\d/.test(digits) ? '0' : digits);
    const signed = sign === '-' ? -value : value;
    const kept = BigInt.asIntN(64, signed);
    if (kept === signed || (letter !== 'd' && letter !== 'i' && BigInt.asUintN(64, signed) === signed)) return signed;
    this.run.complain(`${quoted(text)}: Numerical result out of range`);
    this.code = 1;
    return signed < 0n ? -(2n ** 63n) : letter === 'd' || letter === 'i' ? 2n ** 63n - 1n : 2n ** 64n - 1n;
  }

  private float(): number {
    const text = this.next();
    if (text === undefined || text === '') return 0;
    const [whole] = /^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/.exec(text) ?? [];
    if (whole !== text) this.doubt(text, whole !== undefined);
    return whole === undefined ? 0 : Number(whole);
  }

  private doubt(text: string, partly: boolean): void {
    const { busybox } = this.run;
    this.run.complain(
      busybox
        ? `invalid number '${text}'`
        : partly
          ? `'${text}': value not completely converted`
          : `'${text}': expected a numeric value`,
    );
    this.code = 1;
  }
}

function integerText(value: bigint, letter: string, flags: string, precision: number | undefined): string {
  const positive = value < 0n ? -value : value;
  const unsigned = value < 0n ? BigInt.asUintN(64, value) : value;
  if (letter === 'd' || letter === 'i') {
    const sign = value < 0n ? '-' : flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '';
    return sign + positive.toString().padStart(precision ?? 0, '0');
  }
  const base = letter === 'o' ? 8 : letter === 'u' ? 10 : 16;
  const digits = unsigned.toString(base).padStart(precision ?? 0, '0');
  const prefix = !flags.includes('#') || value === 0n || base === 10 ? '' : base === 8 ? '0' : '0x';
  return letter === 'X' ? (prefix + digits).toUpperCase() : prefix + digits;
}

/** As C's `%f`, `%e` and `%g`. */
export function floatText(value: number, letter: string, flags: string, precision: number): string {
  const sign = value < 0 || Object.is(value, -0) ? '-' : flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '';
  const size = Math.abs(value);
  const exponential = (digits: number) => size.toExponential(digits).replace(/e([-+])(\d)$/, 'e$10$2');
  let text: string;
  if (letter === 'f' || letter === 'F') text = size.toFixed(precision);
  else if (letter === 'e' || letter === 'E') text = exponential(precision);
  else {
    const digits = precision === 0 ? 1 : precision;
    const power = size === 0 ? 0 : Number(size.toExponential(digits - 1).split('e')[1]);
    const shown = power < -4 || power >= digits ? exponential(digits - 1) : size.toFixed(digits - 1 - power);
    text = flags.includes('#') || !shown.includes('.') ? shown : shown.replace(/\.?0+(?=e|$)/, '');
  }
  return sign + (letter === letter.toUpperCase() ? text.toUpperCase() : text);
}

function shellQuoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** As bash's own `printf` does. */
export function backslashed(text: string): string {
  if (text === '') return "''";
  return text.includes('\n')
    ? `$'${text.replace(/[\\']/g, '\\$&').replaceAll('\n', '\\n')}'`
    : text.replace(/[^\w@%+=:./-]/g, '\\$&');
}
