/**
 * Shell arithmetic on 64-bit integers, lowest precedence first:
 *
 *     comma = assign { "," assign }         assign = NAME ( "=" | "+=" | … ) assign | choice
 *     choice = binary [ "?" comma ":" choice ]
 *     binary = unary { ( "||" "&&" "|" "^" "&" "==" "!=" "<" "<=" ">" ">=" "<<" ">>" "+" "-" "*" "/" "%" "**" ) unary }
 *     unary = ( "!" "~" "-" "+" "++" "--" ) unary | NAME [ "++" | "--" ] | NUMBER | "(" comma ")"
 */
import { ArithmeticError, number, type Token, tokens, wrap } from './arithmetic-tokens.js';

export interface Variables {
  get(name: string): string | undefined;
  set(name: string, value: string): void;
}

const strength: Readonly<Record<string, number>> = {
  '||': 1,
  '&&': 2,
  '|': 3,
  '^': 4,
  '&': 5,
  '==': 6,
  '!=': 6,
  '<': 7,
  '<=': 7,
  '>': 7,
  '>=': 7,
  '<<': 8,
  '>>': 8,
  '+': 9,
  '-': 9,
  '*': 10,
  '/': 10,
  '%': 10,
  '**': 11,
};
const assigning = /^(?:[-+*/%&|^]|<<|>>)?=$/;

/** The value of an expression; assignments go through `variables`. */
export function evaluate(source: string, variables: Variables, depth = 0): bigint {
  if (depth > 64) {
    throw new ArithmeticError('recursion', source);
  }
  const reader = new Reader(source, variables, depth);
  return reader.whole();
}

class Reader {
  readonly #tokens: readonly Token[];
  #next = 0;
  /** Above 0 in a branch that is skipped: nothing is assigned there, and nothing divides by zero. */
  #skipping = 0;

  constructor(
    readonly source: string,
    readonly variables: Variables,
    readonly depth: number,
  ) {
    this.#tokens = tokens(source);
  }

  whole(): bigint {
    if (this.#tokens.length === 0) {
      return 0n;
    }
    const value = this.#comma();
    if (this.#peek().kind !== 'end') {
      throw this.#error('syntax');
    }
    return value;
  }

