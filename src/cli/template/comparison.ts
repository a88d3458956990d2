/** Go templates' eq and lt: by the kind of the two values, with its complaints. */
import { read, refuse } from '../reading.js';
import type { Reading } from '../reading.js';
import { PLAIN } from './directive.js';
import { formatValue } from './format-value.js';
import { goPrint } from './print.js';
import { GoMap, isNilList, kindOf, Named, scalarOf, typeName } from './value.js';
import type { Value } from './value.js';

const BASIC: ReadonlySet<string> = new Set(['bool', 'int', 'uint', 'float', 'string']);

const INCOMPATIBLE = refuse('incompatible types for comparison');
const NOT_COMPARABLE = refuse('invalid type for comparison');

/** The kinds that `eq` tells apart: whatever is no scalar counts as one. */
function basicKind(value: Value): string {
  const kind = kindOf(value);
  return BASIC.has(kind) ? kind : 'other';
}

function isWhole(kind: string): boolean {
  return kind === 'int' || kind === 'uint';
}

/** A value of a kind that can be nil, and is. */
function isNil(value: Value): boolean {
  if (value instanceof GoMap) return value.isNil;
  return value === undefined || value === null || isNilList(value) || (value instanceof Named && value.value === null);
}

function sameScalar(a: Value, b: Value): boolean {
  const [left, right] = [scalarOf(a), scalarOf(b)];
  return typeof left === 'bigint' || typeof right === 'bigint'
    ? BigInt(left ?? 0) === BigInt(right ?? 0)
    : left === right;
}

/** Pointers are equal when they lead to the same thing; lists and maps are never compared. */
function sameOther(a: Value, b: Value): Reading<boolean> {
  if (isNil(a) || isNil(b)) return read(isNil(a) === isNil(b));
  for (const value of [b, a]) {
    const kind = kindOf(value);
    if (kind === 'list' || kind === 'map')
      return refuse(`non-comparable type ${formatValue(value, 's', PLAIN)}: ${typeName(value)}`);
  }
  return read(a === b || (kindOf(a) === 'struct' && typeName(a) === typeName(b) && goPrint(a) === goPrint(b)));
}

/** True when `a` equals any of the others. */
export function equal(a: Value, others: readonly Value[]): Reading<boolean> {
  if (others.length === 0) return refuse('missing argument for comparison');
  const kind = basicKind(a);
  for (const other of others) {
    const otherKind = basicKind(other);
    if (kind !== otherKind && !(isWhole(kind) && isWhole(otherKind))) {
      if (kindOf(a) !== 'nil' && kindOf(other) !== 'nil') return INCOMPATIBLE;
      continue;
    }
    const same = kind === 'other' ? sameOther(a, other) : read(sameScalar(a, other));
    if (!same.ok || same.value) return same;
  }
  return read(false);
}

/** Below zero, zero or above, by code points for strings. */
export function compare(a: Value, b: Value): Reading<number> {
  const [kind, otherKind] = [basicKind(a), basicKind(b)];
  if (kind === 'other' || otherKind === 'other') return NOT_COMPARABLE;
  if (kind !== otherKind && !(isWhole(kind) && isWhole(otherKind))) return INCOMPATIBLE;
  if (kind === 'bool') return NOT_COMPARABLE;
  const [left, right] = [scalarOf(a) ?? 0, scalarOf(b) ?? 0];
  return read(left < right ? -1 : left > right ? 1 : 0);
}
