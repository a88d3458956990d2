/**
 * `--mount`.
 *
 *     value = CSV record of  key "=" value | switch
 *     key   = type | source src | target dst destination | readonly ro | consistency | bind-propagation
 *           | bind-recursive | bind-nonrecursive | volume-nocopy | volume-subpath | volume-label | volume-driver
 *           | volume-opt | image-subpath | tmpfs-size | tmpfs-mode                 in any case
 */
import { readSize } from '../flag-kinds.js';
import { parseCsvRecord } from '../go/csv.js';
import { parseGoBool, parseGoUint } from '../go/number.js';
import { read, refuse } from '../reading.js';
import type { Reading } from '../reading.js';

/** A mount of the create call; members are there only where they were given. */
export interface MountDocument {
  Type: string;
  Source?: string;
  Target?: string;
  ReadOnly?: boolean;
  Consistency?: string;
  BindOptions?: {
    Propagation?: string;
    NonRecursive?: boolean;
    ReadOnlyNonRecursive?: boolean;
    ReadOnlyForceRecursive?: boolean;
  };
  VolumeOptions?: {
    NoCopy?: boolean;
    Labels?: Record<string, string>;
    Subpath?: string;
    DriverConfig?: { Name?: string; Options?: Record<string, string> };
  };
  ImageOptions?: { Subpath?: string };
  TmpfsOptions?: { SizeBytes?: number; Mode?: number };
}

type Problem = string | undefined;
type Apply = (mount: MountDocument, value: string, key: string) => Problem;

const bind = (mount: MountDocument) => (mount.BindOptions ??= {});
const volume = (mount: MountDocument) => (mount.VolumeOptions ??= { DriverConfig: {} });
const tmpfs = (mount: MountDocument) => (mount.TmpfsOptions ??= {});

function setSource(mount: MountDocument, value: string): Problem {
  mount.Source = value;
  return undefined;
}

function setTarget(mount: MountDocument, value: string): Problem {
  mount.Target = value;
  return undefined;
}

function whenBool(value: string, key: string, set: (on: boolean) => void): Problem {
  const on = parseGoBool(value);
  if (!on.ok) return `invalid value for ${key}: ${value}`;
  set(on.value);
  return undefined;
}

function setReadOnly(mount: MountDocument, value: string, key: string): Problem {
  return whenBool(value, key, (on) => {
    if (on) mount.ReadOnly = true;
    else delete mount.ReadOnly;
  });
}

function setRecursive(mount: MountDocument, value: string, key: string): Problem {
  if (value === 'disabled') bind(mount).NonRecursive = true;
  else if (value === 'writable') bind(mount).ReadOnlyNonRecursive = true;
  else if (value === 'readonly') bind(mount).ReadOnlyForceRecursive = true;
  else if (value !== 'enabled') {
    return `invalid value for ${key}: ${value} (must be "enabled", "disabled", "writable", or "readonly")`;
  }
  return undefined;
}

/** Pairs without a value are ignored, as the client ignores them. Defined, not assigned: `__proto__` is a name too. */
function putPair(table: Record<string, string>, pair: string): void {
  const equals = pair.indexOf('=');
  if (equals <= 0) return;
  const value = pair.slice(equals + 1);
  Object.defineProperty(table, pair.slice(0, equals), { value, enumerable: true, writable: true, configurable: true });
}