  #peek(ahead = 0): Token {
    return this.#tokens[this.#next + ahead] ?? { kind: 'end', text: '', at: this.source.length };
  }

  #take(operator: string): boolean {
    const token = this.#peek();
    const found = token.kind === 'operator' && token.text === operator;
    this.#next += found ? 1 : 0;
    return found;
  }

  #error(kind: ArithmeticError['kind'], token = this.#peek()): ArithmeticError {
    const last = token.kind === 'end' ? (this.#tokens.at(-1) ?? token) : token;
    return new ArithmeticError(kind, this.source.slice(last.at));
  }

  #comma(): bigint {
    let value = this.#assign();
    while (this.#take(',')) {
      value = this.#assign();
    }
    return value;
  }

  #assign(): bigint {
    const name = this.#peek();
    const operator = this.#peek(1);
    if (name.kind !== 'name' || operator.kind !== 'operator' || !assigning.test(operator.text)) {
      return this.#choice();
    }
    this.#next += 2;
    const right = this.#assign();
    const plain = operator.text.slice(0, -1);
    return this.#store(name.text, plain === '' ? right : this.#apply(plain, this.#value(name.text), right, operator));
  }

  #store(name: string, value: bigint): bigint {
    if (this.#skipping === 0) {
      this.variables.set(name, String(value));
    }
    return value;
  }

  #value(name: string): bigint {
    const text = this.variables.get(name) ?? '';
    return /^\s*-?\d+\s*$/.test(text) && !/^\s*-?0\d/.test(text)
      ? wrap(BigInt(text.trim()))
      : evaluate(text, this.variables, this.depth + 1);
  }

  #choice(): bigint {
    const test = this.#binary(1);
    if (!this.#take('?')) {
      return test;
    }
    const yes = this.#guarded(test !== 0n, () => this.#comma());
    if (!this.#take(':')) {
      throw this.#error('syntax');
    }
    const no = this.#guarded(test === 0n, () => this.#assign());
    return test !== 0n ? yes : no;
  }

  #guarded(wanted: boolean, read: () => bigint): bigint {
    this.#skipping += wanted ? 0 : 1;
    const value = read();
    this.#skipping -= wanted ? 0 : 1;
    return value;
  }

  #binary(weakest: number): bigint {
    let left = this.#unary();
    for (;;) {
      const operator = this.#peek();
      const power = operator.kind === 'operator' ? (strength[operator.text] ?? 0) : 0;
      if (power < weakest || power === 0) {
        return left;
      }
      this.#next += 1;
      if (operator.text === '&&' || operator.text === '||') {
        const decided = (left !== 0n) === (operator.text === '||');
        const right = this.#guarded(!decided, () => this.#binary(power + 1));
        left = (operator.text === '&&' ? left !== 0n && right !== 0n : left !== 0n || right !== 0n) ? 1n : 0n;
      } else {
        const from = this.#peek();
        const right = this.#binary(operator.text === '**' ? power : power + 1);
        left = this.#apply(operator.text, left, right, from);
      }
    }
  }

  #apply(operator: string, left: bigint, right: bigint, from: Token): bigint {
    if ((operator === '/' || operator === '%') && right === 0n) {
      if (this.#skipping > 0) {
        return 0n;
      }
      throw new ArithmeticError('division', this.source.slice(from.at));
    }
    switch (operator) {
      case '+':
        return wrap(left + right);
      case '-':
        return wrap(left - right);
      case '*':
        return wrap(left * right);
      case '/':
        return wrap(left / right);
      case '%':
        return left % right;
      case '**':
        return this.#power(left, right);
      case '<<':
        return wrap(left << (right & 63n));
      case '>>':
        return left >> (right & 63n);
      case '&':
        return left & right;
      case '|':
        return left | right;
      case '^':
        return left ^ right;
      case '==':
        return left === right ? 1n : 0n;
      case '!=':
        return left === right ? 0n : 1n;
      case '<':
        return left < right ? 1n : 0n;
      case '<=':
        return left <= right ? 1n : 0n;
      case '>':
        return left > right ? 1n : 0n;
      default:
        return left >= right ? 1n : 0n;
    }
  }

  #power(base: bigint, exponent: bigint): bigint {
    if (exponent < 0n) {
      throw this.#error('exponent');
    }
    let result = 1n;
    let square = base;
    for (let left = exponent; left > 0n; left >>= 1n) {
      result = (left & 1n) === 1n ? wrap(result * square) : result;
      square = wrap(square * square);
    }
    return result;
  }

  #unary(): bigint {
    const token = this.#peek();
    this.#next += 1;
    if (token.kind === 'number') {
      return number(token.text, this.source.slice(token.at));
    }
    if (token.kind === 'name') {
      return this.#named(token.text);
    }
    switch (token.text) {
      case '!':
        return this.#unary() === 0n ? 1n : 0n;
      case '~':
        return ~this.#unary();
      case '-':
        return wrap(-this.#unary());
      case '+':
        return this.#unary();
      case '++':
      case '--':
        return this.#step(token);
      case '(': {
        const value = this.#comma();
        if (!this.#take(')')) {
          throw this.#error('syntax');
        }
        return value;
      }
      default:
        this.#next -= 1;
        throw this.#error('operand');
    }
  }

  #named(name: string): bigint {
    const value = this.#value(name);
    if (this.#take('++')) {
      this.#store(name, wrap(value + 1n));
    } else if (this.#take('--')) {
      this.#store(name, wrap(value - 1n));
    }
    return value;
  }

  #step(operator: Token): bigint {
    const name = this.#peek();
    if (name.kind === 'name') {
      this.#next += 1;
      return this.#store(name.text, wrap(this.#value(name.text) + (operator.text === '++' ? 1n : -1n)));
    }
    const value = this.#unary();
    return value;
  }
}
