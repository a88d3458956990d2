/*
 * The engine's grammar of a mount (HostConfig.Binds, HostConfig.Mounts):
 *
 *   bind     := destination | source ':' destination [':' mode]
 *   source   := absolute host path | volume name
 *   mode     := option (',' option)*
 *   option   := 'ro' | 'rw' | 'z' | 'Z' | 'nocopy' | consistency | propagation      each kind at most once
 *   consistency := 'consistent' | 'cached' | 'delegated'
 *   propagation := ['r'] ('shared' | 'slave' | 'private')                            binds only
 */
import { clean as cleanPath } from '../filesystem/path.js';
import type { Mount, MountOrigin } from './mount.js';

/** What `--mount` (HostConfig.Mounts) carries, in the Engine API's names. */
export interface MountRequest {
  readonly Type?: string;
  readonly Source?: string;
  readonly Target?: string;
  readonly ReadOnly?: boolean;
  readonly Consistency?: string;
  readonly BindOptions?: { readonly Propagation?: string; readonly NonRecursive?: boolean };
  readonly VolumeOptions?: {
    readonly NoCopy?: boolean;
    readonly Labels?: Readonly<Record<string, string>>;
    readonly DriverConfig?: { readonly Name?: string; readonly Options?: Readonly<Record<string, string>> };
  };
  readonly TmpfsOptions?: { readonly SizeBytes?: number; readonly Mode?: number };
}

/** A refused specification, in the engine's words. */
export interface MountProblem {
  readonly problem: string;
}

const propagations = new Set(['private', 'rprivate', 'slave', 'rslave', 'shared', 'rshared']);
const optionKinds: Readonly<Record<string, string>> = {
  ro: 'access',
  rw: 'access',
  z: 'label',
  Z: 'label',
  nocopy: 'copy',
  consistent: 'consistency',
  cached: 'consistency',
  delegated: 'consistency',
};

function problem(text: string): MountProblem {
  return { problem: text };
}

function kindOfOption(option: string): string | undefined {
  if (propagations.has(option)) return 'propagation';
  return Object.hasOwn(optionKinds, option) ? optionKinds[option] : undefined;
}

/** Whether every option of a mode is known, and none of a kind is there twice. */
export function modeIsValid(mode: string): boolean {
  if (mode === '') return true;
  const seen = new Set<string>();
  for (const option of mode.split(',')) {
    const kind = kindOfOption(option);
    if (kind === undefined || seen.has(kind)) return false;
    seen.add(kind);
  }
  return true;
}

interface Parts {
  readonly source: string;
  readonly destination: string;
  readonly mode: string;
}

function splitBind(text: string): Parts | MountProblem {
  const invalid = problem(`invalid volume specification: '${text}'`);
  const fields = text.split(':');
  if (fields.length > 3 || fields[0] === '') return invalid;
  if (fields.length === 1) return { source: '', destination: fields[0] ?? '', mode: '' };
  if (fields.length === 2) {
    if (fields[1] === '' || modeIsValid(fields[1] ?? '')) return invalid;
    return { source: fields[0] ?? '', destination: fields[1] ?? '', mode: '' };
  }
  if (fields[1] === '') return invalid;
  return { source: fields[0] ?? '', destination: fields[1] ?? '', mode: fields[2] ?? '' };
}

/** The request that a `-v` text stands for: an absolute source is a bind, another one a volume's name. */
function requestOf(parts: Parts): MountRequest {
  const options = parts.mode === '' ? [] : parts.mode.split(',');
  const propagation = options.find((option) => propagations.has(option));
  const isBind = parts.source.startsWith('/');
  return {
    Type: isBind ? 'bind' : 'volume',
    Source: parts.source,
    Target: parts.destination,
    ReadOnly: options.includes('ro'),
    ...(propagation === undefined ? {} : { BindOptions: { Propagation: propagation } }),
    ...(options.includes('nocopy') ? { VolumeOptions: { NoCopy: true } } : {}),
  };
}

