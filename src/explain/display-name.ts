import type { Digest } from '../digest/digest.js';
import { shortId } from '../digest/digest.js';
import type { Container } from '../container/container.js';
import type { Host } from '../host/host.js';
import type { ImageStore } from '../image/store.js';
import { namesOf } from '../image/store.js';
import { familiarString } from '../reference/familiar.js';
import { parseCanonical } from '../reference/normalize.js';

/** A volume that got its name from the engine is shown as lists do: by the first twelve digits. */
export function volumeName(name: string): string {
  return /^[0-9a-f]{64}$/.test(name) ? name.slice(0, 12) : name;
}

/** Tags and digests as a user writes them, in the order of `docker images`. */
export function familiarNames(store: ImageStore, id: Digest): readonly string[] {
  return namesOf(store, id).map((name) => familiarString(parseCanonical(name)));
}

/** Its first tag, else its short id. */
export function imageName(store: ImageStore, id: Digest): string {
  const names = familiarNames(store, id);
  return names.find((name) => !name.includes('@')) ?? names[0] ?? shortId(id);
}

export function oldestFirst(containers: Iterable<Container>): readonly Container[] {
  return [...containers].sort((a, b) => a.created - b.created || a.sequence - b.sequence);
}

export function containersOfImage(host: Host, image: Digest): readonly Container[] {
  return oldestFirst([...host.containers.values()].filter((one) => one.image === image));
}
