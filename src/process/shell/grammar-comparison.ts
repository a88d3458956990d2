import type * as tree from 'unbash';
import { translateWord } from './grammar-words.js';
import type { Comparison } from './syntax.js';

export function translateComparison(test: tree.TestExpression): Comparison {
  switch (test.type) {
    case 'TestUnary':
      return { kind: 'unary', operator: test.operator, operand: translateWord(test.operand) };
    case 'TestBinary':
      return {
        kind: 'binary',
        operator: test.operator,
        left: translateWord(test.left),
        right: translateWord(test.right),
      };
    case 'TestLogical':
      return {
        kind: test.operator === '&&' ? 'all' : 'any',
        operands: test.operands.map((one) => translateComparison(one)),
      };
    case 'TestNot': {
      const operand = translateComparison(test.operand);
      return test.negations.length % 2 === 1 ? { kind: 'not', operand } : operand;
    }
    case 'TestGroup':
      return translateComparison(test.expression);
  }
}
