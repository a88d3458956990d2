import type { Container } from '../lab/container.js';
import type { Host } from '../lab/host.js';
import type { Image } from '../lab/image.js';
import type { Lab } from '../lab/lab.js';
import type { Volume } from '../lab/volume.js';
import type { LabCommand, Nth } from './lab-command.js';

function pick<T>(list: readonly T[], nth: Nth): T | undefined {
  return list[nth % Math.max(1, list.length)];
}

export function nthHost(lab: Lab, nth: Nth): Host {
  return pick(lab.hosts, nth) ?? lab.host();
}

type ContainerCommand = Extract<LabCommand, { readonly container: Nth }>;

/** Statuses that a command is for. */
const suited: Readonly<Partial<Record<ContainerCommand['command'], string>>> = {
  exec: 'running',
  stop: 'running',
  kill: 'running',
  pause: 'running',
  unpause: 'paused',
};

/** Which container a command is about: one that it is for, while there is any such. */
export function subjectOf(host: Host, { command, container }: ContainerCommand): Container | undefined {
  const all = host.containers;
  const wanted = suited[command];
  const fit = wanted === undefined ? [] : all.filter(({ status }) => status === wanted);
  return pick(fit.length > 0 ? fit : all, container);
}

export function nthContainer(host: Host, nth: Nth): Container | undefined {
  return pick(host.containers, nth);
}

export function nthImage(host: Host, nth: Nth): Image | undefined {
  return pick(host.images.toReversed(), nth);
}

/** What a user would type for it: its first name, else its short id. */
export function imageText(image: Image): string {
  return image.tags[0] ?? image.shortId;
}

export function nthVolume(host: Host, nth: Nth): Volume | undefined {
  return pick(host.volumes, nth);
}