/** One `HostConfig.Binds` entry as a mount. `driver` is HostConfig.VolumeDriver. */
export function parseBind(text: string, driver: string): Mount | MountProblem {
  const parts = splitBind(text);
  if ('problem' in parts) return parts;
  if (!modeIsValid(parts.mode)) return problem(`invalid mode: ${parts.mode}`);
  const request = requestOf(parts);
  const mount = mountOf(request, { by: 'volume-flag' }, driver);
  if ('problem' in mount) return problem(`invalid volume specification: '${text}': ${mount.problem}`);
  return { ...mount, mode: parts.mode, createSource: true };
}

/** One `HostConfig.Mounts` entry as a mount. That a bind's source exists is for the caller to check. */
export function parseMountRequest(request: MountRequest): Mount | MountProblem {
  return mountOf(request, { by: 'mount-flag' }, request.VolumeOptions?.DriverConfig?.Name ?? '');
}

function mountOf(request: MountRequest, origin: MountOrigin, driver: string): Mount | MountProblem {
  const type = request.Type ?? '';
  const reason = requestProblem(request, type);
  if (reason !== undefined) return problem(`invalid mount config for type "${type}": ${reason}`);
  const source = request.Source ?? '';
  const shared = {
    destination: cleanPath(request.Target ?? ''),
    writable: request.ReadOnly !== true,
    mode: '',
    referenced: false,
    createSource: false,
    origin,
    named: source !== '',
  };
  if (type === 'bind') {
    const propagation = request.BindOptions?.Propagation || (holdsEngine(source) ? 'rslave' : 'rprivate');
    const bind = { type, name: '', source: cleanPath(source), propagation, driver: '', copyUp: false } as const;
    return Object.assign({}, shared, bind);
  }
  const common = Object.assign({}, shared, { source: '', propagation: '' });
  if (type === 'tmpfs') {
    const mode = request.TmpfsOptions?.Mode;
    const options = mode === undefined ? {} : { tmpfsOptions: `mode=${mode.toString(8)}` };
    return Object.assign({}, common, { type, name: '', driver: '', copyUp: false, ...options } as const);
  }
  const copyUp = request.VolumeOptions?.NoCopy !== true;
  return Object.assign({}, common, { type: 'volume', name: source, driver, copyUp } as const);
}

const engineRoot = '/var/lib/docker';

/** A folder of the engine's own data, or one that has them in it: what is mounted there later is seen through it. */
function holdsEngine(source: string): boolean {
  return source.startsWith(engineRoot) || engineRoot.startsWith(source);
}

/** Another propagation that was asked for a bind which has the engine's own data in it. */
export function propagationProblem({ type, source, propagation }: Mount): string | undefined {
  if (type !== 'bind' || !holdsEngine(source) || propagation === 'rslave' || propagation === 'rshared')
    return undefined;
  return (
    'invalid mount config: must use either propagation mode "rslave" or "rshared" when mount source is within the ' +
    `daemon root, daemon root: "${engineRoot}", bind mount source: "${source}", propagation: "${propagation}"`
  );
}

function requestProblem(request: MountRequest, type: string): string | undefined {
  if (!request.Target) return 'field Target must not be empty';
  if (type !== 'bind' && type !== 'volume' && type !== 'tmpfs') return 'mount type unknown';
  const target = request.Target;
  if (cleanPath(target) === '/') return "invalid specification: destination can't be '/'";
  if (!target.startsWith('/')) return `invalid mount path: '${target}' mount path must be absolute`;
  if (type === 'bind') return bindProblem(request);
  if (request.BindOptions !== undefined) return 'field BindOptions must not be specified';
  if (type === 'tmpfs') return request.Source ? 'field Source must not be specified' : undefined;
  if (!request.Source && request.ReadOnly) return 'must not set ReadOnly mode when using anonymous volumes';
  return undefined;
}

function bindProblem(request: MountRequest): string | undefined {
  const source = request.Source ?? '';
  if (source === '') return 'field Source must not be empty';
  const propagation = request.BindOptions?.Propagation;
  if (propagation && !propagations.has(propagation)) return `invalid propagation mode: ${propagation}`;
  if (request.VolumeOptions !== undefined) return 'field VolumeOptions must not be specified';
  if (!source.startsWith('/')) return `invalid mount path: '${source}' mount path must be absolute`;
  return undefined;
}
