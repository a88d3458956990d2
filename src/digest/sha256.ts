import { createSha256 as create, sha256 as hash } from '#sha256';
import type { Bytes } from './bytes.js';
import type { RunningHash } from './running-hash.js';

/** 64 lower-case hexadecimal digits. */
export function sha256(bytes: Uint8Array | Bytes): string {
  return hash(bytes);
}

/** For content that comes in pieces; the pieces give the same hash as their concatenation. */
export function createSha256(): RunningHash {
  return create();
}
