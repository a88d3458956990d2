/**
 * What a Go template works on. Go's values are typed where JSON's are not, and its texts show it: a struct prints as
 * `{a b}` and a map as `map[k:v]`, a missing key of a map is `<no value>`, a missing field of a struct an error.
 *
 *     undefined     no value at all, such as a missing key            prints <no value>
 *     null          a nil interface: null in an untyped document      prints <no value>, too
 *     number        an int
 *     Named         a scalar of any other type, or a nil pointer
 */
export type Value = undefined | null | string | number | boolean | readonly Value[] | Named | GoMap | GoStruct;

export type Scalar = string | number | bigint | boolean;

/** A scalar of a type that has a name of its own, such as int64 or mount.Type; null is a nil pointer. */
export class Named {
  constructor(
    readonly value: Scalar | null,
    readonly type: string,
  ) {}
}

/** A number of an untyped document: Go keeps its text, and treats it as one. */
export const JSON_NUMBER = 'json.Number';

export class GoMap {
  constructor(
    readonly entries: ReadonlyMap<string, Value>,
    readonly type = 'map[string]interface {}',
    /** What `index` gives for a missing key: the zero value of its elements. */
    readonly zero: Value = undefined,
    readonly isNil = false,
  ) {}
}

export interface Method {
  readonly parameters: readonly ('string' | 'int')[];
  readonly call: (...args: readonly (string | number)[]) => Value;
}

interface Shape {
  readonly methods?: ReadonlyMap<string, Method>;
  /** The rows of docker's lists: their fields are methods, and their own JSON escapes `<`, `>` and `&`. */
  readonly isComputed?: boolean;
  /** The name of a field in JSON, where it is not the field's own. */
  readonly jsonNames?: ReadonlyMap<string, string>;
  /** Fields that JSON leaves out when they are empty. */
  readonly omitEmpty?: ReadonlySet<string>;
  /** Fields that are structs whose own fields count as fields of this one. */
  readonly embedded?: readonly string[];
}

/** Fields and methods of a named type; of a pointer to one, where its name begins with `*`. */
export class GoStruct {
  private readonly known = new Map<string, Value>();
  readonly methods: ReadonlyMap<string, Method>;
  readonly isComputed: boolean;

  constructor(
    readonly type: string,
    /** Names of the fields in Go's order; the values of `{{.}}` and of its JSON. */
    readonly names: readonly string[],
    private readonly read: (name: string) => Value,
    private readonly shape: Shape = {},
  ) {
    this.methods = shape.methods ?? new Map();
    this.isComputed = shape.isComputed ?? false;
  }

  private get outer(): readonly GoStruct[] {
    const inner = (this.shape.embedded ?? []).map((name) => this.get(name));
    return inner.filter((value): value is GoStruct => value instanceof GoStruct);
  }

  has(name: string): boolean {
    return this.names.includes(name) || this.outer.some((inner) => inner.has(name));
  }

  /** The same value each time, so that a pointer equals itself. Looked up only when a template asks. */
  get(name: string): Value {
    if (!this.names.includes(name)) return this.outer.find((inner) => inner.has(name))?.get(name);
    if (!this.known.has(name)) this.known.set(name, this.read(name));
    return this.known.get(name);
  }

  /** Names and values as its JSON has them. */
  members(): readonly (readonly [name: string, value: Value])[] {
    return this.names.flatMap((name): readonly (readonly [string, Value])[] => {
      const value = this.get(name);
      if (this.shape.embedded?.includes(name) === true) return value instanceof GoStruct ? value.members() : [];
      if (this.shape.omitEmpty?.has(name) === true && !isTrue(value)) return [];
      return [[this.shape.jsonNames?.get(name) ?? name, value]];
    });
  }
}

interface ListType {
  readonly type: string;
  readonly isNil: boolean;
}

const listTypes = new WeakMap<object, ListType>();

/** A slice of a type; a nil one prints as empty, and is null in JSON. */
export function typedList(items: readonly Value[], type: string, isNil = false): readonly Value[] {
  const list = [...items];
  listTypes.set(list, { type, isNil });
  return list;
}

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

export function isNilList(value: Value): boolean {
  return isList(value) && listTypes.get(value)?.isNil === true;
}

/** What a list or map of an untyped document holds is in an interface, which messages show. */
export function holdsInterfaces(value: Value): boolean {
  return (isList(value) || value instanceof GoMap) && typeName(value).endsWith('interface {}');
}

export type Kind = 'nil' | 'bool' | 'int' | 'uint' | 'float' | 'string' | 'list' | 'map' | 'struct' | 'pointer';

/** Go's kind of a value, whatever the name of its type. */
export function kindOf(value: Value): Kind {
  if (value === undefined || value === null) return 'nil';
  if (value instanceof GoMap) return 'map';
  if (value instanceof GoStruct) return value.type.startsWith('*') ? 'pointer' : 'struct';
  if (isList(value)) return 'list';
  if (value instanceof Named && value.value === null) return 'pointer';
  const scalar = scalarOf(value);
  if (typeof scalar === 'string') return 'string';
  if (typeof scalar === 'boolean') return 'bool';
  if (!(value instanceof Named)) return 'int';
  return value.type.startsWith('float') ? 'float' : value.type.startsWith('uint') ? 'uint' : 'int';
}

/** Without the name of its type; undefined for what is no scalar. */
export function scalarOf(value: Value): Scalar | undefined {
  if (value instanceof Named) return value.value ?? undefined;
  return typeof value === 'object' ? undefined : value;
}

export type Json = null | undefined | string | number | bigint | boolean | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** Go's truth: not zero, not empty. A struct is always true. */
export function isTrue(value: Value): boolean {
  if (value instanceof GoMap) return value.entries.size > 0;
  if (isList(value)) return value.length > 0;
  return value instanceof GoStruct || Boolean(scalarOf(value));
}

export function typeName(value: Value): string {
  if (value === undefined || value === null) return '<nil>';
  if (value instanceof GoMap || value instanceof GoStruct || value instanceof Named) return value.type;
  if (isList(value)) return listTypes.get(value)?.type ?? '[]string';
  return typeof value === 'string' ? 'string' : typeof value === 'boolean' ? 'bool' : 'int';
}
