import type { Bytes } from './bytes.js';
import { sha256 } from './sha256.js';

/** `sha256:` and 64 lower-case hexadecimal digits: the only algorithm that the modelled Engine computes. */
export type Digest = `sha256:${string}`;

export function digestOf(bytes: Uint8Array | Bytes): Digest {
  return `sha256:${sha256(bytes)}`;
}

export function isDigest(text: string): text is Digest {
  return /^sha256:[0-9a-f]{64}$/.test(text);
}

/**
 * The first 12 characters after the algorithm, if there is one: how the Engine shortens any identifier
 * (pkg/stringid, TruncateID). Shorter texts stay whole.
 */
export function shortId(id: string): string {
  return id.slice(id.indexOf(':') + 1).slice(0, 12);
}
