/** `kind` lets each shell use its own words; `rest` is the text from the offending token on. */
export class ArithmeticError extends Error {
  constructor(
    readonly kind: 'operand' | 'division' | 'syntax' | 'recursion' | 'base' | 'exponent',
    readonly rest: string,
  ) {
    super(kind);
  }
}

const tokenPattern =
  /\s*(?:(0[xX][0-9a-fA-F]+|\d+#[0-9a-zA-Z@_]+|\d+)|([A-Za-z_]\w*)|(<<=|>>=|\*\*|\+\+|--|&&|\|\||<<|>>|[-+*/%&|^=!<>]=|[-+*/%&|^=!<>~?:(),]))/y;

export interface Token {
  readonly kind: 'number' | 'name' | 'operator' | 'end';
  readonly text: string;
  readonly at: number;
}

export function tokens(source: string): Token[] {
  const found: Token[] = [];
  let at = 0;
  while (source.slice(at).trim() !== '') {
    tokenPattern.lastIndex = at;
    const match = tokenPattern.exec(source);
    if (match === null) {
      throw new ArithmeticError('syntax', source.slice(at).trimStart());
    }
    const kind = match[1] !== undefined ? 'number' : match[2] !== undefined ? 'name' : 'operator';
    found.push({ kind, text: match[0].trimStart(), at: match.index + match[0].length - match[0].trimStart().length });
    at = tokenPattern.lastIndex;
  }
  return found;
}

export const wrap = (value: bigint): bigint => BigInt.asIntN(64, value);

export function number(text: string, rest: string): bigint {
  const based = /^(\d+)#(.+)$/.exec(text);
  if (based !== null) {
    return inBase(based[2] ?? '', Number(based[1]), rest);
  }
  if (/^0\d/.test(text)) {
    return inBase(text.slice(1), 8, rest);
  }
  return wrap(BigInt(text));
}

function inBase(digits: string, base: number, rest: string): bigint {
  const alphabet = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ@_';
  let value = 0n;
  for (const digit of base <= 36 ? digits.toLowerCase() : digits) {
    const weight = alphabet.indexOf(digit);
    if (weight < 0 || weight >= base) {
      throw new ArithmeticError('base', /^\w+/.exec(rest)?.[0] ?? rest);
    }
    value = wrap(value * BigInt(base) + BigInt(weight));
  }
  return value;
}
