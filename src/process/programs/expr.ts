import { BadPattern, posixRegExp } from './regexp.js';
import { misuse } from './options.js';
import { quoted, type Run } from './tool.js';

/**
 * or = and { '|' and };  and = comparison { '&' comparison };  comparison = sum { ( '<' | '<=' | '=' | '==' | '!=' | '>=' | '>' ) sum }
 * sum = product { ( '+' | '-' ) product };  product = match { ( '*' | '/' | '%' ) match };  match = item { ':' item }
 * item = '(' or ')' | 'length' item | 'substr' item item item | 'index' item item | 'match' item item | '+' word | word
 */
export function expr(run: Run): number {
  const words = run.args[0] === '--' ? run.args.slice(1) : run.args;
  if (words.length === 0 && run.busybox) {
    run.complain('too few arguments');
    return 2;
  }
  if (words.length === 0) return misuse(run, { short: '', status: 2 }, 'missing operand');
  try {
    const value = new Calculator(words, run.busybox).whole();
    run.out(`${value}\n`);
    return value === '' || /^-?0+$/.test(value) ? 1 : 0;
  } catch (error) {
    if (!(error instanceof Wrong) && !(error instanceof BadPattern)) throw error;
    run.complain(error.message);
    return 2;
  }
}

class Wrong extends Error {}

const levels: readonly (readonly string[])[] = [
  ['|'],
  ['&'],
  ['<', '<=', '=', '==', '!=', '>=', '>'],
  ['+', '-'],
  ['*', '/', '%'],
  [':'],
];

class Calculator {
  private at = 0;

  constructor(
    private readonly words: readonly string[],
    private readonly busybox: boolean,
  ) {}

  whole(): string {
    const value = this.level(0);
    if (this.at < this.words.length)
      throw new Wrong(
        this.busybox ? 'syntax error' : `syntax error: unexpected argument ${quoted(this.words[this.at] as string)}`,
      );
    return value;
  }

  private level(depth: number): string {
    const operators = levels[depth];
    if (operators === undefined) return this.item();
    let left = this.level(depth + 1);
    for (
      let operator = this.words[this.at];
      operator !== undefined && operators.includes(operator);
      operator = this.words[this.at]
    ) {
      this.at++;
      left = this.apply(left, operator, this.level(depth + 1));
    }
    return left;
  }

  private item(): string {
    const word = this.words[this.at++];
    if (word === undefined)
      throw new Wrong(
        this.busybox ? 'syntax error' : `syntax error: missing argument after ${quoted(this.words.at(-1) ?? '')}`,
      );
    if (word === '(') {
      const value = this.level(0);
      if (this.words[this.at++] !== ')')
        throw new Wrong(
          this.busybox ? 'syntax error' : `syntax error: expecting ')' after ${quoted(this.words[this.at - 2] ?? '')}`,
        );
      return value;
    }
    const more = this.words.length - this.at;
    if (word === '+' && more > 0) return this.words[this.at++] as string;
    if (word === 'length' && more > 0) return String(this.item().length);
    if (word === 'match' && more > 1) return this.apply(this.item(), ':', this.item());
    if (word === 'index' && more > 1) {
      const [text, set] = [this.item(), this.item()];
      return String([...text].findIndex((char) => set.includes(char)) + 1);
    }
    if (word === 'substr' && more > 2) {
      const [text, from, length] = [this.item(), Number(this.item()), Number(this.item())];
      return from > 0 && length > 0 ? text.slice(from - 1, from - 1 + length) : '';
    }
    return word;
  }

  private apply(left: string, operator: string, right: string): string {
    const empty = (text: string) => text === '' || /^-?0+$/.test(text);
    if (operator === '|') return empty(left) ? (empty(right) ? '0' : right) : left;
    if (operator === '&') return empty(left) || empty(right) ? '0' : left;
    if (operator === ':') {
      const found = posixRegExp(right.replace(/^\^/, ''), false, 'y').exec(left);
      if (right.includes('\\(')) return found?.[1] ?? '';
      return String(found?.[0].length ?? 0);
    }
    const numbers = /^-?\d+$/.test(left) && /^-?\d+$/.test(right);
    if ('+-*/%'.includes(operator)) {
      if (!numbers) throw new Wrong(this.busybox ? 'non-numeric argument' : 'non-integer argument');
      const [a, b] = [BigInt(left), BigInt(right)];
      if (b === 0n && '/%'.includes(operator)) throw new Wrong('division by zero');
      return String(
        operator === '+'
          ? a + b
          : operator === '-'
            ? a - b
            : operator === '*'
              ? a * b
              : operator === '/'
                ? a / b
                : a % b,
      );
    }
    const [a, b] = numbers ? [BigInt(left), BigInt(right)] : [left, right];
    const order = a < b ? -1 : a > b ? 1 : 0;
    const truth = {
      '<': order < 0,
      '<=': order <= 0,
      '=': order === 0,
      '==': order === 0,
      '!=': order !== 0,
      '>=': order >= 0,
      '>': order > 0,
    }[operator];
    return truth ? '1' : '0';
  }
}
