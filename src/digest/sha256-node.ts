/**
 * SHA-256 by Node's own library. This is the only file below the adapters that may name a `node:` module; the
 * package's `imports` map puts sha256-noble.ts in its place outside Node.
 */
import { type Hash, createHash } from 'node:crypto';
import type { Bytes } from './bytes.js';
import type { RunningHash } from './running-hash.js';

function feed(hash: Hash, bytes: Uint8Array | Bytes): Hash {
  return typeof bytes === 'string' ? hash.update(bytes, 'latin1') : hash.update(bytes);
}

export function sha256(bytes: Uint8Array | Bytes): string {
  return feed(createHash('sha256'), bytes).digest('hex');
}

export function createSha256(): RunningHash {
  const hash = createHash('sha256');
  const running: RunningHash = {
    update(bytes) {
      feed(hash, bytes);
      return running;
    },
    hex: () => hash.copy().digest('hex'),
  };
  return running;
}
