/** SHA-256 where there is no Node: browsers, workers, Deno, Bun. Same results as sha256-node.ts. */
import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { type Bytes, toUint8Array } from './bytes.js';
import type { RunningHash } from './running-hash.js';

function asArray(bytes: Uint8Array | Bytes): Uint8Array {
  return typeof bytes === 'string' ? toUint8Array(bytes) : bytes;
}

export function sha256(bytes: Uint8Array | Bytes): string {
  return bytesToHex(nobleSha256(asArray(bytes)));
}

export function createSha256(): RunningHash {
  const hash = nobleSha256.create();
  const running: RunningHash = {
    update(bytes) {
      hash.update(asArray(bytes));
      return running;
    },
    hex: () => bytesToHex(hash.clone().digest()),
  };
  return running;
}
