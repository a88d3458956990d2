import type { Members, Shape } from './snapshot-shape.js';

/** The names of a type's members, those that may be absent with a question mark: none may be forgotten. */
type MembersOf<T> = {
  readonly [K in keyof T & string as undefined extends T[K] ? `${K}?` : K]-?: Shape;
};

export const string: Shape = { is: 'string' };
export const number: Shape = { is: 'number' };
export const boolean: Shape = { is: 'boolean' };
export const anything: Shape = { is: 'anything' };
export const yes: Shape = { is: 'one of', values: [true] };

export function object<T>(members: MembersOf<T>): Shape {
  return { is: 'object', members: members as Members };
}

/** Only some members of what others wrote. */
export function some(members: Members): Shape {
  return { is: 'object', members };
}

export function list(of: Shape): Shape {
  return { is: 'list', of };
}

export function record(of: Shape): Shape {
  return { is: 'record', of };
}

export function table(of: Shape): Shape {
  return { is: 'table', keys: 'string', of };
}

export function numbered(of: Shape): Shape {
  return { is: 'table', keys: 'number', of };
}

export function oneOf(...values: readonly unknown[]): Shape {
  return { is: 'one of', values };
}

export function orNull(of: Shape): Shape {
  return { is: 'null or', of };
}

export function union(by: string, cases: Readonly<Record<string, Shape>>): Shape {
  return { is: 'union', by, cases };
}
