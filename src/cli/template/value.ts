/**
 * What a Go template works on. Go's values are typed where JSON's are not, and its texts show it: a struct prints as
 * `{a b}` and a map as `map[k:v]`, a missing key of a map is `<no value>`, a missing field of a struct an error.
 *
 *     undefined     no value at all, such as a missing key            prints <no value>
 *     null          a nil pointer                                     prints <nil>
 *     number        an int; a float64 where it has a fraction
 *     NIL_LIST      a nil slice: prints as empty, and is null in JSON
 */
export type Value =
  | undefined
  | null
  | string
  | number
  | bigint
  | boolean
  | readonly Value[]
  | JsonNumber
  | GoMap
  | GoStruct;

export const NIL_LIST: readonly Value[] = Object.freeze([]);

/** A number of an untyped document: Go keeps its text, and treats it as one. */
export class JsonNumber {
  constructor(readonly text: string) {}
}

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

const NOTHING_LEFT: ReadonlyMap<string, Value> = new Map();

/** Fields and methods of a named type. Members are looked up by name only when a template asks. */
export class GoStruct {
  constructor(
    readonly type: string,
    /** Names of the fields in Go's order; the values of `{{.}}` and, but for those left out, of its JSON. */
    readonly names: readonly string[],
    readonly get: (name: string) => Value,
    readonly methods: ReadonlyMap<string, Method> = new Map(),
    /** The list contexts of docker write their own JSON, which escapes `<`, `>` and `&`. */
    readonly escapesJson = false,
    /** The name of a field in JSON, where it is not the field's own. */
    readonly jsonName: (name: string) => string = (name) => name,
    /** Fields that are there but empty, and that JSON leaves out: Go's omitempty. */
    readonly left: ReadonlyMap<string, Value> = NOTHING_LEFT,
  ) {}

  has(name: string): boolean {
    return this.names.includes(name) || this.left.has(name);
  }
}

export type Json = null | undefined | string | number | bigint | boolean | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

