import type { Digest } from '../digest/digest.js';
import type { Directory } from '../filesystem/node.js';

/** A changeset on top of others. Its changes are what differs from `below` to `tree`, which share what is equal. */
export interface Layer {
  /** Of this layer and everything beneath: what the Engine prints as `Deleted:`. */
  readonly chainId: Digest;
  /** SHA-256 of the changeset's tar. */
  readonly diffId: Digest;
  /** Chain id of the layer beneath; absent at the bottom. */
  readonly parent?: Digest;
  /** Bytes that it adds: lengths of the files and link targets it brings. */
  readonly size: number;
  /** The merged tree of the whole chain, and of the chain beneath. */
  readonly tree: Directory;
  readonly below: Directory;
}
