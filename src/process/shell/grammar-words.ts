import type * as tree from 'unbash';
import { parse } from 'unbash';
import type { Operation, ParameterPart, Part, TextPart, Word } from './syntax.js';

function text(value: string, quoted: boolean): TextPart {
  return { part: 'text', text: value, quoted };
}

/** Takes the backslashes out of text that stands outside quotes: what they precede is quoted. */
function unescaped(raw: string): TextPart[] {
  const parts: TextPart[] = [];
  const pieces = raw.replace(/\\\n/g, '').split(/\\([\s\S])/);
  pieces.forEach((piece, index) => {
    if (index % 2 === 1) {
      parts.push(text(piece, true));
    } else if (piece !== '') {
      parts.push(text(piece, false));
    }
  });
  return parts;
}

/** `assigned`: the value of an assignment, where a tilde also stands for a home after each colon. */
export function translateWord(word: tree.Word, assigned = false): Word {
  const parts = word.parts === undefined ? unescaped(word.text) : word.parts.flatMap((one) => part(one, false));
  return withTildes(parts, assigned);
}

function withTildes(parts: readonly Part[], assigned: boolean): Word {
  return parts.flatMap((one, index) => {
    if (one.part !== 'text' || one.quoted || !one.text.includes('~')) {
      return [one];
    }
    const closed = index === parts.length - 1;
    const pieces = assigned ? one.text.split(/(?<=:)/) : [one.text];
    return pieces.flatMap((piece, at) => {
      const first = at === 0 ? index === 0 : true;
      const match = first ? /^~([\w-]*)(\/|:|$)/.exec(piece) : null;
      const whole = match !== null && (match[2] !== '' || closed || at < pieces.length - 1);
      if (match === null || !whole) {
        return [text(piece, false)];
      }
      const user = match[1] ?? '';
      return [{ part: 'tilde', user } as const, text(piece.slice(user.length + 1), false)];
    });
  });
}

function part(one: tree.WordPart, quoted: boolean): Part[] {
  switch (one.type) {
    case 'Literal':
      return quoted ? [text(one.value, true)] : unescaped(one.text);
    case 'SingleQuoted':
      return [text(one.value, true)];
    case 'AnsiCQuoted':
      return [{ ...text(one.value, true), inDash: `$${one.text.slice(2, -1)}` }];
    case 'DoubleQuoted':
    case 'LocaleString': {
      const inner = one.parts.flatMap((child) => part(child, true));
      return inner.length === 0 ? [text('', true)] : inner;
    }
    case 'SimpleExpansion':
      return [{ part: 'parameter', name: one.text.slice(1), quoted, text: one.text.slice(1) }];
    case 'ParameterExpansion':
      return [parameter(one, quoted)];
    case 'CommandExpansion':
      return [{ part: 'command', text: commandText(one), quoted }];
    case 'ArithmeticExpansion':
      return [{ part: 'arithmetic', expression: expressionWord(arithmeticText(one.text)), quoted }];
    case 'Glob':
      return one.kind === 'bracket' ? bracket(one) : [text(one.text, quoted)];
    case 'BraceExpansion':
      return braces(one);
    case 'ExtendedGlob':
    case 'ProcessSubstitution':
      return [text(one.text, quoted)];
  }
}

function bracket(one: tree.BracketGlobPart): Part[] {
  return [text('[', false), ...one.parts.flatMap((inner) => part(inner, false)), text(']', false)];
}

/** Braces stay text here: only some shells expand them. What is inside keeps its own expansions. */
function braces(one: tree.BraceExpansionPart): Part[] {
  const body = one.text.slice(1, -1);
  const word = parse(`: x${body}`).commands[0]?.command;
  const inner = word?.type === 'Command' ? word.suffix[0] : undefined;
  const parts = one.parts === undefined || inner?.type !== 'Word' ? unescaped(body) : [...translateWord(inner)];
  const [first, ...rest] = parts;
  const trimmed =
    one.parts !== undefined && first?.part === 'text' && !first.quoted
      ? [text(first.text.slice(1), false), ...rest]
      : parts;
  return [text('{', false), ...trimmed, text('}', false)];
}

