import { humanSizeWithPrecision } from '../../time/size.js';
import type { ContainerEnd, MountValues } from '../container-values.js';
import { number } from './lists.js';

function meaning({ code, signal }: ContainerEnd): string {
  if (signal !== undefined) return `${code}: 128 + ${code - 128}, its process was ended by signal ${signal}`;
  switch (code) {
    case 0:
      return '0: its command ended without an error';
    case 126:
      return '126: its command was found but could not be executed';
    case 127:
      return '127: its command was not found';
    default:
      return `${code}: which its command chose itself to report an error`;
  }
}

function source({ type, name, path, readonly }: MountValues): string {
  const what =
    type === 'volume' ? `volume ${name}` : type === 'bind' ? `the host's ${path}` : 'a tmpfs, in memory only';
  return `${what}${readonly ? ', read-only' : ''}`;
}

const size = (bytes: number): string => humanSizeWithPrecision(bytes, 3);

export const containerWords = {
  'container.created': ({ container }: { container: string }) =>
    `Container ${container} has been created, and never started.`,
  'container.running': ({ container, command, since }: { container: string; command: string; since: string }) =>
    `Container ${container} runs since ${since}, as long as its command \`${command}\` does.`,
  'container.paused': ({ container }: { container: string }) =>
    `Container ${container} is paused: its processes are there and stand still until \`docker unpause\`.`,
  'container.restarting': ({ container }: { container: string }) =>
    `Container ${container} has ended, and its restart policy is about to start it again.`,
  'container.exited': (values: { container: string; at: string; end: ContainerEnd }) =>
    `Container ${values.container} ended at ${values.at} with exit code ${meaning(values.end)}.`,
  'container.failed': ({ container, reason }: { container: string; reason: string }) =>
    `Container ${container} could not be started: ${reason}`,
  'container.killed-after-stop': () =>
    '`docker stop` asks with TERM first, and after ten seconds ends with KILL; a process with number 1 that has no handler for TERM ignores it.',
  'container.kept': () =>
    'It stays, with its files and its logs, until `docker rm` removes it: to end is not to be removed.',
  'container.removed-at-end': () => 'It was made with --rm: it is removed as soon as it ends.',
  'container.restarts': ({ policy }: { policy: string }) => `Its restart policy is ${policy}.`,
  'container.image': ({ image }: { image: string }) => `It was made from image ${image}.`,
  'container.image-gone': ({ image }: { image: string }) =>
    `Its image ${image} has been removed by force; the layers stay as long as this container does.`,
  'container.own-layer': ({ bytes, paths }: { bytes: number; paths: number }) =>
    paths === 0
      ? 'Its own layer is empty: it has changed no file of its image.'
      : `Its own layer holds ${number(paths, 'changed path')} (${size(bytes)}), which go with it unless \`docker commit\` makes an image of them.`,
  'container.mount': (values: MountValues) =>
    `At ${values.at} it sees ${source(values)}${
      values.from === undefined ? '' : `, inherited from ${values.from} by --volumes-from`
    }: that is no part of its image, of its layer or of a commit.`,
} as const;
