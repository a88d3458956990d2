import { remove, replace } from './pattern.js';
import type { Operation, ParameterPart, Word } from './syntax.js';

/** The part of an expansion that operations need. */
interface Operands {
  text(word: Word): string;
  pattern(word: Word): string;
  arithmetic(word: Word): bigint;
  value(name: string): string | undefined;
}

interface Values {
  readonly list: readonly string[];
  readonly star?: '@' | '*';
}

/** The values after `#`, `%`, `/`, `:` or `^`, each on its own; a slice of a list is taken from the list. */
export function changed(
  operands: Operands,
  part: ParameterPart,
  operation: Exclude<Operation, { readonly word: Word }>,
  values: Values,
): readonly string[] {
  const { list } = values;
  switch (operation.kind) {
    case 'remove': {
      const pattern = operands.pattern(operation.pattern);
      return list.map((text) => remove(text, operation.operator, pattern));
    }
    case 'replace': {
      const pattern = operands.pattern(operation.pattern);
      const by = operands.text(operation.by);
      return list.map((text) => replace(text, operation.operator, pattern, by));
    }
    case 'slice': {
      const offset = Number(operands.arithmetic(operation.offset));
      const length = operation.length === undefined ? undefined : Number(operands.arithmetic(operation.length));
      if (values.star === undefined) {
        return list.map((text) => slice([...text], offset, length).join(''));
      }
      const whole =
        part.index === undefined && offset <= 0 && offset === 0 ? [operands.value('0') ?? '', ...list] : list;
      return part.index === undefined && offset > 0 ? slice(list, offset - 1, length) : slice(whole, offset, length);
    }
    case 'case':
      return list.map((text) => withCase(text, operation.operator));
    default:
      return list;
  }
}

function slice<Item>(items: readonly Item[], offset: number, length: number | undefined): Item[] {
  const start = offset < 0 ? items.length + offset : offset;
  if (start < 0) {
    return [];
  }
  const end = length === undefined ? items.length : length < 0 ? items.length + length : start + length;
  return items.slice(start, Math.max(start, end));
}

function withCase(text: string, operator: '^' | '^^' | ',' | ',,'): string {
  const convert = (part: string): string => (operator.startsWith('^') ? upper(part) : lower(part));
  return operator.length === 2 ? convert(text) : `${convert(text.slice(0, 1))}${text.slice(1)}`;
}

/** Byte strings: only ASCII letters have a case. */
function upper(text: string): string {
  return text.replace(/[a-z]/g, (letter) => letter.toUpperCase());
}

function lower(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
