import type { Bytes } from '../digest/bytes.js';
import type { HostConfig } from '../container/configuration.js';
import type { Digest } from '../digest/digest.js';
import type { ImageFilters } from '../image/filters.js';
import type { RemovalRecord } from '../image/remove-image.js';
import { type Failure, failure, isFailure } from '../world/failure.js';
import { attachContainer } from './attach.js';
import { type CommitContainerRequest, commitContainer } from './commit-container.js';
import {
  type ContainerPath,
  copyFromContainer,
  copyToContainer,
  exportContainer,
  type PathStat,
  statPath,
} from './container-archive.js';
import { type ConnectRequest, connectNetwork, type DisconnectRequest, disconnectNetwork } from './connect-network.js';
import { emitContainer } from './container-event.js';
import { type CreateRequest, createContainer } from './create-container.js';
import type { Engine, Refused } from './engine.js';
import { type ExecRequest, execInContainer } from './exec.js';
import { findInDraft } from './find-container.js';
import { type ImportImageRequest, importArchive, loadImages, saveImages } from './image-archive.js';
import { type ImagesPruned, pruneUnusedImages, removeImages, tagSource } from './images.js';
import { writeInput } from './input.js';
import type { Launched } from './launch-in-container.js';
import { createNetwork, type NetworkRequest, pruneNetworks, removeNetwork } from './networks.js';
import { type Filters, type Pruned, pruneContainers, pruneVolumes } from './prune.js';
import { type PullRequest, type Pulled, pullImages } from './pull.js';
import { type PushRequest, type Pushed, pushImages } from './push.js';
import { type RemoveOptions, removeContainer } from './remove-container.js';
import { renameContainer } from './rename-container.js';
import { type ResizeRequest, resizeOwnTerminal } from './resize-terminal.js';
import { startContainer } from './start-container.js';
import { killContainer, pauseContainer, stopContainer, unpauseContainer } from './stop-container.js';
import { updateContainer } from './update-container.js';
import { createVolume, removeVolume, type VolumeRequest } from './volumes.js';

/** Every change that one host's engine can be asked for: name -> what it takes, what it gives. */
export interface EngineCalls {
  'create-container': [CreateRequest, string];
  /** `autoRemove`: what `keep` took from it is given back. */
  'start-container': [{ readonly container: string; readonly autoRemove?: boolean }, undefined];
  /** Gives whether it has ended already. `keep`: its `--rm` does not count this time, for it is to be started again. */
  'stop-container': [{ readonly container: string; readonly seconds?: number; readonly keep?: boolean }, boolean];
  /** To be called when a stopped or restarted container has got there: it only leaves the event. */
  'note-container': [{ readonly container: string; readonly action: 'stop' | 'restart' }, undefined];
  'kill-container': [{ readonly container: string; readonly signal?: string }, undefined];
  'pause-container': [{ readonly container: string }, undefined];
  'unpause-container': [{ readonly container: string }, undefined];
  'update-container': [{ readonly container: string; readonly hostConfig: HostConfig }, undefined];
  'rename-container': [{ readonly container: string; readonly name: string }, undefined];
  'remove-container': [{ readonly container: string } & RemoveOptions, undefined];
  'prune-containers': [{ readonly filters?: Filters; readonly until?: number }, Pruned];
  /** The engine opens a container's log for whoever asks for it, though it has never run. */
  'open-log': [{ readonly container: string }, undefined];
  /** Follows what a container prints from now on, and its end: the key of a capture. */
  'attach-container': [{ readonly container: string; readonly event?: boolean }, number];
  exec: [ExecRequest, Launched];
  /** Feeds standard input of a container or a capture; `end` closes it. */
  'write-input': [
    { readonly container?: string; readonly capture?: number; readonly bytes?: string; readonly end?: boolean },
    undefined,
  ];
  /** Gives the own terminal of a container or of a capture another size. */
  'resize-terminal': [ResizeRequest, undefined];
  /** A tar of the container's own files, mounts left out. */
  'export-container': [{ readonly container: string }, Bytes];
  /** What is at a path of a container, running or not; undefined: nothing. */
  'stat-path': [ContainerPath, PathStat | undefined];
  'copy-from-container': [ContainerPath & { readonly follow?: boolean }, Bytes];
  /** Unpacks a tar in a folder; `rename` gives its first name another one. */
  'copy-to-container': [
    ContainerPath & { readonly archive: Bytes; readonly rename?: readonly [from: string, to: string] },
    undefined,
  ];
  commit: [CommitContainerRequest, Digest];
  'save-images': [{ readonly images: readonly string[] }, Bytes];
  /** What `docker load` prints, line by line. */
  'load-images': [{ readonly archive: Bytes }, readonly string[]];
  'import-image': [ImportImageRequest, Digest];
  'tag-image': [{ readonly source: string; readonly target: string }, undefined];
  'remove-image': [
    { readonly image: string; readonly force?: boolean; readonly noPrune?: boolean },
    readonly RemovalRecord[],
  ];
  'prune-images': [{ readonly filters?: ImageFilters; readonly until?: number }, ImagesPruned];
  pull: [PullRequest, Pulled];
  push: [PushRequest, Pushed];
  'create-volume': [VolumeRequest, string];
  'remove-volume': [{ readonly volume: string; readonly force?: boolean }, undefined];
  'prune-volumes': [{ readonly filters?: Filters }, Pruned];
  'create-network': [NetworkRequest, string];
  'remove-network': [{ readonly network: string }, undefined];
  'connect-network': [ConnectRequest, undefined];
  'disconnect-network': [DisconnectRequest, undefined];
  'prune-networks': [{ readonly filters?: Filters; readonly until?: number }, Pruned];
}

