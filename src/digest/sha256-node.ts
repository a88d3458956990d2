/**
 * SHA-256 by Node's own library. This is the only file below the adapters that may name a `node:` module; the
 * package's `imports` map puts sha256-noble.ts in its place outside Node.
 */
// @ts-ignore -- the core compiles without Node's types; what is used of them is written down below
import { createHash as untypedCreateHash } from 'node:crypto';
import type { Bytes } from './bytes.js';
import type { RunningHash } from './running-hash.js';

interface NodeHash {
  update(bytes: Uint8Array): NodeHash;
  update(bytes: string, encoding: 'latin1'): NodeHash;
  copy(): NodeHash;
  digest(encoding: 'hex'): string;
}

const createHash = untypedCreateHash as unknown as (algorithm: 'sha256') => NodeHash;

function feed(hash: NodeHash, bytes: Uint8Array | Bytes): NodeHash {
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