const KEY_LIST: readonly (readonly [string, Apply])[] = [
  ['type', (mount, value) => void (mount.Type = value.toLowerCase())],
  ['source', setSource],
  ['src', setSource],
  ['target', setTarget],
  ['dst', setTarget],
  ['destination', setTarget],
  ['readonly', setReadOnly],
  ['ro', setReadOnly],
  ['consistency', (mount, value) => void (mount.Consistency = value.toLowerCase())],
  ['bind-propagation', (mount, value) => void (bind(mount).Propagation = value.toLowerCase())],
  ['bind-recursive', setRecursive],
  ['bind-nonrecursive', (mount, value, key) => whenBool(value, key, (on) => void (bind(mount).NonRecursive = on))],
  ['volume-nocopy', (mount, value, key) => whenBool(value, key, (on) => void (volume(mount).NoCopy = on))],
  ['volume-subpath', (mount, value) => void (volume(mount).Subpath = value)],
  ['volume-label', (mount, value) => void putPair((volume(mount).Labels ??= {}), value)],
  ['volume-driver', (mount, value) => void ((volume(mount).DriverConfig ??= {}).Name = value)],
  ['volume-opt', (mount, value) => void putPair(((volume(mount).DriverConfig ??= {}).Options ??= {}), value)],
  ['image-subpath', (mount, value) => void ((mount.ImageOptions ??= {}).Subpath = value)],
  ['tmpfs-size', setTmpfsSize],
  ['tmpfs-mode', setTmpfsMode],
];

const KEYS: ReadonlyMap<string, Apply> = new Map(KEY_LIST);

const SWITCHES = new Set(['readonly', 'ro', 'volume-nocopy', 'bind-nonrecursive']);

function setTmpfsSize(mount: MountDocument, value: string, key: string): Problem {
  const size = readSize(value);
  if (!size.ok) return `invalid value for ${key}: ${value}`;
  tmpfs(mount).SizeBytes = size.value;
  return undefined;
}

function setTmpfsMode(mount: MountDocument, value: string, key: string): Problem {
  const mode = /^[0-7]+$/.test(value) ? parseGoUint(`0${value}`, 32) : undefined;
  if (mode === undefined || !mode.ok) return `invalid value for ${key}: ${value}`;
  tmpfs(mount).Mode = mode.value;
  return undefined;
}

function applyField(mount: MountDocument, field: string): Problem {
  const equals = field.indexOf('=');
  const key = (equals < 0 ? field : field.slice(0, equals)).toLowerCase();
  if (equals < 0 && !SWITCHES.has(key)) return `invalid field '${field}' must be a key=value pair`;
  const apply = KEYS.get(key);
  if (apply === undefined) return `unexpected key '${key}' in '${field}'`;
  return apply(mount, equals < 0 ? 'true' : field.slice(equals + 1), key);
}

function complaint(mount: MountDocument): Problem {
  const { Type: type, BindOptions: options } = mount;
  if (type === '') return 'type is required';
  if (mount.Target === undefined || mount.Target === '') return 'target is required';
  const mixed = (kind: string) => `cannot mix '${kind}-*' options with mount type '${type}'`;
  if (mount.VolumeOptions !== undefined && type !== 'volume') return mixed('volume');
  if (mount.ImageOptions !== undefined && type !== 'image') return mixed('image');
  if (options !== undefined && type !== 'bind') return mixed('bind');
  if (mount.TmpfsOptions !== undefined && type !== 'tmpfs') return mixed('tmpfs');
  const needs = (mode: string, what: string) =>
    `option 'bind-recursive=${mode}' requires '${what}' to be specified in conjunction`;
  if (options?.ReadOnlyNonRecursive && !mount.ReadOnly) return needs('writable', 'readonly');
  if (options?.ReadOnlyForceRecursive && !mount.ReadOnly) return needs('readonly', 'readonly');
  if (options?.ReadOnlyForceRecursive && options.Propagation !== 'rprivate') {
    return needs('readonly', 'bind-propagation=rprivate');
  }
  return undefined;
}

/** A relative `source` is left as typed; run-options.ts makes `.` and `./x` absolute, for it knows the directory. */
export function parseMountOption(value: string): Reading<MountDocument> {
  const fields = parseCsvRecord(value);
  if (!fields.ok) return fields;
  const mount: MountDocument = { Type: 'volume' };
  for (const field of fields.value) {
    const problem = applyField(mount, field);
    if (problem !== undefined) return refuse(problem);
  }
  const problem = complaint(mount);
  return problem === undefined ? read(mount) : refuse(problem);
}
