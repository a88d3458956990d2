import { judge } from '../programs/test.js';
import type { Expansion } from './expand.js';
import { matches } from './pattern.js';
import type { Comparison } from './syntax.js';
import { setElements } from './variables.js';

/** The truth of what stands between `[[` and `]]`. */
export function compare(expansion: Expansion, comparison: Comparison): boolean {
  switch (comparison.kind) {
    case 'all':
      return comparison.operands.every((one) => compare(expansion, one));
    case 'any':
      return comparison.operands.some((one) => compare(expansion, one));
    case 'not':
      return !compare(expansion, comparison.operand);
    case 'unary': {
      const operand = expansion.text(comparison.operand);
      if (comparison.operator === '-v') {
        return expansion.value(operand) !== undefined;
      }
      return judge(expansion.machine.system, [comparison.operator, operand]) === true;
    }
    case 'binary':
      return binary(expansion, comparison);
  }
}

function binary(expansion: Expansion, comparison: Extract<Comparison, { readonly kind: 'binary' }>): boolean {
  const { operator } = comparison;
  const left = expansion.text(comparison.left);
  if (operator === '=' || operator === '==' || operator === '!=') {
    return matches(left, expansion.pattern(comparison.right)) === (operator !== '!=');
  }
  if (operator === '=~') {
    return regular(expansion, left, expansion.text(comparison.right));
  }
  if (/^-(eq|ne|lt|le|gt|ge)$/.test(operator)) {
    const [a, b] = [comparison.left, comparison.right].map((word) => expansion.arithmetic(word));
    return judge(expansion.machine.system, [String(a), operator, String(b)]) === true;
  }
  return judge(expansion.machine.system, [left, operator, expansion.text(comparison.right)]) === true;
}

function regular(expansion: Expansion, text: string, expression: string): boolean {
  const source = expression
    .replaceAll('[[:space:]]', '\\s')
    .replaceAll('[:space:]', '\\s')
    .replaceAll('[:digit:]', '0-9')
    .replaceAll('[:alpha:]', 'A-Za-z')
    .replaceAll('[:alnum:]', 'A-Za-z0-9')
    .replaceAll('[:upper:]', 'A-Z')
    .replaceAll('[:lower:]', 'a-z');
  let found: RegExpExecArray | null;
  try {
    found = new RegExp(source).exec(text);
  } catch {
    return false;
  }
  setElements(expansion.machine.shell, 'BASH_REMATCH', found === null ? [] : found.map((group) => group ?? ''));
  return found !== null;
}