function commandText(one: tree.CommandExpansionPart): string {
  if (!one.text.startsWith('`')) {
    return one.text.slice(2, one.text.endsWith(')') ? -1 : undefined);
  }
  return one.script?.source ?? one.text.slice(1, -1);
}

function arithmeticText(whole: string): string {
  return whole.startsWith('$((') ? whole.slice(3, -2) : whole.slice(2, -1);
}

/** An arithmetic expression as a word: its expansions are those of a here document. */
export function expressionWord(expression: string): Word {
  if (!/[$`\\"]/.test(expression)) {
    return [text(expression, true)];
  }
  const end = 'END-OF-EXPRESSION';
  const command = parse(`: <<${end}\n${expression.replaceAll('"', '')}\n${end}\n`).commands[0]?.command;
  const document = command?.type === 'Command' ? command.suffix[0] : undefined;
  return document?.type === 'HereDoc' ? documentWord(document) : [text(expression, true)];
}

export function documentWord(one: tree.HereDoc): Word {
  const tabs = one.operator === '<<-';
  const whole = (value: string): string => (tabs ? value.replace(/(^|\n)\t+/g, '$1') : value);
  const { parts } = one.body;
  if (one.delimiter?.quoted === true) {
    return [text(whole(one.body.text), true)];
  }
  if (parts === undefined) {
    const joined = one.body.text.replace(/\\\n/g, '');
    return [text(whole(joined).replace(/\\([$`\\])/g, '$1'), true)];
  }
  return parts.flatMap((child, index) => {
    if (child.type !== 'Literal') {
      return part(child, true);
    }
    const inner = tabs ? child.value.replace(/\n\t+/g, '\n') : child.value;
    return [text(index === 0 ? whole(inner) : inner, true)];
  });
}

function parameter(one: tree.ParameterExpansionPart, quoted: boolean): ParameterPart {
  const operation = one.operation === undefined ? undefined : translateOperation(one.operation, quoted);
  return {
    part: 'parameter',
    name: one.parameter,
    quoted,
    text: one.text.slice(2, -1),
    ...(one.prefix === undefined ? {} : { prefix: one.prefix }),
    ...(one.index === undefined ? {} : { index: translateWord(one.index) }),
    ...(operation === undefined ? {} : { operation }),
  };
}

function quotedOperand(word: tree.Word): Word {
  return word.parts === undefined ? [text(word.value, true)] : word.parts.flatMap((one) => part(one, true));
}

function translateOperation(one: tree.ParameterOperation, quoted: boolean): Operation {
  const operand = (word: tree.Word): Word => (quoted ? quotedOperand(word) : translateWord(word));
  switch (one.type) {
    case 'Default': {
      const kinds = { '-': 'default', '=': 'assign', '+': 'alternative', '?': 'demand' } as const;
      const sign = one.operator.at(-1) as keyof typeof kinds;
      return { kind: kinds[sign], colon: one.operator.length === 2, word: operand(one.operand) };
    }
    case 'Remove':
      return { kind: 'remove', operator: one.operator, pattern: translateWord(one.operand) };
    case 'Replace':
      return {
        kind: 'replace',
        operator: one.operator,
        pattern: translateWord(one.pattern),
        by: operand(one.replacement),
      };
    case 'Slice': {
      const length = one.length === undefined ? {} : { length: expressionWord(one.length.text) };
      return { kind: 'slice', offset: expressionWord(one.offset.text), ...length };
    }
    case 'CaseModification':
      return { kind: 'case', operator: one.operator };
    case 'Names':
      return { kind: 'names' };
    default:
      return { kind: 'bad' };
  }
}