function isObject(json: Json): json is JsonObject {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

const untypedLists = new WeakSet<object>();

/** `[]interface {}`: a list of an untyped document. */
export function isUntypedList(value: Value): boolean {
  return Array.isArray(value) && untypedLists.has(value);
}

/** A document as docker reads it without knowing its type: objects are maps, null is no value. */
export function untypedValue(json: Json): Value {
  if (Array.isArray(json)) {
    const list = json.map(untypedValue);
    untypedLists.add(list);
    return list;
  }
  if (isObject(json)) return new GoMap(new Map(Object.entries(json).map(([key, item]) => [key, untypedValue(item)])));
  if (typeof json === 'number' || typeof json === 'bigint') return new JsonNumber(String(json));
  return json === null ? undefined : (json as Value);
}

/** Members of Engine documents that are maps and not structs, with the type of their elements. */
const MAPS: ReadonlyMap<string, 'string' | 'struct' | 'list'> = new Map([
  ...['Labels', 'Annotations', 'Options', 'DriverOpts', 'Sysctls', 'Tmpfs', 'StorageOpt', 'Data', 'Attributes'].map(
    (name) => [name, 'string'] as const,
  ),
  ...['Config#Config', 'Metadata', 'Status'].map((name) => [name, 'string'] as const),
  ...['ExposedPorts', 'Volumes', 'Networks', 'Containers', 'Services', 'EndpointsConfig'].map(
    (name) => [name, 'struct'] as const,
  ),
  ...['Ports', 'PortBindings'].map((name) => [name, 'list'] as const),
]);

/** Members that are pointers: null prints as `<nil>`. Every other null is a nil slice, or a nil map if in MAPS. */
const POINTERS = new Set([
  ...['OomKillDisable', 'PidsLimit', 'IPAMConfig', 'Init', 'Health', 'Healthcheck', 'UsageData'],
  ...['BindOptions', 'VolumeOptions', 'TmpfsOptions', 'SizeRw', 'SizeRootFs', 'StopTimeout'],
]);

/** Fields whose name in Go is not their name in JSON. A template that uses the latter gets it untyped. */
const GO_NAMES: ReadonlyMap<string, string> = new Map([
  ['Id', 'ID'],
  ['id', 'ID'],
  ['status', 'Status'],
  ['from', 'From'],
  ['scope', 'Scope'],
  ['time', 'Time'],
  ['timeNano', 'TimeNano'],
  ['HostIp', 'HostIP'],
  ['Dns', 'DNS'],
  ['DnsOptions', 'DNSOptions'],
  ['DnsSearch', 'DNSSearch'],
  ['CpuShares', 'CPUShares'],
  ['CpuPeriod', 'CPUPeriod'],
  ['CpuQuota', 'CPUQuota'],
  ['NanoCpus', 'NanoCPUs'],
]);

/** Members that the Engine leaves out when they are empty, with what a template finds then. */
const LEFT_OUT: ReadonlyMap<string, readonly (readonly [name: string, empty: Json])[]> = new Map([
  [
    'HostConfig',
    [
      ['Annotations', null],
      ['StorageOpt', null],
      ['Tmpfs', null],
      ['Sysctls', null],
      ['Mounts', null],
      ['Init', null],
    ],
  ],
  [
    'Config',
    [
      ['ExposedPorts', null],
      ['Healthcheck', null],
      ['Shell', null],
      ['StopSignal', ''],
      ['Env', null],
      ['Cmd', null],
      ['Entrypoint', null],
      ['Volumes', null],
      ['Labels', null],
      ['User', ''],
      ['WorkingDir', ''],
      ['OnBuild', null],
      ['NetworkDisabled', false],
      ['MacAddress', ''],
      ['ArgsEscaped', false],
      ['StopTimeout', null],
    ],
  ],
  ['State', [['Health', null]]],
  [
    'Container',
    [
      ['SizeRw', null],
      ['SizeRootFs', null],
    ],
  ],
  [
    'MountPoint',
    [
      ['Type', ''],
      ['Name', ''],
      ['Driver', ''],
    ],
  ],
  [
    'Mount',
    [
      ['Type', ''],
      ['Source', ''],
      ['Target', ''],
      ['ReadOnly', false],
      ['Consistency', ''],
      ['BindOptions', null],
      ['VolumeOptions', null],
      ['TmpfsOptions', null],
    ],
  ],
]);

/** What the elements of a list are called in Go: by the struct that has the list, and its name there. */
const ELEMENT_NAMES: ReadonlyMap<string, string> = new Map([
  ['.Mounts', 'MountPoint'],
  ['HostConfig.Mounts', 'Mount'],
]);

/** The fields of structs that print with their empty members in place, in Go's order. */
const FIELDS: ReadonlyMap<string, readonly string[]> = new Map([
  ['MountPoint', ['Type', 'Name', 'Source', 'Destination', 'Driver', 'Mode', 'RW', 'Propagation']],
  ['Mount', ['Type', 'Source', 'Target', 'ReadOnly', 'Consistency', 'BindOptions', 'VolumeOptions', 'TmpfsOptions']],
]);

function leftOut(name: string, json: JsonObject): ReadonlyMap<string, Value> | undefined {
  const struct = name === '' && Object.hasOwn(json, 'HostConfig') ? 'Container' : name;
  const missing = LEFT_OUT.get(struct)?.filter(([member]) => !Object.hasOwn(json, member));
  return missing && new Map(missing.map(([member, empty]) => [member, typedValue(empty, member, name)]));
}

const ELEMENT_TYPES = { string: 'map[string]string', struct: 'map[string]struct {}', list: 'map[string][]struct {}' };
const ELEMENT_ZEROS = { string: '', struct: undefined, list: undefined } as const;

/**
 * A document as docker reads it into its types, which tells structs from maps; members keep the document's order.
 * `owner` is the name of the struct around it: `Config` is a map in `LogConfig` and a struct elsewhere. `root` is the type of
 * the whole document.
 */
export function typedValue(json: Json, name = '', owner = '', root = 'types.Document'): Value {
  const elements = MAPS.get(name) ?? MAPS.get(owner === 'LogConfig' ? `${name}#${name}` : '');
  if (json === null) {
    if (POINTERS.has(name)) return null;
    if (elements === undefined) return NIL_LIST;
    return new GoMap(new Map(), ELEMENT_TYPES[elements], ELEMENT_ZEROS[elements], true);
  }
  if (Array.isArray(json)) return json.map((item) => typedValue(item, ELEMENT_NAMES.get(`${owner}.${name}`)));
  if (!isObject(json)) return json as Value;
  if (elements !== undefined) {
    const entries = Object.entries(json).map(([key, item]) => [key, typedValue(item)] as const);
    return new GoMap(new Map(entries), ELEMENT_TYPES[elements], ELEMENT_ZEROS[elements]);
  }
  const jsonNames = new Map(Object.keys(json).map((member) => [GO_NAMES.get(member) ?? member, member]));
  const jsonName = (member: string): string => jsonNames.get(member) ?? member;
  const left = leftOut(name, json);
  const get = (member: string): Value =>
    left?.has(member) ? left.get(member) : typedValue(json[jsonName(member)], jsonName(member), name);
  const type = name === '' ? root : `types.${name}`;
  return new GoStruct(type, FIELDS.get(name) ?? [...jsonNames.keys()], get, undefined, false, jsonName, left);
}

/** Go's truth: not zero, not empty. A struct is always true. */
export function isTrue(value: Value): boolean {
  if (value instanceof GoMap) return value.entries.size > 0;
  if (Array.isArray(value)) return value.length > 0;
  if (value instanceof JsonNumber) return value.text !== '';
  return Boolean(value);
}

export function typeName(value: Value): string {
  if (value === undefined) return '<nil>';
  if (value === null) return 'interface {}';
  if (value instanceof GoMap || value instanceof GoStruct) return value.type;
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'bigint') return 'int64';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float64';
  if (value instanceof JsonNumber) return 'json.Number';
  if (isUntypedList(value)) return '[]interface {}';
  const first = typeName(value[0]);
  return value.length > 0 && first !== '<nil>' ? `[]${first}` : '[]string';
}
