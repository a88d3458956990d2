import { commandLine } from '../container/command-line.js';
import type { Container } from '../container/container.js';
import { writableSize } from '../container/writable-size.js';
import { findContainer } from '../engine/find-container.js';
import { dockerDiff } from '../filesystem/docker-diff.js';
import type { Host } from '../host/host.js';
import { shortId } from '../digest/digest.js';
import { type Message, message } from '../language/language.js';
import type { ContainerEnd } from '../language/container-values.js';
import { formatRfc3339Nano } from '../time/instant.js';
import type { Mount } from '../volume/mount.js';
import { isUp } from '../view/container-status.js';
import { type Failure, isFailure } from '../world/failure.js';
import { imageName, volumeName } from './display-name.js';
import type { Explanation } from './explanation.js';
import { removeContainers } from './removal-commands.js';

/** Those that end a process often enough to be known by their exit code. */
const signals: Readonly<Record<number, string>> = {
  129: 'HUP',
  130: 'INT',
  131: 'QUIT',
  134: 'ABRT',
  137: 'KILL',
  139: 'SEGV',
  141: 'PIPE',
  143: 'TERM',
};

function endOf(code: number): ContainerEnd {
  return { code, signal: signals[code] };
}

function clock(instant: number | undefined): string {
  return formatRfc3339Nano((instant ?? 0) - ((instant ?? 0) % 1000));
}

function answer(container: Container): Message {
  const { name, state, config } = container;
  switch (state.status) {
    case 'running':
      return message('container.running', {
        container: name,
        command: commandLine(config).join(' '),
        since: clock(state.startedAt),
      });
    case 'paused':
      return message('container.paused', { container: name });
    case 'restarting':
      return message('container.restarting', { container: name });
    case 'created':
      return state.error === ''
        ? message('container.created', { container: name })
        : message('container.failed', { container: name, reason: state.error });
    default:
      return message('container.exited', { container: name, at: clock(state.finishedAt), end: endOf(state.exitCode) });
  }
}

function life({ state, hostConfig }: Container): readonly Message[] {
  const up = isUp(state);
  const policy = hostConfig.RestartPolicy?.Name ?? '';
  return [
    ...(state.exitCode === 137 && state.stopRequested && !up ? [message('container.killed-after-stop', {})] : []),
    ...(hostConfig.AutoRemove === true ? [message('container.removed-at-end', {})] : []),
    ...(policy === '' || policy === 'no' ? [] : [message('container.restarts', { policy })]),
    ...(up || state.status === 'restarting' ? [] : [message('container.kept', {})]),
  ];
}

export function mountMessage(host: Host, { type, destination, name, source, writable, origin }: Mount): Message {
  const from =
    origin.by === 'volumes-from'
      ? (host.containers.get(origin.container)?.name ?? origin.container.slice(0, 12))
      : undefined;
  return message('container.mount', {
    type,
    at: destination,
    name: volumeName(name),
    path: source,
    readonly: !writable,
    from,
  });
}

/** Why a container is in the state it is in, what it holds, and what would be lost with it. */
export function explainContainer(host: Host, text: string): Explanation | Failure {
  const container = findContainer(host, text);
  if (isFailure(container)) return container;
  const known = host.images.images.has(container.image);
  const changed = dockerDiff(container.base, container.files.root).length;
  return {
    answer: answer(container),
    because: [
      ...life(container),
      known
        ? message('container.image', { image: imageName(host.images, container.image) })
        : message('container.image-gone', { image: shortId(container.image) }),
      message('container.own-layer', { bytes: writableSize(container), paths: changed }),
      ...container.mounts.map((mount) => mountMessage(host, mount)),
    ],
    remedy: {
      command: removeContainers([container]),
      effect: message('remedy.remove-container', { container: container.name }),
    },
  };
}