export type EngineCallName = keyof EngineCalls;
export type EngineCall<K extends EngineCallName = EngineCallName> = {
  [N in K]: { readonly call: N } & EngineCalls[N][0];
}[K];
export type EngineValue<K extends EngineCallName> = EngineCalls[K][1];

type Verbs = {
  readonly [K in EngineCallName]: (engine: Engine, call: EngineCalls[K][0]) => EngineValue<K> | Failure | Refused;
};

/** A verb on one container, found by what the user typed. */
function onContainer<T>(engine: Engine, text: string, verb: (id: string) => T): T | Failure {
  const container = findInDraft(engine.draft, engine.host, text);
  return isFailure(container) ? container : verb(container.id);
}

const verbs: Verbs = {
  'create-container': createContainer,
  'start-container': (engine, { container, autoRemove }) =>
    onContainer(engine, container, (id) => startContainer(engine, id, autoRemove)),
  'stop-container': (engine, { container, seconds, keep }) => stopContainer(engine, container, seconds, keep),
  'note-container': (engine, { container, action }) =>
    onContainer(engine, container, (id) => {
      const row = engine.draft.peekContainer(engine.host, id);
      if (row) emitContainer(engine, row, action);
      return undefined;
    }),
  'kill-container': (engine, { container, signal }) => killContainer(engine, container, signal),
  'pause-container': (engine, { container }) => pauseContainer(engine, container),
  'unpause-container': (engine, { container }) => unpauseContainer(engine, container),
  'update-container': (engine, { container, hostConfig }) => updateContainer(engine, container, hostConfig),
  'rename-container': (engine, { container, name }) => renameContainer(engine, container, name),
  'remove-container': (engine, { container, ...options }) => removeContainer(engine, container, options),
  'prune-containers': (engine, { filters = {}, until }) => pruneContainers(engine, filters, until),
  'open-log': (engine, { container }) =>
    onContainer(engine, container, (id) => {
      engine.draft.container(engine.host, id).hasLog = true;
      return undefined;
    }),
  'attach-container': (engine, { container, event }) =>
    onContainer(engine, container, (id) => attachContainer(engine, id, event)),
  exec: execInContainer,
  'write-input': writeInput,
  'resize-terminal': resizeOwnTerminal,
  'export-container': exportContainer,
  'stat-path': statPath,
  'copy-from-container': copyFromContainer,
  'copy-to-container': copyToContainer,
  commit: commitContainer,
  'save-images': saveImages,
  'load-images': loadImages,
  'import-image': importArchive,
  'tag-image': (engine, { source, target }) => tagSource(engine, source, target),
  'remove-image': (engine, { image, ...options }) => removeImages(engine, image, options),
  'prune-images': (engine, { filters = {}, until }) => pruneUnusedImages(engine, filters, until),
  pull: pullImages,
  push: pushImages,
  'create-volume': (engine, request) => {
    engine.draft.tick();
    return createVolume(engine, request);
  },
  'remove-volume': (engine, { volume, force }) => removeVolume(engine, volume, force === true),
  'prune-volumes': (engine, { filters = {} }) => pruneVolumes(engine, filters),
  'create-network': createNetwork,
  'remove-network': (engine, { network }) => removeNetwork(engine, network),
  'connect-network': connectNetwork,
  'disconnect-network': disconnectNetwork,
  'prune-networks': (engine, { filters = {}, until }) => pruneNetworks(engine, filters, until),
};

/**
 * Does one call on a draft that has had no change yet. A `Refused` has left something behind (see Refused); after a
 * `Failure` the draft is good for nothing.
 */
export function callAlone<K extends EngineCallName>(
  engine: Engine,
  call: EngineCall<K>,
): EngineValue<K> | Failure | Refused {
  if (!engine.draft.peekHost(engine.host)) {
    return failure('no-such-host', `No such host: ${engine.host}`, { host: engine.host });
  }
  if (!Object.hasOwn(verbs, call.call)) {
    return failure('invalid-argument', `There is no engine call named ${String(call.call)}`);
  }
  const verb = verbs[call.call as K] as (engine: Engine, call: EngineCalls[K][0]) => EngineValue<K> | Failure | Refused;
  return verb(engine, call as EngineCalls[K][0]);
}

/** Does one call in the middle of a step: a `Failure` has changed nothing. */
export function callEngine<K extends EngineCallName>(
  engine: Engine,
  call: EngineCall<K>,
): EngineValue<K> | Failure | Refused {
  const saved = engine.draft.save();
  const value = callAlone(engine, call);
  if (isFailure(value)) engine.draft.restore(saved);
  return value;
}
