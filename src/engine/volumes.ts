import { remove } from '../filesystem/edit.js';
import { isFault } from '../filesystem/fault.js';
import { nodeAt } from '../filesystem/lookup.js';
import { filesAsRoot } from '../kernel/namespace.js';
import { emptyTable } from '../table/table.js';
import { isUnused } from '../volume/lifetime.js';
import { type Volume, volumeFolder } from '../volume/volume.js';
import { volumeOptionsProblem } from '../volume/volume-options.js';
import { volumeNameProblem } from '../volume/volume-name.js';
import { rememberGone, type VolumeGone } from '../volume/volume-gone.js';
import { type Failure, failure } from '../world/failure.js';
import { emitVolume } from './container-event.js';
import type { Engine } from './engine.js';

export interface VolumeRequest {
  /** '' or absent: an anonymous one with a 64-hex name. */
  readonly name?: string;
  readonly driver?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly options?: Readonly<Record<string, string>>;
}

/** Creates a volume, or finds it: an existing one is left as it is (FINDINGS 48). Its name. */
export function createVolume(engine: Engine, request: VolumeRequest, forMount = false): string | Failure {
  const driver = request.driver || 'local';
  const name = request.name || engine.draft.newId();
  if (driver !== 'local') {
    const reason = `create ${name}: error looking up volume plugin ${driver}: plugin "${driver}" not found`;
    return failure(forMount ? 'no-such-volume' : 'invalid-argument', reason, { volume: name, driver });
  }
  const refused = request.name ? volumeNameProblem(request.name) : undefined;
  if (refused !== undefined) return failure('invalid-argument', refused, { volume: name });
  const host = engine.draft.host(engine.host);
  if (host.volumes.has(name)) {
    emitVolume(engine, name, 'create');
    return name;
  }
  const wrong = volumeOptionsProblem(request.options ?? null);
  if (wrong !== undefined) return failure('invalid-argument', `create ${name}: ${wrong}`, { volume: name });
  makeVolume(engine, name, !request.name, request);
  return name;
}

/** Makes the row and the empty folder. */
export function makeVolume(engine: Engine, name: string, anonymous: boolean, request: VolumeRequest = {}): void {
  const host = engine.draft.host(engine.host);
  const files = filesAsRoot(engine.draft, engine.host, '');
  const folder = volumeFolder(name);
  makeFolders(engine, folder.slice(0, folder.lastIndexOf('/')), 0o701);
  const refused = files.mkdir(folder, 0o755);
  if (refused && refused.fault !== 'EEXIST') throw new Error(`the folder of volume ${name}: ${refused.fault}`);
  host.volumes = host.volumes.set(name, {
    name,
    driver: 'local',
    labels: request.labels ?? null,
    options: request.options ?? null,
    created: engine.draft.now,
    changed: engine.draft.now,
    anonymous,
    mountedBy: emptyTable(),
    references: emptyTable(),
    runningBy: emptyTable(),
  });
  emitVolume(engine, name, 'create');
}

/** `mkdir -p` on the host, owned by root. */
export function makeFolders(engine: Engine, path: string, mode = 0o755): boolean {
  const files = filesAsRoot(engine.draft, engine.host, '');
  let at = '';
  for (const part of path.split('/').slice(1)) {
    at += `/${part}`;
    const refused = files.mkdir(at, mode);
    if (refused && refused.fault !== 'EEXIST') return false;
  }
  const stat = files.stat(path);
  return !isFault(stat) && stat.kind === 'dir';
}

/** Takes away what is in a volume, and leaves it empty. */
export function emptyVolume(engine: Engine, name: string): void {
  const host = engine.draft.host(engine.host);
  const folder = nodeAt(host.files.root, volumeFolder(name));
  if (folder?.kind !== 'dir') return;
  for (const entry of folder.entries.keys()) {
    host.files = remove(host.files, `${volumeFolder(name)}/${entry}`, engine.draft.now);
  }
}

/** Why a volume goes, as it will be remembered. */
export type Leaving = Pick<VolumeGone, 'because' | 'container' | 'otherwise'>;

/** Takes a volume away with its data, and says so. */
export function destroyVolume(engine: Engine, name: string, leaving: Leaving): void {
  dropVolume(engine, name, leaving);
  emitVolume(engine, name, 'destroy');
}

/** The same without a word: a prune tells only of itself. */
export function dropVolume(engine: Engine, name: string, leaving: Leaving): void {
  const host = engine.draft.host(engine.host);
  const anonymous = host.volumes.get(name)?.anonymous === true;
  host.volumesGone = rememberGone(host.volumesGone, { name, anonymous, time: engine.draft.now, ...leaving });
  host.volumes = host.volumes.delete(name);
  const data = volumeFolder(name);
  const folder = data.slice(0, data.lastIndexOf('/'));
  if (nodeAt(host.files.root, folder)) host.files = remove(host.files, folder, engine.draft.now);
}

export function removeVolume(engine: Engine, name: string, force: boolean): Failure | undefined {
  const volume = engine.draft.peekHost(engine.host)?.volumes.get(name);
  if (!volume) return force ? undefined : failure('no-such-volume', `get ${name}: no such volume`, { volume: name });
  if (!isUnused(engine.draft.volumeLifetime, volume)) {
    const users = [...usersOf(engine, volume)].join(', ');
    return failure('volume-in-use', `remove ${name}: volume is in use - [${users}]`, { volume: name });
  }
  destroyVolume(engine, name, { because: 'command', container: '', otherwise: 'command' });
  return undefined;
}

function usersOf(engine: Engine, volume: Volume): Iterable<string> {
  return engine.draft.volumeLifetime === 'course' ? volume.mountedBy.keys() : volume.references.keys();
}

/** Changes one of a volume's lists of users. */
export function noteUser(
  engine: Engine,
  name: string,
  list: 'mountedBy' | 'references' | 'runningBy',
  container: string,
  present: boolean,
): void {
  const host = engine.draft.host(engine.host);
  const volume = host.volumes.get(name);
  if (!volume) return;
  const users = present ? volume[list].set(container, true) : volume[list].delete(container);
  if (users === volume[list]) return;
  host.volumes = host.volumes.set(name, { ...volume, [list]: users });
}
