import { shortId, type Digest } from '../digest/digest.js';
import type { Container } from '../container/container.js';
import type { Host } from '../host/host.js';
import type { Image } from '../image/image.js';
import { childrenOf, hasNames, type ImageStore } from '../image/store.js';
import { containersOfImage, familiarNames, oldestFirst } from './display-name.js';

/** The command line for several steps of one purpose. */
function inTurn(steps: readonly string[]): string {
  return steps.filter((step) => step !== '').join(' && ');
}

/** `docker rm` of these containers; with force when one of them is up. */
export function removeContainers(containers: readonly Container[]): string {
  if (containers.length === 0) return '';
  const active = containers.some(({ state }) => ['running', 'paused', 'restarting'].includes(state.status));
  return `docker rm ${active ? '-f ' : ''}${containers.map(({ name }) => name).join(' ')}`;
}

/** The images and all that were made from them, each after its children. */
function withDescendants(store: ImageStore, images: readonly Digest[]): readonly Digest[] {
  const found = new Set<Digest>();
  const pending = [...images];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    // Seen again from another parent: it has to move behind.
    found.delete(next);
    found.add(next);
    pending.push(...childrenOf(store, next));
  }
  return [...found].reverse();
}

/**
 * What `docker rmi` has to be given for one image. Its tags; digests only where no tag of that repository takes them
 * along; the id of one without a name, unless it goes by itself with its last child.
 */
function removableNames(store: ImageStore, id: Digest): readonly string[] {
  if (!hasNames(store, id)) return childrenOf(store, id).length > 0 ? [] : [shortId(id)];
  const names = familiarNames(store, id);
  const tags = names.filter((name) => !name.includes('@'));
  const repositories = new Set(tags.map((tag) => tag.slice(0, tag.lastIndexOf(':'))));
  return [
    ...tags,
    ...names.filter((name) => name.includes('@') && !repositories.has(name.slice(0, name.indexOf('@')))),
  ];
}

/** Everything that has to go before these images can, in the order in which it can. */
export function removeImages(host: Host, images: readonly Image[]): string {
  const doomed = withDescendants(
    host.images,
    images.map(({ id }) => id),
  );
  const users = oldestFirst(doomed.flatMap((id) => containersOfImage(host, id)));
  const names = doomed.flatMap((id) => removableNames(host.images, id));
  return inTurn([removeContainers(users), `docker rmi ${names.join(' ')}`]);
}

/** Ends a volume: with its containers under the course's law, by name where it has to be asked for. */
export function removeVolume(name: string, users: readonly Container[], goesWithThem: boolean): string {
  return inTurn([removeContainers(users), goesWithThem && users.length > 0 ? '' : `docker volume rm ${name}`]);
}
