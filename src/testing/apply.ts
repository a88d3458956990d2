import type { Container } from '../lab/container.js';
import type { Host } from '../lab/host.js';
import type { Lab } from '../lab/lab.js';
import type { RunOptions } from '../lab/run-options.js';
import { type Failure, isFailure } from '../world/failure.js';
import type { CommandSequence, ContainerWish, LabCommand } from './lab-command.js';
import { imageText, nthContainer, nthHost, nthImage, nthVolume, subjectOf } from './nth.js';
import { sequenceLab } from './sequence-lab.js';

/** `skipped`: there was nothing of the kind that the command is about. */
export type Outcome = 'done' | 'skipped' | Failure;

type ContainerCommand = Extract<LabCommand, { readonly container: number }>;
type ImageCommand = Extract<LabCommand, { readonly command: 'tag' | 'rmi' | 'pull' | 'push' | 'image prune' }>;
type HostCommand = Exclude<LabCommand, ContainerCommand | ImageCommand | { readonly command: 'advance' }>;

function outcome(value: unknown): Outcome {
  return isFailure(value) ? value : 'done';
}

/** A wish in the words of the typed API; what it refers to is looked up now. */
export function optionsOf(host: Host, wish: ContainerWish): RunOptions {
  const existing = wish.existing.flatMap(({ volume, at }) => {
    const found = nthVolume(host, volume);
    return found ? [`${found.name}:${at}`] : [];
  });
  const volumesFrom = wish.volumesFrom.flatMap(({ container, readonly }) => {
    const found = nthContainer(host, container);
    return found ? [readonly ? `${found.id}:ro` : found.id] : [];
  });
  return {
    command: wish.line,
    ...(wish.name === undefined ? {} : { name: wish.name }),
    ...(wish.volumes.length + existing.length > 0 ? { volumes: [...wish.volumes, ...existing] } : {}),
    ...(volumesFrom.length > 0 ? { volumesFrom } : {}),
    ...(wish.tmpfs ? { tmpfs: { '/scratch': '' } } : {}),
    ...(wish.rm ? { rm: true } : {}),
  };
}

function applyToContainer(container: Container, command: ContainerCommand): unknown {
  switch (command.command) {
    case 'start':
      return container.tryStart();
    case 'stop':
      return container.tryStop();
    case 'kill':
      return container.tryKill();
    case 'restart':
      return container.tryRestart();
    case 'pause':
      return container.tryPause();
    case 'unpause':
      return container.tryUnpause();
    case 'rm':
      return container.tryRemove({ force: command.force, volumes: command.volumes });
    case 'exec':
      return container.tryExec(command.line);
    case 'rename':
      return container.tryRename(command.name);
    case 'commit':
      return container.tryCommit(command.name);
  }
}

function applyToImages(host: Host, command: ImageCommand): unknown {
  if (command.command === 'pull') return host.tryPull(command.name);
  if (command.command === 'push') return host.tryPush(command.name);
  if (command.command === 'image prune') return host.tryPruneImages({ all: command.all });
  const image = nthImage(host, command.image);
  if (!image) return 'skipped';
  if (command.command === 'tag') return image.tryTag(command.name);
  const options = { force: command.force, noPrune: command.noPrune };
  return command.byId ? image.tryRemove(options) : host.tryRemoveImage(imageText(image), options);
}

function applyToHost(host: Host, command: HostCommand): unknown {
  switch (command.command) {
    case 'create':
    case 'run': {
      const image = nthImage(host, command.wish.image);
      if (!image) return 'skipped';
      const options = optionsOf(host, command.wish);
      if (command.command === 'create') return host.tryCreate(imageText(image), options);
      return host.tryRun(imageText(image), { ...options, detach: command.detach });
    }
    case 'volume create':
      return host.tryCreateVolume(command.name);
    case 'volume rm': {
      const volume = nthVolume(host, command.volume);
      return volume ? volume.tryRemove() : 'skipped';
    }
    case 'container prune':
      return host.tryPruneContainers();
    case 'volume prune':
      return host.tryPruneVolumes();
    case 'write':
      return host.files.tryWrite(command.path, command.text);
    case 'delete':
      return host.files.tryRemove(command.path);
    case 'online':
      host.online = command.online;
      return undefined;
  }
}

function doIt(lab: Lab, command: LabCommand): unknown {
  if (command.command === 'advance') return lab.tryAdvance(command.milliseconds);
  const host = nthHost(lab, command.host);
  if ('container' in command) {
    const container = subjectOf(host, command);
    return container ? applyToContainer(container, command) : 'skipped';
  }
  switch (command.command) {
    case 'tag':
    case 'rmi':
    case 'pull':
    case 'push':
    case 'image prune':
      return applyToImages(host, command);
    default:
      return applyToHost(host, command);
  }
}

/** Does one command of a sequence on a lab, by the calls that any user would make. */
export function apply(lab: Lab, command: LabCommand): Outcome {
  const value = doIt(lab, command);
  return value === 'skipped' ? 'skipped' : outcome(value);
}

/** A new lab, and everything of the sequence done to it. */
export function replay(sequence: CommandSequence): Lab {
  const lab = sequenceLab(sequence);
  for (const command of sequence.commands) apply(lab, command);
  return lab;
}
