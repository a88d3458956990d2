import type { SyntaxFault } from './syntax.js';

interface ParseError {
  readonly message: string;
  readonly pos: number;
}

const closers: readonly (readonly [RegExp, string])[] = [
  [/double quote/, '"'],
  [/single quote/, "'"],
  [/backtick|backquote/, '`'],
  [/parameter expansion/, '}'],
  [/command substitution/, '$('],
  [/arithmetic/, '$(('],
];

const opened: Readonly<Record<string, string>> = {
  then: 'fi',
  else: 'fi',
  if: 'fi',
  do: 'done',
  while: 'done',
  until: 'done',
  for: 'done',
  case: 'esac',
};

/** The first thing wrong with a text, from what the parser complains of and from what it overlooks. */
export function firstFault(source: string, errors: readonly ParseError[]): SyntaxFault | undefined {
  const error = errors[0];
  if (error === undefined) {
    return /(^|[^\\])(\\\\)*\\\n?$/.test(source) && source.endsWith('\\\n')
      ? endFault(source, undefined)
      : overlooked(source);
  }
  const unterminated = error.message.startsWith('unterminated');
  const closer = closers.find(([pattern]) => pattern.test(error.message))?.[1];
  if (unterminated && closer !== undefined) {
    return { kind: 'quote', token: closer, line: lineAt(source, error.pos) };
  }
  if (/^\s*for\s*$/.test(source)) {
    return { kind: 'loop-variable', token: 'newline', line: 1 };
  }
  return tokenFault(source, errors);
}

function tokenFault(source: string, errors: readonly ParseError[]): SyntaxFault {
  const wanted = wantedBy(errors);
  const named = errors.find((one) => one.message.startsWith('unexpected token'));
  const first = errors[0] ?? { message: '', pos: 0 };
  const position = Math.max(
    0,
    first.pos +
      (/^[\s;]*/.exec(source.slice(first.pos))?.[0].trimEnd().length === 0
        ? (/^\s*/.exec(source.slice(first.pos))?.[0].length ?? 0)
        : 0),
  );
  const rest = source.slice(position);
  const token =
    named !== undefined && named.pos <= position
      ? (/'(.*)'/.exec(named.message)?.[1] ?? '')
      : (/^(;;|&&|\|\||[;&|()]|[^\s;&|()]+)/.exec(rest)?.[1] ?? '');
  if (token === '') {
    const missing = /^if\b.*?;?\s*(fi)\s*$/s.exec(source.trim());
    if (missing !== null && wanted === 'then') {
      return { kind: 'token', token: 'fi', wanted, line: lineAt(source, source.lastIndexOf('fi')) };
    }
    return endFault(source, wanted);
  }
  return { kind: 'token', token, ...(wanted === undefined ? {} : { wanted }), line: lineAt(source, position) };
}

function wantedBy(errors: readonly ParseError[]): string | undefined {
  const first = /^expected '([^']*)'$/.exec(errors[0]?.message ?? '')?.[1];
  if (first !== undefined) {
    return first;
  }
  for (const { message } of errors) {
    const closing = /expected '(.*?)' to close '(.*?)'/.exec(message);
    if (closing !== null) {
      return closing[1];
    }
  }
  for (const { message } of errors) {
    const after = /expected command after '(.*?)'/.exec(message)?.[1];
    if (after !== undefined) {
      return opened[after];
    }
    const plain = /^expected '(.*?)'/.exec(message)?.[1];
    if (plain !== undefined) {
      return plain;
    }
  }
  return undefined;
}

function endFault(source: string, wanted: string | undefined): SyntaxFault {
  return { kind: 'end', token: '', ...(wanted === undefined ? {} : { wanted }), line: lineAt(source, source.length) };
}

/** An opening parenthesis after a command's arguments, which the parser takes for the end. */
function overlooked(source: string): SyntaxFault | undefined {
  const last = source.trimEnd().split('\n').at(-1) ?? '';
  return /(^|[^\\])\($/.test(last) && !last.includes('#') ? endFault(source, ')') : undefined;
}

function lineAt(source: string, pos: number): number {
  return source.slice(0, pos).split('\n').length;
}
