import type { Bytes } from '../digest/bytes.js';
import type { Digest } from '../digest/digest.js';
import type { ImageConfig } from './config.js';

export interface Image {
  readonly id: Digest;
  readonly config: ImageConfig;
  /** The exact bytes of a config that was written elsewhere in another form; absent when `encodeConfig` gives them. */
  readonly json?: Bytes;
  /** Chain ids, lowest first. */
  readonly layers: readonly Digest[];
  /** The image it was committed from; lost on the way through a registry or an archive. */
  readonly parent?: Digest;
  /** Milliseconds since the Unix epoch. */
  readonly created: number;
  /** Virtual size: the bytes of all its layers. */
  readonly size: number;
  /** Orders the images of one store that were created in the same second: later ones have greater numbers. */
  readonly sequence: number;
  /** When a tag was last put on it, in milliseconds. */
  readonly lastTagged?: number;
}
