import { type Failure, failure } from '../world/failure.js';

/** Values by key, as the Engine API's `filters` parameter has them. */
export type Filters = Readonly<Record<string, readonly string[]>>;

export function filterValues(filters: Filters, key: string): readonly string[] {
  return Object.hasOwn(filters, key) ? (filters[key] ?? []) : [];
}

export function invalidFilter(text: string): Failure {
  return failure('invalid-argument', `Invalid filter '${text}'`);
}

/** Refuses a key that this list does not know. */
export function checkFilterKeys(filters: Filters, known: readonly string[]): Failure | undefined {
  const unknown = Object.keys(filters).find((key) => !known.includes(key));
  return unknown === undefined ? undefined : invalidFilter(unknown);
}

/** No value lets everything through. */
export function matchesExactly(values: readonly string[], text: string): boolean {
  return values.length === 0 || values.includes(text);
}

/** A value that is a beginning of the text is enough. */
export function matchesPrefix(values: readonly string[], text: string): boolean {
  return values.length === 0 || values.some((value) => text.startsWith(value));
}

/** A value that is the text itself, or a regular expression found in it; one that is none matches nothing. */
export function matchesPattern(values: readonly string[], text: string): boolean {
  if (matchesExactly(values, text)) return true;
  return values.some((value) => goPattern(value)?.test(text) === true);
}

/** Constructs that JavaScript takes and Go's regular expressions refuse: look-around, back-references. */
const notInGo = /\(\?<?[=!]|\\[1-9]/;

function goPattern(text: string): RegExp | undefined {
  const [, flags = '', body = ''] = /^(?:\(\?([ims]+)\))?(.*)$/s.exec(text) ?? [];
  if (notInGo.test(body)) return undefined;
  try {
    return new RegExp(body.replaceAll('(?P<', '(?<').replaceAll('\\z', '$'), flags);
  } catch {
    return undefined;
  }
}
