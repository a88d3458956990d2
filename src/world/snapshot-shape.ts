import { Table } from '../table/table.js';

/** What a value read from a snapshot must look like. Members that a shape does not name are let be. */
export type Shape =
  | { readonly is: 'string' | 'number' | 'boolean' | 'anything' }
  | { readonly is: 'one of'; readonly values: readonly unknown[] }
  | { readonly is: 'null or'; readonly of: Shape }
  | { readonly is: 'list' | 'record'; readonly of: Shape }
  | { readonly is: 'table'; readonly keys: 'string' | 'number'; readonly of: Shape }
  | { readonly is: 'object'; readonly members: Members }
  /** An object whose member `by` says which of these shapes it has. */
  | { readonly is: 'union'; readonly by: string; readonly cases: Readonly<Record<string, Shape>> }
  /** A shape that contains itself. */
  | { readonly is: 'later'; readonly shape: () => Shape };

/** A name that ends in `?` may be absent. */
export type Members = Readonly<Record<string, Shape>>;

interface Visit {
  readonly value: unknown;
  readonly shape: Shape;
  /** Only the last step: the whole way is put together when something is wrong. */
  readonly step: string;
  readonly from: Visit | undefined;
}

function pathOf(visit: Visit): string {
  const steps: string[] = [];
  for (let at: Visit | undefined = visit; at; at = at.from) steps.unshift(at.step);
  return steps.join('');
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (value instanceof Table) return 'a table';
  if (Array.isArray(value)) return 'a list';
  return value === undefined ? 'missing' : typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/**
 * The first place at which a value has another shape, as `world.hosts["box"].now is a string, not a number`. What is
 * shared is looked at once for each shape; a deep tree needs no deep stack.
 */
export function shapeProblem(root: unknown, rootShape: Shape, name: string): string | undefined {
  const seen = new Map<Shape, Set<object>>();
  const waiting: Visit[] = [{ value: root, shape: rootShape, step: name, from: undefined }];
  for (let visit = waiting.pop(); visit; visit = waiting.pop()) {
    if (typeof visit.value === 'object' && visit.value !== null) {
      let values = seen.get(visit.shape);
      if (!values) seen.set(visit.shape, (values = new Set()));
      if (values.has(visit.value)) continue;
      values.add(visit.value);
    }
    const wanted = look(visit, waiting);
    if (wanted !== undefined) return `${pathOf(visit)} is ${kindOf(visit.value)}, not ${wanted}`;
  }
  return undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Table);
}

/** What should have been there; the parts of a fitting value are put on the waiting list. */
function look(visit: Visit, waiting: Visit[]): string | undefined {
  const { value, shape } = visit;
  const later = (step: string, part: unknown, of: Shape) => waiting.push({ value: part, shape: of, step, from: visit });
  switch (shape.is) {
    case 'anything':
      return undefined;
    case 'string':
    case 'number':
    case 'boolean':
      return typeof value === shape.is ? undefined : `a ${shape.is}`;
    case 'one of':
      return shape.values.includes(value) ? undefined : shape.values.map((one) => JSON.stringify(one)).join(' or ');
    case 'null or':
      if (value !== null) later('', value, shape.of);
      return undefined;
    case 'later':
      later('', value, shape.shape());
      return undefined;
    case 'list':
      if (!Array.isArray(value)) return 'a list';
      value.forEach((item, at) => void later(`[${at}]`, item, shape.of));
      return undefined;
    case 'record':
      if (!isRecord(value)) return 'an object';
      for (const name of Object.keys(value)) later(`[${JSON.stringify(name)}]`, value[name], shape.of);
      return undefined;
    case 'table':
      return lookIntoTable(value, shape, later);
    case 'object':
      return isRecord(value) ? lookIntoObject(value, shape.members, later) : 'an object';
    case 'union':
      return lookIntoUnion(value, shape, later);
  }
}

type Later = (step: string, part: unknown, of: Shape) => void;

function lookIntoTable(value: unknown, shape: Shape & { readonly is: 'table' }, later: Later): string | undefined {
  if (!(value instanceof Table)) return 'a table';
  for (const [key, item] of value as Table<string | number, unknown>) {
    if (typeof key !== shape.keys) return `a table whose keys are ${shape.keys}s`;
    later(`[${JSON.stringify(key)}]`, item, shape.of);
  }
  return undefined;
}

interface Member {
  readonly name: string;
  readonly optional: boolean;
  readonly shape: Shape;
}

const memberLists = new WeakMap<Members, readonly Member[]>();

function memberList(members: Members): readonly Member[] {
  const known = memberLists.get(members);
  if (known) return known;
  const list = Object.entries(members).map(([text, shape]) => {
    const optional = text.endsWith('?');
    return { name: optional ? text.slice(0, -1) : text, optional, shape };
  });
  memberLists.set(members, list);
  return list;
}

function lookIntoObject(value: Readonly<Record<string, unknown>>, members: Members, later: Later): undefined {
  for (const { name, optional, shape } of memberList(members)) {
    const part = Object.hasOwn(value, name) ? value[name] : undefined;
    const fits = shape.is !== 'object' && typeof part === shape.is;
    if (fits || (optional && part === undefined)) continue;
    later(`.${name}`, part, shape);
  }
  return undefined;
}

function lookIntoUnion(value: unknown, shape: Shape & { readonly is: 'union' }, later: Later): string | undefined {
  if (!isRecord(value)) return 'an object';
  const tag = value[shape.by];
  const known = typeof tag === 'string' && Object.hasOwn(shape.cases, tag) ? shape.cases[tag] : undefined;
  if (!known) return `an object whose "${shape.by}" is ${Object.keys(shape.cases).join(' or ')}`;
  later('', value, known);
  return undefined;
}
