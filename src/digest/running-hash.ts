import type { Bytes } from './bytes.js';

/** A SHA-256 in the making. It is mutable: keep it inside the function that started it. */
export interface RunningHash {
  /** Adds bytes at the end; gives itself back. */
  update(bytes: Uint8Array | Bytes): RunningHash;
  /** 64 lower-case hexadecimal digits of all bytes so far. More may be added afterwards. */
  hex(): string;
}
