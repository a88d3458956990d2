import { sha256 } from '../digest/sha256.js';

/** Where overlay2 keeps something. The engine names these folders by chance; here the name follows from what is in them. */
export function overlayFolder(what: string): string {
  return `/var/lib/docker/overlay2/${sha256(what)}`;
}

/** Where overlay2 keeps what a container has changed. */
export function containerFolder(id: string): string {
  return overlayFolder(id);
}
