import { type Bytes, fromUint8Array } from '../digest/bytes.js';
import { archiveChunks } from '../filesystem/archive-write.js';
import type { Change } from '../filesystem/compare.js';

/** A changeset's tar as one byte string. */
export function archiveBytes(changes: readonly Change[]): Bytes {
  return Array.from(archiveChunks(changes), textOf).join('');
}

/** Long runs of zeros, which is what big files are made of here, cost nothing. */
function textOf(chunk: Uint8Array): Bytes {
  let at = 0;
  while (at < chunk.length && chunk[at] === 0) at += 1;
  return at === chunk.length ? '\0'.repeat(chunk.length) : fromUint8Array(chunk);
}
