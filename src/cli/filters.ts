/**
 * `--filter NAME=VALUE`.
 *
 *     filter = name "=" value      both are trimmed, the name is lowered; an empty argument is no filter
 */
import type { Flag } from './flags.js';
import { read, refuse } from './reading.js';
import type { Reading } from './reading.js';

/** Values by name, both in the order given, without duplicates. */
export type Filters = ReadonlyMap<string, readonly string[]>;

export const NO_FILTERS: Filters = new Map();

export function addFilter(filters: Filters, argument: string): Reading<Filters> {
  if (argument === '') return read(filters);
  const equals = argument.indexOf('=');
  if (equals < 0) return refuse('bad format of filter (expected name=value)');
  const name = argument.slice(0, equals).trim().toLowerCase();
  const value = argument.slice(equals + 1).trim();
  const known = filters.get(name) ?? [];
  if (known.includes(value)) return read(filters);
  return read(new Map(filters).set(name, [...known, value]));
}

/** The `--filter` flag; lists give it the letter `f`, prune commands do not. */
export function filter(about: string, short?: 'f'): Flag<Filters> {
  return { type: 'filter', initial: NO_FILTERS, about, ...(short === undefined ? {} : { short }), add: addFilter };
}
