/** Go templates' eq and lt: by the kind of the two values, with its complaints. */
import { read, refuse } from '../reading.js';
import type { Reading } from '../reading.js';
import { goPrint } from './print.js';
import { JsonNumber, typeName } from './value.js';
import type { Value } from './value.js';

type Kind = 'nil' | 'bool' | 'int' | 'float' | 'string' | 'other';

function kindOf(value: Value): Kind {
  if (value === undefined || value === null) return 'nil';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'string' || value instanceof JsonNumber) return 'string';
  if (typeof value === 'bigint') return 'int';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float';
  return 'other';
}

const INCOMPATIBLE = refuse('incompatible types for comparison');
const NOT_COMPARABLE = refuse('invalid type for comparison');

/** True when `a` equals any of the others. */
export function equal(a: Value, others: readonly Value[]): Reading<boolean> {
  if (others.length === 0) return refuse('missing argument for comparison');
  const kind = kindOf(a);
  for (const other of others) {
    const otherKind = kindOf(other);
    if (kind === 'other' || otherKind === 'other') {
      const culprit = kind === 'other' ? a : other;
      return refuse(`non-comparable type ${goPrint(culprit)}: ${typeName(culprit)}`);
    }
    if (kind !== otherKind && kind !== 'nil' && otherKind !== 'nil') return INCOMPATIBLE;
    if (
      kind === otherKind &&
      (kind === 'nil' ||
        a === other ||
        (kind === 'string' && goPrint(a) === goPrint(other)) ||
        (kind === 'int' && Number(a) === Number(other)))
    ) {
      return read(true);
    }
  }
  return read(false);
}

/** Below zero, zero or above, by code points for strings. */
export function compare(a: Value, b: Value): Reading<number> {
  const kind = kindOf(a);
  if (kind === 'other' || kind === 'nil' || kindOf(b) === 'other' || kindOf(b) === 'nil') return NOT_COMPARABLE;
  if (kind !== kindOf(b)) return INCOMPATIBLE;
  if (kind === 'bool') return NOT_COMPARABLE;
  if (kind === 'string') return read(goPrint(a) < goPrint(b) ? -1 : goPrint(a) > goPrint(b) ? 1 : 0);
  return read(Number(a) - Number(b));
}
